#include "render/machine/exact.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("facts print exactly and rates in the shortest digits") {
  CHECK(exact_text(quantity(Id::revenue_end), Number::fraction(123456789012345678, 1'000'000)) == "123456789012.345678");
  CHECK(exact_text(quantity(Id::customers_start), Number(9223372036854775807)) == "9223372036854775807");
  CHECK(exact_text(quantity(Id::crr), Number::fraction(600, 7)) == "85.71428571428571");
  CHECK(exact_text(quantity(Id::crr), Number(90)) == "90");
}
