#include "core/report/recent.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using test::row;

namespace {

/// Months of 1,000 customers from 2026-01 of whom so many are lost.
std::vector<Snapshot> base_losing(const std::vector<int>& lost) {
  std::vector<Snapshot> snapshots;
  auto period = Period::parse("2026-01");
  for (const int count : lost) {
    snapshots.push_back(row(period.to_string(), "cs=1000 churned=" + std::to_string(count)));
    period = period.next();
  }
  return snapshots;
}

}  // namespace

TEST_CASE("the three newest periods are pooled against the three before") {
  const Report report = test::report(base_losing({500, 30, 40, 50, 60, 65, 70}));
  REQUIRE(report.recent.size() == 2);
  const RecentChange& crr = report.recent.front();
  CHECK(crr.id == Id::crr);
  CHECK(crr.periods == 3);
  CHECK(percent_of(crr.before) == Number(96));
  CHECK(percent_of(crr.now) == Number::fraction(187, 2));
  CHECK(crr.change() == Number::fraction(-5, 2));
  CHECK(crr.p_value == two_proportion_p_value({2805, 3000}, {2880, 3000}));
}

TEST_CASE("what is cut off counts on the far side only") {
  ReportOptions options;
  options.until = "2026-06";
  options.last = 1;
  CHECK(percent_of(test::report(base_losing({30, 40, 50, 60, 65, 70, 500}), options).recent.front().now) == Number::fraction(187, 2));
}

TEST_CASE("fewer than six periods, a gap or an incomplete one leave nothing to compare") {
  CHECK(test::report(base_losing({30, 40, 50, 60, 65})).recent.empty());
  std::vector<Snapshot> gap = base_losing({30, 40, 50, 60, 65, 70});
  gap.erase(gap.begin() + 2);
  gap.insert(gap.begin(), row("2025-12", "cs=1000 churned=20"));
  CHECK(test::report(gap).recent.empty());
  std::vector<Snapshot> incomplete = base_losing({30, 40, 50, 60, 65, 70});
  incomplete[3].complete = false;
  CHECK(test::report(incomplete).recent.empty());
}
