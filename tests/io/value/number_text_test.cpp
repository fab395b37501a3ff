#include "io/value/number_text.hpp"

#include "support/catch.hpp"

using namespace retain::io;

namespace {

/// "1234.5", or "wrong at 3".
std::string resolved(std::u32string_view digits, DecimalMark mark, bool may_be_grouped = true) {
  const ResolvedDecimal result = resolve_decimal(digits, mark, may_be_grouped);
  return result.decimal ? result.decimal->to_string(false) : "wrong at " + std::to_string(result.wrong);
}

}  // namespace

TEST_CASE("signs of one meaning become one sign, place for place", "[number_text]") {
  CHECK(plain_signs("１２３") == U"123");
  CHECK(plain_signs("−5") == U"-5");
  CHECK(plain_signs("1\u00A0234\u202F567’8") == U"1 234 567'8");
  CHECK(plain_signs("（5）") == U"(5)");
}

TEST_CASE("a number's digits end where something else begins", "[number_text]") {
  CHECK(end_of_number(U"1,234.50 K", 0) == 8);
  CHECK(end_of_number(U"1 234 원", 0) == 5);
  CHECK(end_of_number(U"5.", 0) == 1);
  CHECK(end_of_number(U"1..2", 0) == 1);
  CHECK(starts_number(U".5", 0));
  CHECK_FALSE(starts_number(U".", 0));
  CHECK_FALSE(starts_number(U"-5", 0));
  CHECK_FALSE(starts_number(U"", 0));
}

TEST_CASE("marks are resolved under the point and under the comma", "[number_text]") {
  struct Row {
    std::u32string_view digits;
    const char* by_point;
    const char* by_comma;
  };
  const Row rows[] = {
      {U"7", "7", "7"},
      {U"1,234.50", "1234.50", "wrong at 5"},
      {U"1.234,50", "wrong at 5", "1234.50"},
      {U"12,5", "wrong at 3", "12.5"},
      {U"1.234", "1.234", "1234"},
      {U"1,234", "1234", "1.234"},
      {U"1,234,567", "1234567", "wrong at 5"},
      {U"1,23,456", "wrong at 2", "wrong at 4"},
      {U"1.23.456", "wrong at 4", "wrong at 2"},
      {U"1234,567", "wrong at 4", "1234.567"},
      {U"0.500", "0.500", "wrong at 1"},
      {U"1 234 567.5", "1234567.5", "wrong at 9"},
      {U"1'234'567", "1234567", "1234567"},
      {U"1'234 567", "wrong at 5", "wrong at 5"},
      {U"1,2345", "wrong at 2", "1.2345"},
      {U"1.234.567,8", "wrong at 5", "1234567.8"},
      {U"007", "7", "7"},
      {U".5", "0.5", "wrong at 0"},
      {U",500", "wrong at 0", "0.500"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.digits.begin(), row.digits.end()));
    CHECK(resolved(row.digits, DecimalMark::point) == row.by_point);
    CHECK(resolved(row.digits, DecimalMark::comma) == row.by_comma);
  }
  CHECK(resolved(U"1,234", DecimalMark::point, false) == "wrong at 1");
}

TEST_CASE("the point moves both ways", "[number_text]") {
  const auto shifted = [](Decimal decimal, int places) {
    decimal.shift(places);
    return decimal.to_string(false);
  };
  CHECK(shifted({"1", "25"}, 4) == "12500");
  CHECK(shifted({"1", "23456"}, 4) == "12345.6");
  CHECK(shifted({"125", ""}, -4) == "0.0125");
  CHECK(shifted({"125", "5"}, -2) == "1.255");
  CHECK(shifted({"", "0005"}, 3) == "0.5");
  CHECK(Decimal{"", "000"}.is_zero());
  CHECK_FALSE(Decimal{"", "001"}.is_zero());
  CHECK(Decimal{"5", ""}.to_string(true) == "-5");
}

TEST_CASE("an exponent needs digits", "[number_text]") {
  CHECK(read_exponent(U"e5").value == 5);
  CHECK(read_exponent(U"E+05").value == 5);
  CHECK(read_exponent(U"e-3x").value == -3);
  CHECK(read_exponent(U"e-3x").size == 3);
  CHECK(read_exponent(U"e").size == 0);
  CHECK(read_exponent(U"e+").size == 0);
  CHECK(read_exponent(U"eur").size == 0);
  CHECK(read_exponent(U"e99999999999999").value == 100'000);
}
