// Changes, intervals and tests of a report against other periods.
#include "core/report/comparison.hpp"

#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using Catch::Matchers::WithinRel;
using retain::Id;
using retain::Number;
using retain::Report;
using retain::ReportOptions;
using retain::ReportRow;
using retain::test::at;
using retain::test::overall;
using retain::test::report;
using retain::test::row;

namespace {

std::string change(const ReportRow& row, Id id) {
  const auto found = row.change.find(id);
  return found == row.change.end() ? "none" : retain::shortest(found->second.to_double());
}

retain::ChangeTests tests(const ReportRow& row, Id id) {
  const auto found = row.tests.find(id);
  return found == row.tests.end() ? retain::ChangeTests{} : found->second;
}

/// 100 customers at the start of each month from 2025-01, of whom so many are lost.
std::vector<retain::Snapshot> losing(const std::vector<int>& lost) {
  std::vector<retain::Snapshot> snapshots;
  auto period = retain::Period::parse("2025-01");
  for (const int count : lost) {
    snapshots.push_back(row(period.to_string(), "cs=100 churned=" + std::to_string(count)));
    period = period.next();
  }
  return snapshots;
}

double p_value(std::int64_t kept, std::int64_t of, std::int64_t other, std::int64_t of_other) {
  return retain::two_proportion_p_value({kept, of}, {other, of_other});
}

constexpr double last_bits = 1e-12;  // of a double, after a dozen operations

}  // namespace

TEST_CASE("a change is the value less that of the adjacent period before, in the metric's unit", "[comparison]") {
  const auto result =
      report({row("2026-01", "cs=70 cn=30 ce=90 arpa=10"), row("2026-02", "cs=90 cn=12 ce=95 arpa=8.5"), row("2026-03", "cs=95")});
  CHECK(change(at(result, "2026-01"), Id::crr) == "none");
  CHECK(change(at(result, "2026-02"), Id::crr) == "6.507936507936508");
  CHECK(change(at(result, "2026-02"), Id::churn) == "-6.507936507936508");
  CHECK(change(at(result, "2026-02"), Id::arpa) == "-1.5");
  CHECK(change(at(result, "2026-03"), Id::crr) == "none");
}

TEST_CASE("there is no change over a gap", "[comparison]") {
  const auto result = report({row("2026-01", "cs=100 churned=10"), row("2026-03", "cs=100 churned=5")});
  CHECK(change(at(result, "2026-03"), Id::crr) == "none");
  CHECK_FALSE(tests(at(result, "2026-03"), Id::crr).previous.has_value());
  CHECK(tests(at(result, "2026-03"), Id::crr).earlier.has_value());
}

TEST_CASE("text labels follow each other in the order of the file", "[comparison]") {
  const auto result = report({row("Launch", "cs=100 churned=10"), row("Beta", "cs=100 churned=5")});
  CHECK(change(at(result, "Beta"), Id::crr) == "5");
  CHECK_FALSE(tests(at(result, "Beta"), Id::crr).year_ago.has_value());
}

TEST_CASE("a segment changes against itself", "[comparison]") {
  const auto result = report({row("2026-01", "cs=100 churned=10", "A"), row("2026-01", "cs=100 churned=50", "B"),
                              row("2026-02", "cs=100 churned=12", "A"), row("2026-02", "cs=100 churned=40", "B")});
  CHECK(change(at(result, "2026-02", "A"), Id::crr) == "-2");
  CHECK(change(at(result, "2026-02", "B"), Id::crr) == "10");
  CHECK(change(at(result, "2026-02"), Id::crr) == "4");
}

TEST_CASE("changes are taken before the cut", "[comparison]") {
  ReportOptions options;
  options.last = 1;
  const auto result = report(losing({10, 4}), options);
  REQUIRE(result.rows.size() == 1);
  CHECK(change(result.rows.front(), Id::crr) == "6");
}

TEST_CASE("a drop of two points on some 1,300 customers is more than chance", "[comparison]") {
  const auto result = report({row("2026-09", "cs=1279 churned=68"), row("2026-10", "cs=1296 churned=96")});
  const auto october = tests(at(result, "2026-10"), Id::crr);
  CHECK_FALSE(tests(at(result, "2026-09"), Id::crr).previous.has_value());
  REQUIRE(october.previous.has_value());
  CHECK_THAT(*october.previous, WithinRel(0.029837209527304, last_bits));
  CHECK_THAT(*tests(at(result, "2026-10"), Id::churn).previous, WithinRel(0.029837209527304, last_bits));
}

TEST_CASE("a year ago is the same label, else there is nothing to compare with", "[comparison]") {
  const auto result = report(losing({10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 30}));
  CHECK(tests(at(result, "2026-01"), Id::crr).year_ago == p_value(70, 100, 90, 100));
  CHECK(tests(at(result, "2026-01"), Id::crr).previous == p_value(70, 100, 79, 100));
  CHECK_FALSE(tests(at(result, "2025-12"), Id::crr).year_ago.has_value());
}

TEST_CASE("the tests against the previous period and a year ago are taken before the cut, that against earlier periods after it",
          "[comparison]") {
  ReportOptions options;
  options.last = 2;
  const auto result = report(losing({10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 30}), options);
  const auto december = tests(at(result, "2025-12"), Id::crr);
  const auto january = tests(at(result, "2026-01"), Id::crr);
  CHECK(december.previous == p_value(79, 100, 80, 100));
  CHECK_FALSE(december.earlier.has_value());
  CHECK(january.year_ago == p_value(70, 100, 90, 100));
  CHECK(january.earlier == p_value(70, 100, 79, 100));
}

TEST_CASE("all earlier shown periods are pooled", "[comparison]") {
  const auto result = report(losing({10, 20, 30, 15}));
  CHECK_FALSE(tests(at(result, "2025-01"), Id::crr).earlier.has_value());
  CHECK(tests(at(result, "2025-02"), Id::crr).earlier == p_value(80, 100, 90, 100));
  CHECK(tests(at(result, "2025-03"), Id::crr).earlier == p_value(70, 100, 170, 200));
  CHECK(tests(at(result, "2025-04"), Id::crr).earlier == p_value(85, 100, 240, 300));
  CHECK(tests(at(result, "2025-04"), Id::churn).earlier == p_value(15, 100, 60, 300));
}

TEST_CASE("where nobody was lost in either period, the difference is chance", "[comparison]") {
  const auto result = report(losing({0, 0}));
  CHECK(tests(at(result, "2025-02"), Id::crr).previous == 1.0);
  CHECK(tests(at(result, "2025-02"), Id::churn).previous == 1.0);
}

TEST_CASE("retention and churn are shares of the counts, in periods, totals and sums", "[comparison]") {
  const auto result = report({row("2026-01", "cs=70 cn=30 ce=90", "A"), row("2026-01", "cs=30 cn=0 ce=30", "B")});
  const auto share = [](const auto& row, Id id) {
    const auto proportion = row.proportions.at(id);
    return retain::Number::fraction(proportion.successes, 1).to_fixed(0) + "/" + retain::Number::fraction(proportion.trials, 1).to_fixed(0);
  };
  CHECK(share(at(result, "2026-01", "A"), Id::crr) == "60/70");
  CHECK(share(at(result, "2026-01", "A"), Id::churn) == "10/70");
  CHECK(share(at(result, "2026-01"), Id::crr) == "90/100");
  CHECK(share(overall(result), Id::churn) == "10/100");
}

TEST_CASE("a rate that is stated, above 100 or undefined is no share of counts", "[comparison]") {
  CHECK(report({row("2026-01", "churn=5")}).rows.front().proportions.empty());
  CHECK(report({row("2026-01", "cs=100 churn=5")}).rows.front().proportions.empty());
  CHECK(report({row("2026-01", "cs=22 cn=3 ce=26")}).rows.front().proportions.empty());
  CHECK(report({row("2026-01", "cs=0 cn=5 ce=5")}).rows.front().proportions.empty());
}

TEST_CASE("the largest counts are compared without wrapping", "[comparison]") {
  std::vector<retain::Snapshot> snapshots;
  for (const char* period : {"2026-01", "2026-02", "2026-03", "2026-04"}) {
    snapshots.push_back(row(period, "churned=0"));
    snapshots.back().set(Id::customers_start, Number(9'223'372'036'854'775'807));
  }
  const auto result = report(snapshots);
  for (const char* period : {"2026-02", "2026-03", "2026-04"}) {
    CAPTURE(period);
    CHECK(tests(at(result, period), Id::crr).previous == 1.0);
    CHECK(tests(at(result, period), Id::crr).earlier == 1.0);
  }
}
