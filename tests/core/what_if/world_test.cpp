#include "core/what_if/world.hpp"

#include "retain/formula.hpp"
#include "support/catch.hpp"

using namespace retain;

namespace {

std::optional<Number> value_of(Id id) {
  if (id == Id::customers_start) return Number(10);
  if (id == Id::customers_new) return Number(4);
  return std::nullopt;
}

}  // namespace

TEST_CASE("a formula has a value where all of its quantities have one", "[world]") {
  const Formula start = Id::customers_start;
  CHECK(evaluated(start + Id::customers_new, value_of) == Number(14));
  CHECK(evaluated(start - Id::customers_new, value_of) == Number(6));
  CHECK(evaluated(start * Id::customers_new, value_of) == Number(40));
  CHECK(evaluated(start / Id::customers_new, value_of) == Number::fraction(5, 2));
  CHECK_FALSE(evaluated(start + Id::customers_end, value_of).has_value());
  CHECK(evaluated(start + or_zero(Id::customers_end), value_of) == Number(10));
  CHECK_FALSE(evaluated(start / or_zero(Id::customers_end), value_of).has_value());
  CHECK_FALSE(evaluated(Formula{}, value_of).has_value());
}
