#include "retain/number.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <tuple>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::int128;
using retain::Number;
using retain::shortest;

namespace {

Number fraction(std::int64_t numerator, std::int64_t denominator) { return Number::fraction(numerator, denominator); }

constexpr int128 ten_to(int exponent) {
  int128 result = 1;
  for (int i = 0; i < exponent; ++i) result *= 10;
  return result;
}

}  // namespace

TEST_CASE("a fraction is divided once, to the nearest double", "[number]") {
  const auto [numerator, denominator, expected] = GENERATE(table<std::int64_t, std::int64_t, double>({
      {0, 1, 0.0},
      {1, 3, 1.0 / 3.0},
      {6000, 70, 85.71428571428571},
      {-1000, 70, -14.285714285714286},
      {9007199254740993, 1, 9007199254740992.0},                       // 2^53 + 1: half way, to even
      {9007199254740995, 1, 9007199254740996.0},                       // 2^53 + 3: half way, to even
      {9223372036854775807, 1, 9223372036854775808.0},                 // 2^63 - 1
      {1, 9223372036854775807, 1.0842021724855044e-19},                // 2^-63, just above
      {9223372036854775807, 9223372036854775806, 1.0},                 // nearer to 1 than half a step
      {4503599627370497, 4503599627370496, 1.0000000000000002220446},  // one step above 1
  }));
  CAPTURE(numerator, denominator);
  CHECK(fraction(numerator, denominator).to_double() == expected);
}

TEST_CASE("a fraction that needs more than 64 bits is rounded once as well", "[number]") {
  const int128 two_to_53 = int128{1} << 53;
  // One in 2^53 is half a step; the 1 far to the right decides.
  CHECK(Number::fraction((two_to_53 + 1) << 60, int128{1} << 60).to_double() == 9007199254740992.0);
  CHECK(Number::fraction(((two_to_53 + 1) << 60) + 1, int128{1} << 60).to_double() == 9007199254740994.0);
  CHECK(Number::fraction(ten_to(30), 3).to_double() == 3.3333333333333333e29);
  CHECK(Number::fraction(1, ten_to(30)).to_double() == 1e-30);
}

TEST_CASE("nothing of a great many is zero", "[number]") {
  CHECK(Number::fraction(0, ten_to(16)).to_double() == 0.0);
  CHECK(Number::fraction(0, ten_to(37)).to_double() == 0.0);
  CHECK(Number::fraction(0, ten_to(16)).is_zero());
  CHECK(Number::fraction(0, ten_to(16)).to_fixed(2) == "0.00");
}

TEST_CASE("arithmetic is exact", "[number]") {
  CHECK(fraction(1, 10) + fraction(2, 10) == fraction(3, 10));
  CHECK(fraction(1, 3) + fraction(1, 6) == fraction(1, 2));
  CHECK(fraction(1, 3) - fraction(1, 2) == fraction(-1, 6));
  CHECK(fraction(2, 3) * fraction(9, 4) == fraction(3, 2));
  CHECK(fraction(2, 3) / fraction(-4, 9) == fraction(-3, 2));
  CHECK(-fraction(2, 3) == fraction(-2, 3));
  CHECK(Number(7) / Number(2) == fraction(7, 2));
  CHECK(power(fraction(19, 20), 12) == Number::fraction(int128{2213314919066161}, int128{4096000000000000}));
  CHECK(power(Number(0), 0) == Number(1));
  CHECK(power(fraction(19, 20), Number(12)) == power(fraction(19, 20), 12));
  CHECK(power(Number(1), fraction(1, 12)).is_exact());
  CHECK(power(Number(0), fraction(1, 12)) == Number(0));
  CHECK(std::abs(power(fraction(11, 10), fraction(1, 12)).to_double() - 1.0079741404289038) < 1e-15);
  CHECK_THROWS_AS(power(Number(-1), fraction(1, 2)), retain::Error);
}

TEST_CASE("a sum of a million tenths is a hundred thousand", "[number]") {
  Number sum;
  for (int i = 0; i < 1'000'000; ++i) sum = sum + fraction(1, 10);
  CHECK(sum == Number(100'000));
  CHECK(sum.is_exact());
}

TEST_CASE("common factors do not end exactness", "[number]") {
  const Number large = Number::fraction(ten_to(24), ten_to(6));
  CHECK((large / large * Number(100)).is_exact());
  CHECK(large / large * Number(100) == Number(100));
  CHECK((large * Number::fraction(1, ten_to(18))).to_integer() == 1);
}

TEST_CASE("what 128 bits do not hold becomes floating point", "[number]") {
  const Number tiny = Number::fraction(1, ten_to(36));
  const Number product = tiny * tiny;
  CHECK_FALSE(product.is_exact());
  CHECK(product.sign() == 1);
  CHECK(product.to_double() == 1e-72);
  CHECK_FALSE(product.to_integer().has_value());
  CHECK_FALSE(product.to_decimal(30).has_value());
  CHECK(product.to_fixed(2) == "0.00");
  CHECK((Number(1) / product).to_double() == 1e72);
  const Number huge = Number::approximate(0x1p600L);
  CHECK(huge.to_fixed(1).size() == 183);  // 2^600 has 181 digits
  CHECK(huge.to_fixed(1).starts_with(
      "4149515568880992958512407863691161151012446232242436899995657329690652811412908146399707048947103794288197"));
}

TEST_CASE("numbers are ordered by value", "[number]") {
  CHECK(fraction(1, 3) < fraction(1, 2));
  CHECK(fraction(-1, 2) < fraction(-1, 3));
  CHECK(fraction(2, 4) == fraction(1, 2));
  CHECK(fraction(60, 70) * Number(100) > Number::parse("85.714285714285714").value());
  CHECK(Number(-3).sign() == -1);
  CHECK(Number(0).sign() == 0);
  CHECK(Number(3).sign() == 1);
}

TEST_CASE("only whole numbers of 64 bits are integers", "[number]") {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CHECK(fraction(84, 2).to_integer() == 42);
  CHECK(fraction(-84, 2).to_integer() == -42);
  CHECK_FALSE(fraction(85, 2).to_integer().has_value());
  CHECK(Number(most).to_integer() == most);
  CHECK_FALSE((Number(most) + Number(1)).to_integer().has_value());
}

TEST_CASE("halves are rounded up for people, as in a spreadsheet", "[number]") {
  const auto [numerator, denominator, decimals, expected] = GENERATE(table<std::int64_t, std::int64_t, int, std::string>({
      {600, 7, 1, "85.7"},
      {1, 2, 0, "1"},
      {3, 2, 0, "2"},
      {5, 2, 0, "3"},
      {-1, 2, 0, "-1"},
      {1, 8, 2, "0.13"},
      {-1, 8, 2, "-0.13"},
      {999, 1000, 2, "1.00"},
      {9995, 1000, 2, "10.00"},
      {-1, 1000, 2, "0.00"},
      {0, 7, 3, "0.000"},
      {123456789, 100, 0, "1234568"},
      {2, 3, 6, "0.666667"},
      {12, 1, 2, "12.00"},
      {1005, 1000, 2, "1.01"},  // as a double it would be below the half
  }));
  CAPTURE(numerator, denominator, decimals);
  CHECK(fraction(numerator, denominator).to_fixed(decimals) == expected);
}

TEST_CASE("an exact decimal has no trailing zeros and only so many digits", "[number]") {
  CHECK(fraction(120000, 100).to_decimal(6) == "1200");
  CHECK(fraction(-5, 100).to_decimal(6) == "-0.05");
  CHECK(fraction(1, 8).to_decimal(3) == "0.125");
  CHECK_FALSE(fraction(1, 8).to_decimal(2).has_value());
  CHECK_FALSE(fraction(1, 3).to_decimal(30).has_value());
  CHECK(Number::fraction(0, ten_to(20)).to_decimal(0) == "0");
}

TEST_CASE("decimal text is read exactly", "[number]") {
  const auto [text, numerator, denominator] = GENERATE(table<std::string, std::int64_t, std::int64_t>({
      {"0", 0, 1},
      {"-0", 0, 1},
      {"85", 85, 1},
      {"007", 7, 1},
      {"-12.50", -25, 2},
      {"0.1", 1, 10},
      {"123456789.012345", 123456789012345, 1000000},
      {"0.000000000000001", 1, 1000000000000000},
  }));
  CAPTURE(text);
  const auto number = Number::parse(text);
  REQUIRE(number.has_value());
  CHECK(*number == fraction(numerator, denominator));
}

TEST_CASE("text that is no decimal is not read", "[number]") {
  const auto* text = GENERATE("", "-", ".", "1.", ".5", "+1", "1e5", "1,5", "1 000", "0x10", "--1", "1.2.3", "nan", "inf", "1O", " 1");
  CAPTURE(text);
  CHECK_FALSE(Number::parse(text).has_value());
}

TEST_CASE("text of more than 15 digits becomes what a double prints", "[number]") {
  CHECK(shortest(Number::parse("85.714285714285714285")->to_double()) == "85.71428571428571");
  CHECK(Number::parse("85.714285714285714285")->to_decimal(20) == "85.71428571428571");
  CHECK(Number::parse("0.1000000000000000000000000000000000000000")->to_decimal(20) == "0.1");
}

TEST_CASE("text beyond the range of a double is not read, and text too small to tell from zero is zero", "[number]") {
  CHECK_FALSE(Number::parse("1" + std::string(400, '0')).has_value());
  CHECK_FALSE(Number::parse("-1" + std::string(400, '0')).has_value());
  CHECK(Number::parse("0." + std::string(400, '0') + "1") == Number(0));
}

TEST_CASE("the shortest text reads back as the same double", "[number]") {
  const auto [value, expected] = GENERATE(table<double, std::string>({
      {0.0, "0"},
      {-0.0, "0"},
      {600.0 / 7.0, "85.71428571428571"},
      {7000.0, "7000"},
      {0.1, "0.1"},
      {-2.5, "-2.5"},
      {1e20, "100000000000000000000"},
      {1e22, "1e+22"},
      {0.000001, "0.000001"},
      {1e-9, "1e-09"},
  }));
  CHECK(shortest(value) == expected);
}

TEST_CASE("as printed, a number is what its text reads back as", "[number]") {
  CHECK(fraction(600, 7).as_printed() == Number::parse("85.71428571428571").value());
  CHECK(fraction(1, 8).as_printed() == fraction(1, 8));
  CHECK(Number(123456789012345).as_printed() == Number(123456789012345));
  CHECK((-fraction(1, 3)).as_printed() == Number::parse("-0.3333333333333333").value());
  const Number printed = fraction(1, 3).as_printed();
  CHECK(printed.as_printed() == printed);
}

TEST_CASE("nearly equal is within a billionth of the larger, or of 1", "[number]") {
  const auto near = [](const char* a, const char* b) { return nearly_equal(Number::parse(a).value(), Number::parse(b).value()); };
  CHECK(near("85.714285714", "85.714285715"));
  CHECK(near("1", "1.000000001"));
  CHECK_FALSE(near("1", "1.0000000011"));
  CHECK(near("0", "0.000000001"));
  CHECK_FALSE(near("0", "0.0000000011"));
  CHECK(near("1000000000000", "1000000001000"));
  CHECK_FALSE(near("1000000000000", "1000000001001.1"));
  CHECK_FALSE(near("-1", "1"));
}

TEST_CASE("what is no number is refused", "[number]") {
  CHECK_THROWS_AS(fraction(7, 0), retain::Error);
  CHECK_THROWS_AS(fraction(7, -2), retain::Error);
  CHECK_THROWS_AS(Number(7) / Number(0), retain::Error);
  CHECK_THROWS_AS(Number(7) / Number::approximate(0), retain::Error);
  CHECK_THROWS_AS(Number::approximate(std::numeric_limits<double>::infinity()), retain::Error);
  CHECK_THROWS_AS(power(Number(2), -1), retain::Error);
}

TEST_CASE("a number whose decimals fill 128 bits is printed") {
  // Its shortest decimal has 38 places: what it is printed as is a fraction of 10^38.
  const retain::Number tiny = retain::Number::approximate(0.00000000000000000000002172659551330309L);
  CHECK(tiny.to_fixed(2) == "0.00");
  CHECK(tiny.as_printed().to_fixed(0) == "0");
}
