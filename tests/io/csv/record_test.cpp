#include "io/csv/record.hpp"

#include "support/catch.hpp"

using namespace retain::io;

TEST_CASE("a record of delimiters and spaces is blank", "[dialect]") {
  std::vector<CsvField> record;
  CsvReader reader(" ,\t,\"\"\n,x,\n", ',');
  REQUIRE(reader.next(record));
  CHECK(is_blank(record));
  REQUIRE(reader.next(record));
  CHECK_FALSE(is_blank(record));
}

TEST_CASE("the guard against formulas is taken off, other apostrophes stay") {
  CHECK(without_guard("'=1+1") == "=1+1");
  CHECK(without_guard("''=1") == "'=1");
  CHECK(without_guard("'tis") == "'tis");
  CHECK(without_guard("=1") == "=1");
  CHECK(without_guard("'") == "'");
}

TEST_CASE("a record of another width is refused at its first surplus field, or its start") {
  std::vector<CsvField> record;
  CsvReader reader("a,b,c\n", ',');
  reader.next(record);
  CHECK(width_error(record, 2, ',').place() == TextPlace{1, 5});
  CHECK(width_error(record, 2, ',').what() == std::string("3 fields where the header has 2"));
  CHECK(width_error(record, 2, ',').hint() == "put numbers with a thousands separator or a decimal comma in quotes: \"1,234.50\"");
  CHECK(width_error(record, 4, ',').place() == TextPlace{1, 1});
}
