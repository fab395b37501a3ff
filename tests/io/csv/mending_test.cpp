#include "io/csv/mending.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/words.hpp"

using namespace retain::io;

namespace {

bool is_figure(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos; }

/// A customer, a number that is read, a number and a text that are not.
MendedColumns four_columns() {
  const auto may_mean = [](std::size_t column, std::string_view cell) { return column != 1 || is_figure(cell); };
  const auto may_hold = [](std::size_t column, std::string_view cell) {
    if (column == 0) return !cell.empty() && cell.find_first_of(",0123456789") == std::string_view::npos;
    return column == 3 ? !is_figure(cell) : is_figure(cell);
  };
  return {{true, true, false, false}, ',', may_hold, may_mean};
}

std::string shown(const std::optional<MendedRow>& row) {
  std::string text;
  for (const std::string& cell : row.value_or(MendedRow{"refused"})) text += (text.empty() ? "" : "|") + cell;
  return text;
}

std::string mended_width(std::string_view line) {
  CsvReader reader(line, ',');
  std::vector<CsvField> record;
  reader.next(record);
  return shown(mend_width(record, four_columns()));
}

std::string mended_escapes(std::string_view line) { return shown(mend_escapes(line, four_columns(), {})); }

}  // namespace

TEST_CASE("delimiters too many at the end are left out where what is read is the same", "[mending]") {
  CHECK(mended_width("Ann,5,7,note,") == "Ann|5||");
  CHECK(mended_width("Ann,5,7,note,,,") == "Ann|5||");
  CHECK(mended_width("Ann,5,7,,") == "Ann|5|7|");
}

TEST_CASE("a delimiter too many that may stand elsewhere is refused", "[mending]") {
  CHECK(mended_width("Ann,5,250,7,note") == "refused");
  CHECK(mended_width("Ann,1,23,456.00,note") == "refused");
  CHECK(mended_width("Ann,,5,7,note") == "refused");
  CHECK(mended_width(",Ann,5,7,note") == "refused");
  CHECK(mended_width("Ann,5,7,a,b") == "refused");
  CHECK(mended_width("Ann,x,5,7,") == "refused");
  CHECK(mended_width("Ann,1,5,7,") == "refused");
  CHECK(mended_width("Ann,5,7,note,,,,,,,,,,,,,,,,,,") == "refused");
  CHECK(mended_width("Ann,5,7") == "refused");
}

TEST_CASE("a row of thousands of columns is looked into at once", "[mending]") {
  constexpr std::size_t width = 4000;
  const auto anything = [](std::size_t, std::string_view) { return true; };
  MendedColumns columns{std::vector<bool>(width, false), ',', anything, anything};
  std::string line = "C";
  for (std::size_t i = 1; i < width; ++i) line += ",x";
  line += ",,,,,,";
  CsvReader reader(line, ',', {}, {.columns = 2 * width});
  std::vector<CsvField> record;
  reader.next(record);
  CHECK(mend_width(record, columns));
  columns.are_read[1] = true;
  CHECK_FALSE(mend_width(record, columns));
}

TEST_CASE("quotes behind backslashes are parts of cells that are not read", "[mending]") {
  CHECK(mended_escapes("Ann,5,7,\"say \\\"a, b\\\"\"") == "Ann|5|7|say \\\"a, b\\\"");
  CHECK(mended_escapes("\"A\\\"nn\",5,7,note") == "refused");
  CHECK(mended_escapes("Ann,5,7,\"note") == "refused");
  CHECK(mended_escapes("Ann,5,7,no\"te") == "refused");
  CHECK(mended_escapes("Ann,5,x,\"a \\\" b\"") == "refused");
  CHECK(mended_escapes("Ann,5,7,\"a \\\" b\" c") == "refused");
}

TEST_CASE("a line is a row by itself or not", "[mending]") {
  CHECK(is_row("Ann,5,7,note", four_columns(), {}));
  CHECK(is_row("Ann,5,7,\"a \\\" b\"", four_columns(), {}));
  CHECK_FALSE(is_row("Ann,x,7,note", four_columns(), {}));
  CHECK_FALSE(is_row("Ann,5,7", four_columns(), {}));
  CHECK_FALSE(is_row("Ann,5,7,\"note", four_columns(), {}));
}
