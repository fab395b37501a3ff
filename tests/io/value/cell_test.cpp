#include "io/value/cell.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

/// The value as a decimal, or the message of the error and the place of its first wrong character.
std::string read(std::string_view text, Id id, DecimalMark mark = DecimalMark::point, const Number& scale = Number(1)) {
  try {
    return parse_cell(text, quantity(id), mark, scale).cell.value.to_decimal(20).value_or("inexact");
  } catch (const CellError& error) {
    return std::string(error.what()) + " @" + std::to_string(error.offset());
  }
}

std::string hint_for(std::string_view text, Id id, DecimalMark mark = DecimalMark::point) {
  try {
    parse_cell(text, quantity(id), mark);
  } catch (const CellError& error) {
    return error.hint();
  }
  return "no error";
}

}  // namespace

TEST_CASE("counts are whole numbers in many spellings", "[cell]") {
  struct Row {
    const char* text;
    const char* value;
  };
  const Row rows[] = {
      {"70", "70"},
      {" 70 ", "70"},
      {"1,200", "1200"},
      {"12.0", "12"},
      {"1e5", "100000"},
      {"1E+05", "100000"},
      {"1.5e1", "15"},
      {"１２３", "123"},
      {"1,200명", "1200"},
      {"3 건", "3"},
      {"1 234 567", "1234567"},
      {"1\u00A0234", "1234"},
      {"1'234", "1234"},
      {"007", "7"},
      {"-0", "0"},
      {"+5", "5"},
      {"9223372036854775807", "9223372036854775807"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text, Id::customers_start) == row.value);
  }
}

TEST_CASE("texts that are no counts say where", "[cell]") {
  CHECK(read("7x", Id::customers_start) == "customers at the start: \"7x\" is not a whole number @1");
  CHECK(read(" x7", Id::customers_start) == "customers at the start: \"x7\" is not a whole number @0");
  CHECK(read("10.5", Id::customers_start) == "customers at the start: \"10.5\" is not a whole number @0");
  CHECK(read("", Id::customers_start) == "customers at the start: \"\" is not a whole number @0");
  CHECK(read("9223372036854775808", Id::customers_start) == "customers at the start: \"9223372036854775808\" is out of range @0");
  CHECK(read("1e19", Id::customers_start) == "customers at the start: \"1e19\" is out of range @0");
  CHECK(read("1e400", Id::customers_start) == "customers at the start: \"1e400\" is out of range @0");
  CHECK(read("-1", Id::customers_start) == "customers at the start: \"-1\" cannot be negative @0");
  CHECK(read("5%", Id::customers_start) == "customers at the start: \"5%\" is not a whole number @1");
  CHECK(read("5K", Id::customers_start) == "customers at the start: \"5K\" is not a whole number @1");
  CHECK(read("$5", Id::customers_start) == "customers at the start: \"$5\" is not a whole number @0");
  CHECK(hint_for("7x", Id::customers_start) == "use digits, for example 1200");
}

TEST_CASE("amounts take currencies, scales and grouping", "[cell]") {
  struct Row {
    const char* text;
    const char* value;
  };
  const Row rows[] = {
      {"1200.00", "1200"},
      {"1,234.50", "1234.5"},
      {"₩5,000", "5000"},
      {"5000원", "5000"},
      {"￦5,000", "5000"},
      {"$ 5", "5"},
      {"CHF 1'200.50", "1200.5"},
      {"1 200.5 kr", "1200.5"},
      {"1.25만원", "12500"},
      {"3.5K", "3500"},
      {"2 M", "2000000"},
      {"$1.2M", "1200000"},
      {"1.5 k€", "1500"},
      {"2억원", "200000000"},
      {"1e-2", "0.01"},
      {".5", "0.5"},
      {"999999999999999999.999999", "999999999999999999.999999"},
      {"1억", "100000000"},
      {"-0.00", "0"},
      {"5천원", "5000"},
      {"₩5000원", "5000"},
      {"0.000001", "0.000001"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(read(row.text, Id::revenue_start) == row.value);
  }
}

TEST_CASE("texts that are no amounts say where", "[cell]") {
  CHECK(read("1,2O0.00", Id::revenue_churned) == "lost revenue: \"1,2O0.00\" is not an amount @3");
  CHECK(hint_for("1,2O0.00", Id::revenue_churned) == "use digits and at most 6 decimals, for example 1200.00");
  CHECK(read("1,23,456", Id::revenue_start) == "revenue at the start: \"1,23,456\" is not an amount @2");
  CHECK(read("1_000", Id::revenue_start) == "revenue at the start: \"1_000\" is not an amount @1");
  CHECK(read("0x10", Id::revenue_start) == "revenue at the start: \"0x10\" is not an amount @1");
  CHECK(read("1..2", Id::revenue_start) == "revenue at the start: \"1..2\" is not an amount @1");
  CHECK(read("5.", Id::revenue_start) == "revenue at the start: \"5.\" is not an amount @1");
  CHECK(read("--1", Id::revenue_start) == "revenue at the start: \"--1\" is not an amount @1");
  CHECK(read("+-1", Id::revenue_start) == "revenue at the start: \"+-1\" is not an amount @1");
  CHECK(read("-(5)", Id::revenue_start) == "revenue at the start: \"-(5)\" is not an amount @1");
  CHECK(read("(5", Id::revenue_start) == "revenue at the start: \"(5\" is not an amount @0");
  CHECK(read("5)", Id::revenue_start) == "revenue at the start: \"5)\" is not an amount @1");
  CHECK(read("NaN", Id::revenue_start) == "revenue at the start: \"NaN\" is not an amount @0");
  CHECK(read("inf", Id::revenue_start) == "revenue at the start: \"inf\" is not an amount @0");
  CHECK(read("-Infinity", Id::revenue_start) == "revenue at the start: \"-Infinity\" is not an amount @0");
  CHECK(read("5%", Id::revenue_start) == "revenue at the start: \"5%\" is not an amount @1");
  CHECK(read("$5 €", Id::revenue_start) == "revenue at the start: \"$5 €\" is not an amount @3");
  CHECK(read("1000000000000000000", Id::revenue_start) == "revenue at the start: \"1000000000000000000\" is out of range @0");
  CHECK(hint_for("1e18", Id::revenue_start) == "amounts have at most 18 digits before the point");
  CHECK(read("1e400", Id::revenue_start) == "revenue at the start: \"1e400\" is out of range @0");
  CHECK(read("-1e400", Id::revenue_start) == "revenue at the start: \"-1e400\" is out of range @0");
}

TEST_CASE("a missing value is said so in words of its own", "[cell]") {
  for (const char* text : {"-", "–", "N/A", "n/a", "NA", "null", "NaN"}) {
    CAPTURE(text);
    CHECK(hint_for(text, Id::revenue_start) == "leave the cell empty where the value is not known");
  }
  for (const char* text : {"#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "####"}) {
    CAPTURE(text);
    CHECK(is_spreadsheet_error(text));
    CHECK(read(text, Id::customers_start) == "customers at the start holds an error of Excel: \"" + std::string(text) + "\" @0");
  }
  CHECK_FALSE(is_spreadsheet_error("#1 plan"));
  CHECK_FALSE(is_spreadsheet_error("#"));
}

TEST_CASE("negative amounts are written in four ways, where they may be", "[cell]") {
  for (const char* text :
       {"-1234.5", "−1,234.50", "(1,234.50)", "1234.5-", "($1,234.50)", "-$1,234.50", "$-1234.5", "$(1234.5)", "(1,234.50 원)"}) {
    CAPTURE(text);
    CHECK(read(text, Id::sales) == "-1234.5");
    CHECK(read(text, Id::revenue_start) == "revenue at the start: \"" + std::string(text) + "\" cannot be negative @0");
  }
  CHECK(read("-20", Id::nps) == "-20");
}

TEST_CASE("the digits after the sixth are rounded half to even, and that is told", "[cell]") {
  const auto cell = [](const char* text) { return parse_cell(text, quantity(Id::revenue_start), DecimalMark::point); };
  CHECK(cell("1.1234565").cell.value == Number::fraction(1'123'456, 1'000'000));
  CHECK(cell("1.1234575").cell.value == Number::fraction(1'123'458, 1'000'000));
  CHECK(cell("1.1234565").rounded);
  CHECK_FALSE(cell("1.123456").rounded);
  CHECK_FALSE(cell("1.1234560").rounded);
  CHECK_FALSE(cell("1.2345678만원").rounded);
  CHECK_FALSE(parse_cell("1.23456789", quantity(Id::arpa), DecimalMark::point).rounded);
}

TEST_CASE("the unit of the header scales before anything is rounded", "[cell]") {
  CHECK(read("1.25", Id::revenue_start, DecimalMark::point, Number(10'000)) == "12500");
  CHECK(read("1.2345678901", Id::revenue_start, DecimalMark::point, Number(10'000)) == "12345.678901");
  CHECK(read("12", Id::customers_start, DecimalMark::point, Number(10'000)) == "12");
  CHECK(read("99999999999999999", Id::revenue_start, DecimalMark::point, Number(1000)) ==
        "revenue at the start: \"99999999999999999\" is out of range @0");
}

TEST_CASE("percents, times and prices keep what their text says besides", "[cell]") {
  const auto cell = [](const char* text, Id id) { return parse_cell(text, quantity(id), DecimalMark::point).cell; };
  CHECK(cell("14.30", Id::churn).decimals == 2);
  CHECK_FALSE(cell("14.30", Id::churn).unit_settled);
  CHECK(cell("0.8 %", Id::churn).unit_settled);
  CHECK(cell("0.8％", Id::churn).decimals == 1);
  CHECK(cell("12/year", Id::purchase_frequency).time_unit == Granularity::year);
  CHECK(cell("1.5/month", Id::purchase_frequency).value == Number::fraction(3, 2));
  CHECK(cell("20 months", Id::customer_lifespan).time_unit == Granularity::month);
  CHECK(cell("5 years", Id::customer_lifespan).time_unit == Granularity::year);
  CHECK(cell("2 quarters", Id::customer_lifespan).time_unit == Granularity::quarter);
  CHECK(cell("10 weeks", Id::customer_lifespan).value == Number(10));
  CHECK(cell("5", Id::customer_lifespan).time_unit == Granularity::unknown);
  CHECK(parse_cell("₩5", quantity(Id::arpa), DecimalMark::point).currency == "KRW");
  CHECK(parse_cell("1e5", quantity(Id::arpa), DecimalMark::point).scientific);
  CHECK_FALSE(parse_cell("15", quantity(Id::arpa), DecimalMark::point).scientific);
  CHECK(cell("1.25만원", Id::arpa).decimals == 0);
}

TEST_CASE("a stated value has a largest", "[cell]") {
  CHECK(read("100", Id::churn) == "100");
  CHECK(read("140", Id::churn) == "churn rate: \"140\" cannot be more than 100 @0");
  CHECK(read("100.5%", Id::gross_margin) == "gross margin: \"100.5%\" cannot be more than 100 @0");
  CHECK(read("5 years", Id::churn) == "churn rate: \"5 years\" is not a percent @2");
  CHECK(read("5/year", Id::customer_lifespan) == "customer lifespan: \"5/year\" is not a number of periods @1");
}

TEST_CASE("the decimal mark changes what a text means", "[cell]") {
  CHECK(read("1.234,50", Id::revenue_start, DecimalMark::comma) == "1234.5");
  CHECK(read("1.234", Id::revenue_start, DecimalMark::comma) == "1234");
  CHECK(read("1.234", Id::revenue_start, DecimalMark::point) == "1.234");
  CHECK(read("12,5", Id::revenue_start, DecimalMark::point) == "revenue at the start: \"12,5\" is not an amount @3");
  CHECK(hint_for("12,5", Id::revenue_start) == "group digits by three; the decimal mark is the point here (--decimal comma changes it)");
  CHECK(read("12,5", Id::revenue_start, DecimalMark::unknown) == "12.5");
  CHECK(read("1.234", Id::revenue_start, DecimalMark::unknown) == "1.234");
  CHECK(hint_for("1,23,4", Id::revenue_start, DecimalMark::unknown) == "group digits by three");
}

TEST_CASE("numbers have at most so many characters", "[cell]") {
  CHECK(read(std::string(5000, '0') + "7", Id::customers_start) == "7");
  CHECK(read("0." + std::string(998, '3'), Id::arpa) != "inexact");
  check_length("1234", "amount", 4);
  check_length("１２３４", "amount", 4);
  CHECK_THROWS_WITH(check_length("12345", "amount", 4), "amount is longer than a number may be (4 characters): \"12345\"");
}

TEST_CASE("numbers tell the decimal mark of their file, or nothing", "[cell]") {
  struct Row {
    const char* text;
    DecimalMark proves;
    bool ambiguous;
  };
  const Row rows[] = {
      {"1,234.50", DecimalMark::point, false},    {"1.234,50", DecimalMark::comma, false},   {"12,5", DecimalMark::comma, false},
      {"12.5", DecimalMark::point, false},        {"7", DecimalMark::unknown, false},        {"1.234", DecimalMark::unknown, true},
      {"1,234", DecimalMark::unknown, true},      {"1,234,567", DecimalMark::point, false},  {"1.234.567", DecimalMark::comma, false},
      {"0.500", DecimalMark::point, false},       {"1234.567", DecimalMark::point, false},   {"₩12,000,000", DecimalMark::point, false},
      {"(1.234,5) €", DecimalMark::comma, false}, {"1,23,456", DecimalMark::unknown, false}, {"1'234", DecimalMark::unknown, false},
      {"1.234e5", DecimalMark::point, false},     {"N/A", DecimalMark::unknown, false},      {"", DecimalMark::unknown, false},
      {"12,5/year", DecimalMark::comma, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(decimal_evidence(row.text).proves == row.proves);
    CHECK(decimal_evidence(row.text).ambiguous == row.ambiguous);
  }
}

TEST_CASE("a currency without smaller units tells that a mark groups digits", "[cell]") {
  for (const char* text : {"₩5,000", "5,000원", "￦5,000", "KRW 5,000", "(₩5,000)", "-5,000 KRW", "¥5,000"}) {
    CAPTURE(text);
    CHECK(decimal_evidence(text).proves == DecimalMark::point);
    CHECK_FALSE(decimal_evidence(text).ambiguous);
  }
  CHECK(decimal_evidence("5.000원").proves == DecimalMark::comma);
  CHECK(decimal_evidence("$5,000").ambiguous);
  CHECK(decimal_evidence("5,000만원").ambiguous);
}
