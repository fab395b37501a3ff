#include <algorithm>

#include "cli/commands.hpp"
#include "cli/help/help.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using test::Run;
using test::run_retain;
using Names = std::vector<std::string>;

namespace {

const std::string one_month = "period,cs,cn,ce\n2026-01,70,30,90\n";
const std::string crr_of_month = "85.71428571428571\n";
const std::vector<std::string> crr = {"report", "-", "--metrics", "crr", "-f", "value"};

}  // namespace

TEST_CASE("report reads standard input where no file is named, and where a dash is") {
  CHECK(run_retain({"report", "--metrics", "crr", "-f", "value"}, one_month).out == crr_of_month);
  CHECK(run_retain(crr, one_month).out == crr_of_month);
}

TEST_CASE("report at a terminal without a file prints its help and does not wait") {
  cli::Console console;
  console.stdin_is_terminal = true;
  const Run run = run_retain({"report"}, one_month, console);
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err == cli::first_screen(cli::find_command(cli::commands(), "report")));
  CHECK(run_retain(crr, one_month, console).out == crr_of_month);
}

TEST_CASE("several files are one input") {
  const test::ScratchFolder folder;
  const std::string first = folder.write("a.csv", one_month);
  const std::string second = folder.write("b.csv", "period,cs,cn,ce\n2026-02,90,12,95\n");
  CHECK(run_retain({"report", first, second, "--metrics", "crr", "-f", "value"}).out == crr_of_month + "92.22222222222223\n");
}

TEST_CASE("a file that is there is replaced, but no input") {
  const test::ScratchFolder folder;
  const std::string file = folder.write("in.csv", one_month);
  const std::string old = folder.write("old.csv", "old");
  const Run run = run_retain({"report", file, "-o", old, "--metrics", "crr"});
  CHECK(run.status == 0);
  CHECK(run.out.empty());
  CHECK(folder.names() == Names{"in.csv", "old.csv"});
  CHECK(folder.read("old.csv") ==
        "period,segment,complete,customers_start,customers_new,customers_churned,customers_end,crr\n2026-01,,true,70,30,10,90,85."
        "71428571428571\n");
  CHECK(run_retain({"report", file, "-o", file}).status == 2);
  CHECK(folder.read("in.csv") == one_month);
}

TEST_CASE("an input that is wrong leaves standard output empty and files untouched") {
  const test::ScratchFolder folder;
  folder.write("out.csv", "old");
  const Run run = run_retain({"report", "-", "-o", folder.path("out.csv"), "-o", "-"}, "period,cs,cn,ce\n2026-01,7x,1,2\n");
  CHECK(run.status == 3);
  CHECK(run.out.empty());
  CHECK(run.err.starts_with("<stdin>:2:"));
  CHECK(run.err.find("7x") != std::string::npos);
  CHECK(folder.names() == Names{"out.csv"});
  CHECK(folder.read("out.csv") == "old");
}

TEST_CASE("an error of the numbers shows the line that it speaks of") {
  const Run run = run_retain({"report"}, "period,cs,cn,churned,ce\n2026-01,70,30,10,95\n");
  CHECK(run.status == 3);
  CHECK(run.err.starts_with("<stdin>:2"));
  CHECK(run.err.find("\n  2 | 2026-01,70,30,10,95\n") != std::string::npos);
}

TEST_CASE("a file that cannot be read or written is exit 4 with its name") {
  const test::ScratchFolder folder;
  const Run absent = run_retain({"report", folder.path("absent.csv")});
  CHECK(absent.status == 4);
  CHECK(absent.out.empty());
  CHECK(absent.err == folder.path("absent.csv") + ": error: cannot be read: No such file or directory\n");

  const Run nowhere = run_retain({"report", "-o", folder.path("absent/out.csv")}, one_month);
  CHECK(nowhere.status == 4);
  CHECK(nowhere.out.empty());
  CHECK(nowhere.err == folder.path("absent/out.csv") + ": error: cannot be written: No such file or directory\n");
}

TEST_CASE("the name of a file cannot steer the terminal") {
  const Run run = run_retain({"report", "no\x1b[31m\nsuch"});
  CHECK(run.status == 4);
  CHECK(run.err.find('\x1b') == std::string::npos);
  CHECK(std::count(run.err.begin(), run.err.end(), '\n') == 1);
}

TEST_CASE("warnings of the reader come before those of the numbers, with their lines") {
  const std::string text = "period,cs,cn,ce,churned_mrrr\n2026-01,70,30,90,5\n2026-02,91,12,95,5\n";
  const Run run = run_retain(crr, text);
  CHECK(run.status == 0);
  const std::size_t unknown_column = run.err.find("churned_mrrr");
  const std::size_t discontinuity = run.err.find("\n  3 | 2026-02,91,12,95,5\n");
  CHECK(unknown_column != std::string::npos);
  CHECK(discontinuity != std::string::npos);
  CHECK(unknown_column < discontinuity);
  CHECK(run.err.find("error") == std::string::npos);
  CHECK(run_retain({"report", "-q", "-f", "csv"}, text).err.empty());
}

TEST_CASE("strict makes errors of the reader's warnings and of the numbers'") {
  const Run reader = run_retain({"report", "--strict"}, "period,cs,cn,ce,churned_mrrr\n2026-01,70,30,90,5\n");
  CHECK(reader.status == 3);
  CHECK(reader.out.empty());
  CHECK(reader.err.find(": error: ") != std::string::npos);
  CHECK(reader.err.find("churned_mrrr") != std::string::npos);

  const Run numbers = run_retain({"report", "--strict"}, "period,cs,cn,ce\n2026-01,70,30,90\n2026-02,91,12,95\n");
  CHECK(numbers.status == 3);
  CHECK(numbers.out.empty());
  CHECK(run_retain({"report", "--strict", "-f", "csv"}, one_month).status == 0);
}

TEST_CASE("a doubt of the reader is told beside the error that it may explain") {
  const std::string text = "period,cs,cn,ce,customers_chured\n2026-01,70,100,90,5\n";
  const Run run = run_retain({"report"}, text);
  CHECK(run.status == 3);
  CHECK(run.err.find("warning: ") < run.err.find("error: "));
  CHECK(run_retain({"report", "-q"}, text).err.find("warning: ") == std::string::npos);
}

TEST_CASE("a stale file is exit 3 and a requirement not met exit 1 with the output written") {
  const Run stale = run_retain({"report", "--expect", "2026-02"}, one_month);
  CHECK(stale.status == 3);
  CHECK(stale.out.empty());
  CHECK(stale.err.find("2026-01") != std::string::npos);

  const Run unmet = run_retain({"report", "--require", "crr >= 90", "--metrics", "crr", "-f", "value"}, one_month);
  CHECK(unmet.status == 1);
  CHECK(unmet.out == crr_of_month);
  CHECK(unmet.err == "retain: Customer retention rate 2026-01: 85.7%, target 90: missed by 4.3 points\n");
}

TEST_CASE("bare numbers of unnamed metrics are refused before anything is read") {
  const Run run = run_retain({"report", "absent.csv", "-f", "value"});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err == "retain: error: -f value prints bare numbers and needs to know of which metrics\nhint: name them with --metrics\n");
}

TEST_CASE("a header that --column names and no input has is wrong usage") {
  const Run run = run_retain({"report", "--column", "start=Opening"}, one_month);
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err.find("\"Opening\"") != std::string::npos);
  CHECK(run_retain({"report", "--column", "ce=lost", "--column", "lost=ce", "--metrics", "churn", "-f", "value"},
                   "period,cs,lost,ce\n2026-01,70,60,10\n")
            .out == "14.285714285714286\n");
}
