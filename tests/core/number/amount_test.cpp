#include "retain/amount.hpp"

#include <string>
#include <tuple>

#include "support/catch.hpp"

using retain::Amount;
using retain::int128;

TEST_CASE("an amount is read exactly and printed without trailing zeros", "[amount]") {
  const auto [text, printed] = GENERATE(table<std::string, std::string>({
      {"0", "0"},
      {"-0.00", "0"},
      {"1200.00", "1200"},
      {"9380.15", "9380.15"},
      {"-0.05", "-0.05"},
      {"0.000001", "0.000001"},
      {"0007.5", "7.5"},
      {"999999999999999999.999999", "999999999999999999.999999"},
      {"-999999999999999999.999999", "-999999999999999999.999999"},
  }));
  CAPTURE(text);
  const auto parsed = Amount::parse(text);
  REQUIRE(parsed.has_value());
  CHECK(parsed->amount.to_string() == printed);
  CHECK_FALSE(parsed->rounded);
}

TEST_CASE("digits after the sixth decimal round half to even, and are told", "[amount]") {
  const auto [text, printed, rounded] = GENERATE(table<std::string, std::string, bool>({
      {"0.0000005", "0", true},
      {"0.0000015", "0.000002", true},
      {"0.0000025", "0.000002", true},
      {"0.00000250001", "0.000003", true},
      {"0.0000024999", "0.000002", true},
      {"-0.0000015", "-0.000002", true},
      {"0.9999999", "1", true},
      {"33.33333333333333", "33.333333", true},
      {"1.50000000000", "1.5", false},
  }));
  CAPTURE(text);
  const auto parsed = Amount::parse(text);
  REQUIRE(parsed.has_value());
  CHECK(parsed->amount.to_string() == printed);
  CHECK(parsed->rounded == rounded);
}

TEST_CASE("text that is no amount is not read", "[amount]") {
  const auto* text = GENERATE("", "-", "1.", ".5", "+1", "1e3", "1,200.00", "1 200", "$5", "1O0", "1.2.3", "--1", "1-", "nan",
                              "1000000000000000000");  // 19 digits before the point
  CAPTURE(text);
  CHECK_FALSE(Amount::parse(text).has_value());
}

TEST_CASE("amounts add without a rounding error", "[amount]") {
  Amount sum;
  for (int i = 0; i < 1000; ++i) sum += Amount::parse("0.1")->amount;
  CHECK(sum == Amount::parse("100")->amount);
  sum -= Amount::parse("100.000001")->amount;
  CHECK(sum.to_string() == "-0.000001");
  CHECK(sum < Amount());
}

TEST_CASE("an amount that is rounded beyond its range is none", "[amount]") {
  CHECK(Amount::parse("999999999999999999.9999994")->amount.to_string() == "999999999999999999.999999");
  CHECK_FALSE(Amount::parse("999999999999999999.9999995"));
  CHECK_FALSE(Amount::parse("-999999999999999999.9999999"));
}

TEST_CASE("a hundred million million of the largest amounts do not wrap", "[amount]") {
  const int128 largest = Amount::parse("999999999999999999.999999")->amount.millionths();
  const Amount sum = Amount::from_millionths(largest * 100'000'000'000'000);
  CHECK(sum.to_string() == "99999999999999999999999900000000");
  CHECK((sum + Amount::from_millionths(largest)).millionths() == largest * 100'000'000'000'001);
}

TEST_CASE("an amount as a number is exact", "[amount]") {
  CHECK(Amount::parse("9380.15")->amount.to_number() == retain::Number::fraction(938015, 100));
  CHECK(Amount::parse("0")->amount.to_number().is_zero());
}
