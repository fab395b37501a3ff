#include "cli/steps/expectation.hpp"

#include "cli/system/errors.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::cli;

namespace {

test::Run expecting_run(std::vector<std::string> flags, const std::string& csv = "month,cs,cn,ce\n2026-09,70,30,97\n2026-10,97,10,105\n") {
  flags.insert(flags.begin(), {"report", "-", "-f", "csv"});
  return test::run_retain(flags, csv);
}

}  // namespace

TEST_CASE("what is expected follows from the day, which --today sets") {
  CHECK(expecting_run({"--expect", "last-month", "--today", "2026-11-01"}).status == 0);
  CHECK(expecting_run({"--expect", "Last Month", "--today", "30.11.2026"}).status == 0);
  const test::Run stale = expecting_run({"--expect", "last-month", "--today", "2026-12-01"});
  CHECK(stale.status == 3);
  CHECK_THAT(stale.err, test::Contains("expected is 2026-11 (last-month, where today is 2026-12-01)"));
  CHECK(expecting_run({"--expect", "last-quarter", "--today", "2026-12-01"}).status == 3);
  CHECK(expecting_run({"--expect", "last-year", "--today", "2027-12-01"}, "year,cs,cn,ce\n2026,70,30,97\n").status == 0);
  CHECK(expecting_run({"--expect", "yesterday", "--today", "2026-03-01"}, "date,cs,cn,ce\n2026-02-28,70,30,97\n").status == 0);
}

TEST_CASE("a day is refused where nothing is expected of it") {
  for (const std::vector<std::string>& flags :
       {std::vector<std::string>{"--today", "2026-11-01"}, std::vector<std::string>{"--expect", "2026-10", "--today", "2026-11-01"},
        std::vector<std::string>{"--expect", "last-month", "--today", "2026-11"}, std::vector<std::string>{"--expect", "last-mnth"},
        std::vector<std::string>{"--expect", "this-month"}}) {
    CHECK(expecting_run(flags).status == 2);
  }
}

TEST_CASE("without --today the clock tells the day") {
  Options options;
  options.expected_last = Granularity::day;
  const auto before = local_day();
  const Options settled = with_expected_period(options);
  CHECK(*settled.report.today >= before);
  CHECK(settled.report.expected->last_day() + std::chrono::days(1) == *settled.report.today);
  CHECK(before >= std::chrono::sys_days(std::chrono::year(2024) / 1 / 1));
}
