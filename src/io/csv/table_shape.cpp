#include "io/csv/table_shape.hpp"

#include <algorithm>

#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr const char* one_table_a_file = "give each table as a file of its own";

}  // namespace

std::optional<NoRow> TableShape::check(const std::vector<CsvField>& record, bool is_first, std::size_t line) const {
  const TextPlace place = record.front().place;
  if (has_header_ && std::ranges::equal(record, headers_, {}, &CsvField::text)) {
    const std::string skip = formatted("one header is enough: --skip {} begins with this one", line - 1);
    return NoRow{"header_again", {"the header again", is_first ? skip : one_table_a_file, place}};
  }
  if (names_columns(record) || (is_first && describes_columns_(record))) {
    const std::string hint = formatted("write one name above each column; --skip {} takes this row for the header", line - 1);
    return NoRow{
        {},
        {is_first ? "a second row of the header" : "another header: a second table begins here", is_first ? hint : one_table_a_file, place},
        true};
  }
  if (repeats_header(record)) return NoRow{{}, {"another header: a second table begins here", one_table_a_file, place}, true};
  if (record.size() != headers_.size()) return NoRow{"field_count", width_error(record, headers_.size(), delimiter_)};
  return std::nullopt;
}

bool TableShape::names_columns(const std::vector<CsvField>& record) const {
  if (std::ranges::any_of(record, [](const CsvField& field) { return has_digit(field.text); })) return false;
  const auto filled = std::ranges::count_if(record, [](const CsvField& field) { return !trim(field.text).empty(); });
  const auto known = std::ranges::count_if(record, [this](const CsvField& field) { return is_column_name_(field.text); });
  return known >= 2 && 2 * known >= filled;
}

bool TableShape::repeats_header(const std::vector<CsvField>& record) const {
  if (!has_header_ || record.size() == headers_.size()) return false;
  const std::size_t both = std::min(record.size(), headers_.size());
  std::size_t alike = 0;
  for (std::size_t i = 0; i < both; ++i) alike += !trim(record[i].text).empty() && record[i].text == headers_[i] ? 1U : 0U;
  return alike >= 2 && 2 * alike >= both;
}

bool is_blank(const std::vector<CsvField>& record) {
  return std::ranges::all_of(record, [](const CsvField& field) { return trim(field.text).empty(); });
}

CsvError width_error(const std::vector<CsvField>& record, std::size_t expected, char delimiter) {
  const bool is_long = record.size() > expected;
  const char* hint = "give every row as many fields as the header has; a field may be empty";
  const bool are_single_quotes = std::ranges::any_of(record, [](const CsvField& field) { return field.text.starts_with('\''); }) &&
                                 std::ranges::any_of(record, [](const CsvField& field) { return field.text.ends_with('\''); });
  if (is_long && are_single_quotes) {
    hint = "fields in single quotes are not read as one: export with double quotes";
  } else if (is_long && delimiter == ',') {
    hint = "put numbers with a thousands separator or a decimal comma in quotes: \"1,234.50\"";
  }
  return {formatted("{} field{} where the header has {}", record.size(), record.size() == 1 ? "" : "s", expected), hint,
          is_long ? record[expected].place : record.front().place};
}

}  // namespace retain::io
