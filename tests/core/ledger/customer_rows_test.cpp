#include "retain/customer_rows.hpp"

#include "support/catch.hpp"

using namespace retain;

namespace {

Amount paid(std::int64_t units) { return Amount::from_millionths(int128{units} * 1'000'000); }

std::int64_t of(const Snapshot& snapshot, Id id) { return snapshot.find(id)->value.to_integer().value(); }

}  // namespace

TEST_CASE("customers are followed by their rows", "[customer_rows]") {
  CustomerRows rows;
  CHECK(rows.snapshots().empty());
  rows.add("bob", Period::parse("2026-02-20"), paid(50), "US");
  rows.add("ada", Period::parse("2026-01-15"), paid(100), "EU");
  rows.add("ada", Period::parse("2026-02").first_day(), paid(70), "EU");
  rows.add("ada", Period::parse("2026-02"), paid(50), "EU");
  const auto snapshots = rows.snapshots();
  REQUIRE(snapshots.size() == 6);
  CHECK(snapshots[0].segment == "EU");
  CHECK(of(snapshots[0], Id::customers_end) == 1);
  CHECK(snapshots[1].segment == "US");
  CHECK(of(snapshots[1], Id::customers_end) == 0);
  CHECK(snapshots[5].segment.empty());
  CHECK(of(snapshots[5], Id::customers_end) == 2);
  CHECK(of(snapshots[5], Id::revenue_expansion) == 20);
  CHECK(of(snapshots[5], Id::repeat_buyers) == 1);

  FollowingRules rules;
  rules.gap = 2;
  rules.run_until = Period::parse("2026-03-31").first_day();
  CustomerRows moved = std::move(rows);
  CHECK(of(moved.snapshots(rules).back(), Id::customers_end) == 2);
}

TEST_CASE("rows are grouped into the periods they lie in", "[customer_rows]") {
  CustomerRows rows(Granularity::quarter);
  rows.add("ada", Period::parse("2026-03-31"), paid(1));
  rows.add("ada", Period::parse("2026-02"), paid(2));
  rows.add("ada", Period::parse("2026-Q2"), paid(4));
  const auto snapshots = rows.snapshots();
  REQUIRE(snapshots.size() == 2);
  CHECK(of(snapshots[0], Id::revenue_end) == 3);
  CHECK(of(snapshots[1], Id::revenue_end) == 4);
}

TEST_CASE("rows that cannot be followed are refused", "[customer_rows]") {
  CHECK_THROWS_AS(CustomerRows(Granularity::unknown), Error);
  CustomerRows rows;
  CHECK_THROWS_WITH(rows.add("ada", Period::parse("2026-Q1"), paid(1)), "2026-Q1 lies in no one month");
  CHECK_THROWS_AS(rows.add("ada", Period::parse("Launch"), paid(1)), Error);
  CHECK_THROWS_AS(rows.add("", Period::parse("2026-01"), paid(1)), Error);
  rows.add("ada", Period::parse("2026-01"), paid(1));
  CHECK_THROWS_WITH(rows.add("ada", Period::parse("2026-01"), paid(1), "EU"), "every row has a segment, or none");
  FollowingRules rules;
  rules.window = 0;
  CHECK_THROWS_AS(rows.snapshots(rules), Error);
}
