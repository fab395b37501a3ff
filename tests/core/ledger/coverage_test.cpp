#include "core/ledger/coverage.hpp"

#include <map>

#include "support/catch.hpp"

using retain::ledger::Coverage;
using Days = std::map<std::int64_t, std::int32_t>;

TEST_CASE("coverage knows the latest day of each period that was named", "[coverage]") {
  Coverage coverage(100, 10);
  CHECK(coverage.latest_days().empty());
  coverage.note(105, 3);
  coverage.note(105, 1);
  coverage.note(100, 0);
  coverage.note(109, Coverage::whole_period);
  coverage.note(109, 30);
  coverage.note(102, Coverage::no_day);
  CHECK(coverage.latest_days() == Days{{100, 0}, {102, Coverage::no_day}, {105, 3}, {109, Coverage::whole_period}});
  coverage.note(102, 0);
  CHECK(coverage.latest_days().at(102) == 0);
}

TEST_CASE("periods that were not expected are covered as well", "[coverage]") {
  Coverage coverage(100, 10);
  coverage.note(110, 5);
  coverage.note(99, Coverage::no_day);
  coverage.note(-24'000, 7);
  coverage.note(96'347, 8);
  coverage.note(110, 4);
  coverage.note(99, 2);
  CHECK(coverage.latest_days() == Days{{-24'000, 7}, {99, 2}, {110, 5}, {96'347, 8}});
  Coverage unexpecting;
  unexpecting.note(0, 1);
  CHECK(unexpecting.latest_days() == Days{{0, 1}});
}

TEST_CASE("coverage of several is that of all", "[coverage]") {
  Coverage one(0, 4);
  one.note(1, 3);
  one.note(50, 9);
  Coverage other(2, 4);
  other.note(1, 5);
  other.note(3, Coverage::no_day);
  other.note(50, 8);
  one.merge(other);
  one.merge(Coverage());
  CHECK(one.latest_days() == Days{{1, 5}, {3, Coverage::no_day}, {50, 9}});
}
