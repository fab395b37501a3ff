#include "io/csv/table_shape.hpp"

#include "support/catch.hpp"

using namespace retain::io;

TEST_CASE("a record of delimiters and spaces is blank", "[table_shape]") {
  std::vector<CsvField> record;
  CsvReader reader(" ,\t,\"\"\n,x,\n", ',');
  REQUIRE(reader.next(record));
  CHECK(is_blank(record));
  REQUIRE(reader.next(record));
  CHECK_FALSE(is_blank(record));
}

TEST_CASE("a record of another width is refused at its first surplus field, or its start", "[table_shape]") {
  std::vector<CsvField> record;
  CsvReader reader("a,b,c\n", ',');
  reader.next(record);
  CHECK(width_error(record, 2, ',').place() == TextPlace{1, 5});
  CHECK(width_error(record, 2, ',').what() == std::string("3 fields where the header has 2"));
  CHECK(width_error(record, 2, ',').hint() == "put numbers with a thousands separator or a decimal comma in quotes: \"1,234.50\"");
  CHECK(width_error(record, 4, ',').place() == TextPlace{1, 1});
}

namespace {

/// What a record, the first line behind "period,cs,ce", is instead of a row: its code or message.
std::string other_than_row(const std::string& text, bool is_first = true) {
  const auto is_name = [](std::string_view name) { return name == "period" || name == "cs" || name == "ce"; };
  const auto describes = [](const std::vector<CsvField>& record) { return record.back().text == "number"; };
  const TableShape shape({"period", "cs", "ce"}, true, ',', is_name, describes);
  std::vector<CsvField> record;
  CsvReader reader(text, ',');
  REQUIRE(reader.next(record));
  const auto found = shape.check(record, is_first, 2);
  if (!found) return {};
  CHECK(found->ends_table == found->code.empty());
  return found->ends_table ? found->error.what() + std::string(" | ") + found->error.hint() : found->code;
}

}  // namespace

TEST_CASE("a record is a row unless its shape says otherwise", "[table_shape]") {
  CHECK(other_than_row("2026-01,1,2").empty());
  CHECK(other_than_row(",,").empty());
  CHECK(other_than_row("period,cs,ce") == "header_again");
  CHECK(other_than_row("2026-01,1") == "field_count");
  CHECK(other_than_row("2026-01,1,2,3") == "field_count");
  CHECK(other_than_row("cs,x,number", false).empty());
}

TEST_CASE("names of columns begin another table, and right behind the header are a part of it", "[table_shape]") {
  const std::string second_row = "a second row of the header | write one name above each column; --skip 1 takes this row for the header";
  CHECK(other_than_row("ce,cs,x") == second_row);
  CHECK(other_than_row("id,x,number") == second_row);
  CHECK(other_than_row("ce,cs,x,y", false) == "another header: a second table begins here | give each table as a file of its own");
  CHECK(other_than_row("ce,cs,x1", false).empty());
}

TEST_CASE("a row of another width with the names of the header begins a second table", "[table_shape]") {
  const std::string second = "another header: a second table begins here | give each table as a file of its own";
  CHECK(other_than_row("period,cs\n", false) == second);
  CHECK(other_than_row("period,cs,ce,2026\n", false) == second);
  CHECK(other_than_row("period,1\n", false) == "field_count");
}

TEST_CASE("fields in single quotes are told from numbers with a separator", "[table_shape]") {
  std::vector<CsvField> record;
  CsvReader reader("'a, b',c\n", ',');
  reader.next(record);
  CHECK(width_error(record, 2, ',').hint() == "fields in single quotes are not read as one: export with double quotes");
}
