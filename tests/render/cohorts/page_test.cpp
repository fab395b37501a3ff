#include <string>

#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using test::Contains;
using test::run_retain;

namespace {

const std::string drawn =
    "Cohort,Customers,Month 0,Month 1,Month 2\n2026-01,1200,100%,62.5%,48%\n2026-02,800,100%,55%,45%\n2026-03,1000,100%,70%,\n2026-04,900,"
    "100%,,\n";

std::string cohorts_in(const std::string& format, std::vector<std::string> flags = {}) {
  flags.insert(flags.begin(), {"cohort", "-f", format, "-q"});
  const auto run = run_retain(flags, drawn);
  CAPTURE(run.err);
  CHECK(run.status == 0);
  return run.out;
}

}  // namespace

TEST_CASE("a table of cohorts tells its means, its marks and its meaning", "[cohort_page]") {
  const std::string text = cohorts_in("table");
  CHECK(text.starts_with("Customers still active, on average: 63.0% after 1 month (3 cohorts).\n"));
  CHECK_THAT(text, Contains("62.5% in the older 1 cohort: may be\nchance (p 0.64).\n"));
  CHECK_THAT(text, Contains("\n2026-02        800 100.0  55.0* 45.0\n"));
  CHECK_THAT(text, Contains("\n2026-04        900 100.0\n"));
  CHECK_THAT(text, Contains("\n* differs from all cohorts before it"));
  CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("cells of a terminal with colour stand on a ground", "[cohort_page]") {
  const std::string text = cohorts_in("table", {"--color", "always"});
  CHECK_THAT(text, Contains("\x1b[38;5;231;48;5;18m 70.0*\x1b[0m"));
  CHECK_THAT(text, Contains("Shades go from 45.0% (pale) to 70.0% (dark)."));
}

TEST_CASE("ages that a terminal has no room for are left out and said", "[cohort_page]") {
  std::string wide = "Cohort,Customers";
  std::string line = "2026-01,100";
  for (int age = 0; age < 20; ++age) {
    wide += ",Month " + std::to_string(age);
    line += ",100";
  }
  const auto run = run_retain({"cohort", "-q"}, wide + "\n" + line + "\n");
  CHECK_THAT(run.out, Contains("left out: a wider window or --full shows them."));
  CHECK(run_retain({"cohort", "-q", "--full"}, wide + "\n" + line + "\n").out.find("left out") == std::string::npos);
}

TEST_CASE("a page of cohorts is a table that is read without its shades", "[cohort_page]") {
  const std::string text = cohorts_in("html");
  CHECK_THAT(text, Contains("<table class=\"heat\"><caption>% of customers active, by months since the first</caption>"));
  CHECK_THAT(text, Contains("<th scope=\"row\">2026-02"));
  CHECK_THAT(text, Contains("<td class=\"s5\">70.0<i>*</i>"));
  CHECK_THAT(text, Contains("Customers active, by months since the first"));
  CHECK(text.find("style=\"") == std::string::npos);
  CHECK_THAT(cohorts_in("mail"), Contains("bgcolor=\"#164a92\""));
  CHECK_THAT(cohorts_in("markdown"), Contains("| 2026-02 | 800 | 100.0 | 55.0\\* | 45.0 |"));
}

TEST_CASE("cohorts in JSON have ranges, p-values and means", "[cohort_page]") {
  const std::string text = cohorts_in("json");
  CHECK_THAT(text, Contains("\"schema\": \"retain.cohort\""));
  CHECK_THAT(text, Contains("\"mean\": [100, 63,"));
  CHECK_THAT(text, Contains("\"type\": null"));
  CHECK_THAT(text, Contains("\"values\": [1000, 700]"));
}

TEST_CASE("cohorts in long CSV have an age a line", "[cohort_page]") {
  const std::string text = cohorts_in("long");
  CHECK(text.starts_with("cohort,segment,complete,size,age,value,percent,low,high,p_value,open\n2026-01,,true,1200,0,1200,100,"));
}
