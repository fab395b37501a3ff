#include "io/workbook/cell_text.hpp"

#include "support/catch.hpp"

using namespace retain::io;

namespace {

std::string text_of(std::string_view number, NumberKind kind = NumberKind::number, const CellTextRules& rules = {}) {
  std::string text;
  return append_number(number, kind, rules, text) ? text : "no number";
}

}  // namespace

TEST_CASE("a number has 15 significant digits, whatever its format shows") {
  CHECK(text_of("0") == "0");
  CHECK(text_of("-0") == "-0");
  CHECK(text_of("42") == "42");
  CHECK(text_of("-12.5") == "-12.5");
  CHECK(text_of("0.30000000000000004") == "0.3");
  CHECK(text_of("1234567.8900000001") == "1234567.89");
  CHECK(text_of("9.9999999999999995E-2") == "0.1");
  CHECK(text_of("1.5E-3") == "0.0015");
  CHECK(text_of("1E+3") == "1000");
  CHECK(text_of("123456789012345") == "123456789012345");
  CHECK(text_of("1E-10") == "0.0000000001");
  CHECK(text_of("0.1") == "0.1");
  CHECK(text_of(" 42\n") == "42");
  CHECK(text_of(".5") == "0.5");
  CHECK(text_of("5.") == "5");
}

TEST_CASE("digits that a spreadsheet lost are written so that readers warn") {
  CHECK(text_of("1.2345678901234568E+17") == "1.23456789012346E+17");
  CHECK(text_of("1E+20") == "1E+20");
  CHECK(text_of("9007199254740993") == "9.00719925474099E+15");
  // Whole numbers up to there are held as they are.
  CHECK(text_of("1234567890123456") == "1234567890123456");
}

TEST_CASE("a point that could part thousands gets a zero more") {
  CHECK(text_of("1.234") == "1.2340");
  CHECK(text_of("-12.345") == "-12.3450");
  CHECK(text_of("0.125") == "0.1250");
  CHECK(text_of("1234.567") == "1234.567");
  CHECK(text_of("1.23") == "1.23");
  CHECK(text_of("1.2345") == "1.2345");
}

TEST_CASE("a comma is the decimal mark where the user says so") {
  CHECK(text_of("12.5", NumberKind::number, {.decimal_mark = ','}) == "12,5");
  CHECK(text_of("1.234", NumberKind::number, {.decimal_mark = ','}) == "1,2340");
  CHECK(text_of("0.125", NumberKind::percent, {.decimal_mark = ','}) == "12,5%");
}

TEST_CASE("percents are those that are shown") {
  CHECK(text_of("0.015", NumberKind::percent) == "1.5%");
  CHECK(text_of("1", NumberKind::percent) == "100%");
  CHECK(text_of("0", NumberKind::percent) == "0%");
  CHECK(text_of("0.85714285714285721", NumberKind::percent) == "85.7142857142857%");
  CHECK(text_of("-0.07", NumberKind::percent) == "-7%");
  CHECK(text_of("0.00001", NumberKind::percent) == "0.0010%");
}

TEST_CASE("dates count from 1900, with the day that never was, or from 1904") {
  CHECK(text_of("46027", NumberKind::date) == "2026-01-05");
  CHECK(text_of("46027.5", NumberKind::date) == "2026-01-05 12:00:00");
  CHECK(text_of("46027.999999999", NumberKind::date) == "2026-01-06");
  CHECK(text_of("1", NumberKind::date) == "1900-01-01");
  CHECK(text_of("59", NumberKind::date) == "1900-02-28");
  CHECK(text_of("60", NumberKind::date) == "1900-02-29");
  CHECK(text_of("61", NumberKind::date) == "1900-03-01");
  CHECK(text_of("0", NumberKind::date) == "1900-01-00");
  CHECK(text_of("2958465", NumberKind::date) == "9999-12-31");
  CHECK(text_of("2958466", NumberKind::date) == "2958466");
  CHECK(text_of("-1", NumberKind::date) == "-1");
  CHECK(text_of("0", NumberKind::date, {.from_1904 = true}) == "1904-01-01");
  CHECK(text_of("44565", NumberKind::date, {.from_1904 = true}) == "2026-01-05");
}

TEST_CASE("months and years are days, but for labels as fine as they are shown, where nothing is lost") {
  const CellTextRules labels{.shows_periods = true};
  CHECK(text_of("46023", NumberKind::month) == "2026-01-01");
  CHECK(text_of("46023", NumberKind::year) == "2026-01-01");
  CHECK(text_of("46023", NumberKind::month, labels) == "2026-01");
  CHECK(text_of("46027", NumberKind::month, labels) == "2026-01-05");
  CHECK(text_of("46023", NumberKind::year, labels) == "2026");
  CHECK(text_of("46054", NumberKind::year, labels) == "2026-02-01");
  CHECK(text_of("46023", NumberKind::date, labels) == "2026-01-01");
  CHECK(text_of("0.5", NumberKind::time) == "12:00:00");
  CHECK(text_of("0", NumberKind::time) == "00:00:00");
  CHECK(text_of("46027.25", NumberKind::time) == "2026-01-05 06:00:00");
}

TEST_CASE("what is no number is none") {
  for (const char* text : {"", "-", ".", "x", "1x", "1,5", "0x10", "inf", "nan", "1e999", "+1"}) CHECK(text_of(text) == "no number");
}

TEST_CASE("cells have the names of spreadsheets") {
  CHECK(cell_name(1, 1) == "A1");
  CHECK(cell_name(26, 9) == "Z9");
  CHECK(cell_name(27, 10) == "AA10");
  CHECK(cell_name(16'384, 1'048'576) == "XFD1048576");
  for (const std::size_t column : {1U, 26U, 27U, 702U, 703U, 16'384U}) CHECK(column_of(cell_name(column, 7)) == column);
  CHECK(column_of("") == 0);
  CHECK(column_of("7") == 0);
  CHECK(column_of("ABCD1") == 0);
}
