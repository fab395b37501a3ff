#include <filesystem>
#include <nlohmann/json.hpp>

#include "program/bad_input/bad_input.hpp"
#include "support/packed_bytes.hpp"
#include "support/random.hpp"
#include "support/run_retain.hpp"
#include "support/scratch_folder.hpp"
#include "support/snapshots.hpp"
#include "support/temporary_folder.hpp"
#include "support/workbooks.hpp"

using namespace retain;
using namespace retain::test;

namespace {

const std::string monthly_file = RETAIN_SOURCE_DIR "/examples/monthly.csv";
const std::string payments_file = RETAIN_SOURCE_DIR "/examples/payments.csv";

nlohmann::json report_of(const std::string& path) {
  const Run run = run_retain({"report", path, "-f", "json", "-q"});
  CAPTURE(path, run.err);
  REQUIRE(run.status == 0);
  return nlohmann::json::parse(run.out);
}

void check_same_report(const nlohmann::json& original, const nlohmann::json& reread) {
  for (const std::string key : {"granularity", "periods", "overall"}) {
    CAPTURE(key);
    CHECK(reread[key] == original[key]);
  }
}

/// Snapshots that add up, with awkward decimals, rates that are stated and names that a spreadsheet would run.
std::string random_snapshots(Random& random) {
  const std::vector<std::string> names = {"=1+1", "'=x", "@a", "plain", "_x0041_", "긴 이름", "a,b"};
  std::string text = "period,segment,cs,cn,ce,mrr_start,mrr_new,mrr_churned,mrr_end,gross margin,nps,frequency\n";
  const auto money = [&] { return std::to_string(random.upto(99'999'999)) + "." + std::to_string(random.upto(999'999)); };
  const auto rate = [&] { return std::to_string(random.upto(99)) + "." + std::to_string(random.upto(9'999'999)); };
  for (int month = 1; month <= 4; ++month) {
    for (const std::string& name : names) {
      const int start = random.upto(5000);
      const int came = random.upto(300);
      text += "2026-0" + std::to_string(month) + ",\"'" + name + "\"," + std::to_string(start) + "," + std::to_string(came) + "," +
              std::to_string(came + random.upto(start)) + "," + money() + "," + (random.one_in(5) ? "" : money()) + ",,";
      text += "," + rate() + "," + (random.one_in(4) ? "" : rate()) + "," + rate() + "\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a workbook reads back to the report that it shows", "[workbook]") {
  if (!has_workbooks()) return;
  const ScratchFolder folder;
  const std::string book = folder.path("report.xlsx");
  for (const auto& entry : std::filesystem::directory_iterator(RETAIN_SOURCE_DIR "/examples")) {
    // A table of cohorts has no report.
    if (entry.path().extension() != ".csv" || entry.path().stem() == "survivors") continue;
    const std::string path = entry.path().string();
    CAPTURE(path);
    // Some are for other commands.
    if (run_retain({"report", path}).err.find("which report does not read") != std::string::npos) continue;
    REQUIRE(run_retain({"report", path, "-o", book, "-q"}).status == 0);
    check_same_report(report_of(path), report_of(book));
  }
}

TEST_CASE("so does one of awkward values and names", "[workbook]") {
  if (!has_workbooks()) return;
  const ScratchFolder folder;
  Random random(20261101);
  for (unsigned i = 0; i < sampled(20); ++i) {
    const std::string input = folder.write("in.csv", random_snapshots(random));
    const std::string book = folder.path("report.xlsx");
    CAPTURE(i, input, folder.read("in.csv"));
    const Run run = run_retain({"report", input, "-o", book, "-q"});
    CAPTURE(run.err);
    REQUIRE(run.status == 0);
    check_same_report(report_of(input), report_of(book));
  }
}

TEST_CASE("a text in a cell of a workbook is what it is", "[workbook]") {
  if (!has_workbooks()) return;
  const ScratchFolder folder;
  const std::string book = folder.write("ids.xlsx", workbook_of({{"Rows", rows_xml({{"customer", "date", "amount"},
                                                                                    {"'-7", "2026-01-05", "1"},
                                                                                    {"-7x", "2026-01-05", "1"},
                                                                                    {"'-7x", "2026-01-06", "1"}})}}));
  const Run run = run_retain({"movements", book, "-f", "json", "-q"});
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  CHECK(run.out.find("\"'-7\"") != std::string::npos);
  CHECK(run.out.find("\"'-7x\"") != std::string::npos);
  CHECK(run.out.find("\"-7x\"") != std::string::npos);
}

TEST_CASE("snapshots in a workbook make the report of their rows", "[workbook]") {
  if (!has_workbooks()) return;
  const ScratchFolder folder;
  const std::string book = folder.path("snapshots.xlsx");
  REQUIRE(run_retain({"snapshot", payments_file, "--by", "country", "--full", "-o", book}).status == 0);
  const Run original = run_retain({"report", payments_file, "--by", "country", "-f", "json", "-q"});
  check_same_report(nlohmann::json::parse(original.out), report_of(book));
  CHECK(ReadBook(folder.read("snapshots.xlsx")).sheets() == std::vector<std::string>{"Data", "Notes"});
}

TEST_CASE("movements in a workbook are those of csv", "[workbook]") {
  if (!has_workbooks()) return;
  const Run csv = run_retain({"movements", payments_file, "-f", "csv", "-q"});
  const Run book = run_retain({"movements", payments_file, "-f", "xlsx", "-q"});
  REQUIRE(book.status == 0);
  const ReadBook read(book.out);
  const std::string text = read.text_of(read.sheets().front());
  CHECK(std::count(text.begin(), text.end(), '\n') == std::count(csv.out.begin(), csv.out.end(), '\n'));
  CHECK(text.starts_with("Customer|Period|Movement|Before|After|Change\n"));
  CHECK_THAT(text, Contains("A107|2026-09|expanded|9.9|11.88|1.98\n"));
}

TEST_CASE("neither the time zone nor a second run changes a byte", "[workbook]") {
  if (!has_workbooks()) return;
  const Run first = run_retain({"report", monthly_file, "-f", "xlsx"});
  const char* before = ::getenv("TZ");
  const std::string zone = before == nullptr ? "" : before;
  ::setenv("TZ", "Asia/Seoul", 1);
  ::tzset();
  const Run second = run_retain({"report", monthly_file, "-f", "xlsx"});
  before == nullptr ? ::unsetenv("TZ") : ::setenv("TZ", zone.c_str(), 1);
  ::tzset();
  REQUIRE(first.out.starts_with("PK"));
  CHECK((first.out == second.out));
}

TEST_CASE("a workbook goes to a file or a pipe, not to a terminal", "[workbook]") {
  cli::Console terminal;
  terminal.stdout_is_terminal = true;
  const Run refused = run_retain({"report", monthly_file, "-f", "xlsx"}, {}, terminal);
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  if (!has_workbooks()) {
    CHECK_THAT(refused.err, Contains("built without libxlsxwriter"));
    return;
  }
  CHECK_THAT(refused.err, Contains("a workbook (.xlsx) is no text for a terminal"));
  CHECK(run_retain({"report", monthly_file, "-f", "xlsx"}).status == 0);
}

TEST_CASE("without a place for temporary files there is an error and no workbook", "[workbook]") {
  if (!has_workbooks()) return;
  const ScratchFolder folder;
  const TemporaryFolder missing(folder.path("missing"));
  folder.write("report.xlsx", "before");
  for (const std::string command : {"report", "snapshot", "movements"}) {
    CAPTURE(command);
    const Run run = run_retain({command, payments_file, "-o", folder.path("report.xlsx"), "-q"});
    CHECK(run.status == 4);
    CHECK_THAT(run.err, Contains("missing: error: a workbook cannot be put together here: No such file or directory"));
    CHECK(folder.read("report.xlsx") == "before");
    CHECK(folder.names() == std::vector<std::string>{"report.xlsx"});
  }
}

TEST_CASE("without room for a workbook there is an error and no part of it", "[workbook]") {
  if (!has_workbooks()) return;
  const ScratchFolder folder;
  for (const std::string command : {"report", "movements"}) {
    check_refused(run_shell(folder, "ulimit -f 20; retain " + command + " '" + payments_file + "' -o report.xlsx -q"), 4,
                  {"a workbook cannot be put together here: File too large", "hint: ", "ulimit -f"});
    CHECK(folder.names().empty());
  }
}

TEST_CASE("digits that a cell does not hold are warned of, and an error where warnings are", "[workbook]") {
  if (!has_workbooks()) return;
  const ScratchFolder folder;
  const std::string input = folder.write("in.csv", "period,sales,purchases\n2026-01,12345678901234.56,7\n");
  const Run run = run_retain({"report", input, "-o", folder.path("a.xlsx")});
  CHECK(run.status == 0);
  CHECK_THAT(run.err, Contains("1 value of more than 15 digits"));
  CHECK(run_retain({"report", input, "-o", folder.path("b.xlsx"), "--strict"}).status == 3);
  CHECK(folder.names() == std::vector<std::string>{"a.xlsx", "in.csv"});
}

TEST_CASE("what has no workbook says so", "[workbook]") {
  const ScratchFolder folder;
  CHECK(run_retain({"diff", monthly_file, monthly_file, "-o", folder.path("a.xlsx")}).status == 2);
}
