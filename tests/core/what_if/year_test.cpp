#include "core/what_if/year.hpp"

#include "support/catch.hpp"

using namespace retain;

TEST_CASE("a year of growth adds as much in every period, and keeps its share of what was added") {
  // 10, then 10 + 5, then 10 + 7.5 of what brings 2 each.
  const YearOfGrowth growth{Number(100), Number(10), Number(20), Number::fraction(1, 2)};
  CHECK(growth.gain_in(1) == Number(20));
  CHECK(growth.gain_in(2) == Number(50));
  CHECK(growth.gain_in(3) == Number(85));
  // Without any share that stays, and with all of it.
  CHECK(YearOfGrowth{Number(100), Number(10), Number(20), Number(0)}.gain_in(12) == Number(240));
  CHECK(YearOfGrowth{Number(100), Number(10), Number(20), Number(1)}.gain_in(3) == Number(120));
}

TEST_CASE("a year of growth takes away no more than there is") {
  const YearOfGrowth loss{Number(25), Number(-10), Number(-20), Number(1)};
  CHECK(loss.gain_in(2) == Number(-60));
  CHECK_FALSE(loss.gain_in(3));
}
