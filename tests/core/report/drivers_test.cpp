#include "core/report/drivers.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using test::row;

namespace {

const Drivers& drivers_of(const Report& report, Id id) {
  return *std::find_if(report.drivers.begin(), report.drivers.end(), [id](const Drivers& drivers) { return drivers.id == id; });
}

bool has_drivers(const Report& report, Id id) {
  return std::any_of(report.drivers.begin(), report.drivers.end(), [id](const Drivers& drivers) { return drivers.id == id; });
}

/// "big -1.5, small 0.25; 0 elsewhere", the numbers exact.
std::string told(const Drivers& drivers) {
  std::string text;
  for (const Driver& driver : drivers.segments) {
    text += (text.empty() ? "" : ", ") + driver.segment + " " + driver.contribution.to_decimal(6).value_or("?");
  }
  return text + "; " + drivers.elsewhere.to_decimal(6).value_or("?") + " elsewhere";
}

Number added_up(const Drivers& drivers) {
  Number sum = drivers.elsewhere;
  for (const Driver& driver : drivers.segments) sum = sum + driver.contribution;
  return sum;
}

/// Two segments of which the larger loses more in the second month.
std::vector<Snapshot> two_months() {
  return {row("2026-01", "cs=80 churned=4", "small"), row("2026-01", "cs=120 churned=6", "big"), row("2026-02", "cs=80 churned=4", "small"),
          row("2026-02", "cs=120 churned=16", "big")};
}

}  // namespace

TEST_CASE("what segments brought adds up to the change, the largest first") {
  const Report report = test::report(two_months());
  const Drivers& drivers = drivers_of(report, Id::crr);
  CHECK(drivers.period.to_string() == "2026-02");
  CHECK(drivers.before.to_string() == "2026-01");
  CHECK(drivers.change == Number(-5));
  CHECK(told(drivers) == "big -5, small 0; 0 elsewhere");
  REQUIRE(drivers.segments.front().p_value);
  CHECK(*drivers.segments.front().p_value == two_proportion_p_value({104, 120}, {114, 120}));
  CHECK(drivers.segments.back().change == Number(0));
}

TEST_CASE("a segment that grows brings what it is better or worse than the whole was") {
  // Both keep what they kept: 95 % and 85 % of 100 each, then of 100 and 300.
  const Report report = test::report({row("2026-01", "cs=100 churned=5", "good"), row("2026-01", "cs=100 churned=15", "bad"),
                                      row("2026-02", "cs=100 churned=5", "good"), row("2026-02", "cs=300 churned=45", "bad")});
  const Drivers& drivers = drivers_of(report, Id::crr);
  CHECK(drivers.change == Number::fraction(-5, 2));
  CHECK(told(drivers) == "good -1.25, bad -1.25; 0 elsewhere");
}

TEST_CASE("segments that come and go bring their distance from the whole") {
  const Report report = test::report({row("2026-01", "cs=100 churned=10", "stays"), row("2026-01", "cs=100 churned=30", "goes"),
                                      row("2026-02", "cs=100 churned=10", "stays"), row("2026-02", "cs=100 churned=0", "comes")});
  const Drivers& drivers = drivers_of(report, Id::crr);
  CHECK(drivers.change == Number(15));
  CHECK(told(drivers) == "comes 10, goes 5, stays 0; 0 elsewhere");
  CHECK_FALSE(drivers.segments[0].change);
  CHECK_FALSE(drivers.segments[1].change);
}

TEST_CASE("what the segments do not explain stands elsewhere") {
  std::vector<Snapshot> snapshots = two_months();
  // Customers who move between segments are lost in one and no loss of the whole.
  snapshots.push_back(row("2026-01", "cs=200 churned=8"));
  snapshots.push_back(row("2026-02", "cs=200 churned=14"));
  const Report report = test::report(std::move(snapshots));
  const Drivers& drivers = drivers_of(report, Id::crr);
  CHECK(drivers.change == Number(-3));
  CHECK(added_up(drivers) == drivers.change);
  CHECK_FALSE(drivers.elsewhere.is_zero());
}

TEST_CASE("every metric that is a mean of its segments' has drivers, and no other") {
  const Report report =
      test::report({row("2026-01", "cs=10 churned=1 mrr_start=100 mrr_churned=10 promoters=5 passives=3 detractors=2", "a"),
                    row("2026-01", "cs=20 churned=1 mrr_start=300 mrr_churned=10 promoters=5 passives=3 detractors=2", "b"),
                    row("2026-02", "cs=10 churned=2 mrr_start=100 mrr_churned=20 promoters=8 passives=1 detractors=1", "a"),
                    row("2026-02", "cs=20 churned=3 mrr_start=300 mrr_churned=30 promoters=2 passives=4 detractors=4", "b")});
  for (const Id id : {Id::crr, Id::churn, Id::ndr, Id::grr, Id::nps}) {
    CAPTURE(quantity(id).key);
    REQUIRE(has_drivers(report, id));
    CHECK(added_up(drivers_of(report, id)) == drivers_of(report, id).change);
    CHECK(drivers_of(report, id).elsewhere.is_zero());
  }
  for (const Id id : {Id::annual_churn, Id::customer_lifespan, Id::ltv, Id::gross_revenue_churn}) {
    CAPTURE(quantity(id).key);
    CHECK_FALSE(has_drivers(report, id));
  }
}

TEST_CASE("drivers are of the newest complete period shown, with the period before it though it is cut off") {
  std::vector<Snapshot> snapshots = two_months();
  snapshots.push_back(row("2026-03", "cs=80 churned=40 complete=no", "small"));
  snapshots.push_back(row("2026-03", "cs=120 churned=0 complete=no", "big"));
  ReportOptions options;
  options.since = "2026-02";
  const Report report = test::report(std::move(snapshots), options);
  CHECK(drivers_of(report, Id::crr).period.to_string() == "2026-02");
}

TEST_CASE("without segments, a period before, or a value of each segment there are no drivers") {
  CHECK(test::report({row("2026-01", "cs=10 churned=1"), row("2026-02", "cs=10 churned=2")}).drivers.empty());
  CHECK(test::report({row("2026-01", "cs=10 churned=1", "a"), row("2026-01", "cs=10 churned=2", "b")}).drivers.empty());
  CHECK(test::report({row("2026-01", "cs=10 churned=1", "a"), row("2026-03", "cs=10 churned=2", "a")}).drivers.empty());
}

TEST_CASE("what came of a segment's weight is told apart from its own change") {
  // Both became better; the worse one is ten times what it was.
  const Report report = test::report({row("2026-01", "cs=1000 churned=100", "good"), row("2026-01", "cs=100 churned=50", "bad"),
                                      row("2026-02", "cs=1000 churned=90", "good"), row("2026-02", "cs=1000 churned=480", "bad")});
  const Drivers& drivers = drivers_of(report, Id::crr);
  CHECK(drivers.segments.front().segment == "bad");
  CHECK(drivers.segments.front().contribution.sign() < 0);
  CHECK(drivers.segments.front().of_its_weight < drivers.segments.front().contribution);
  CHECK(drivers.segments.front().contribution - drivers.segments.front().of_its_weight == Number(1));
}

TEST_CASE("against a period that is not complete there are no drivers, and growth from nothing has none") {
  CHECK(test::report({row("2026-01", "cs=10 churned=1 complete=no", "a"), row("2026-01", "cs=10 churned=1", "b"),
                      row("2026-02", "cs=10 churned=2", "a"), row("2026-02", "cs=10 churned=2", "b")})
            .drivers.empty());
  const Report report = test::report({row("2026-01", "cs=100 cn=10 churned=10", "a"), row("2026-01", "cs=100 cn=10 churned=10", "b"),
                                      row("2026-02", "cs=100 cn=10 churned=10", "a"), row("2026-02", "cs=100 cn=10 churned=10", "b"),
                                      row("2026-02", "cs=0 cn=500 churned=0", "new")});
  CHECK(has_drivers(report, Id::crr));
  CHECK_FALSE(has_drivers(report, Id::customer_growth));
}
