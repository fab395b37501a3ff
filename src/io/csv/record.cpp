#include "io/csv/record.hpp"

#include <algorithm>

#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

bool is_blank(const std::vector<CsvField>& record) {
  return std::ranges::all_of(record, [](const CsvField& field) { return trim(field.text).empty(); });
}

std::string_view without_guard(std::string_view text) {
  const auto first = text.find_first_not_of('\'');
  const bool guarded =
      first != 0 && first != std::string_view::npos && std::string_view("=+@\t\r-").find(text[first]) != std::string_view::npos;
  return guarded ? text.substr(1) : text;
}

bool names_columns(const std::vector<CsvField>& record, const std::function<bool(std::string_view)>& is_known) {
  if (std::ranges::any_of(record, [](const CsvField& field) { return has_digit(field.text); })) return false;
  const auto filled = std::ranges::count_if(record, [](const CsvField& field) { return !trim(field.text).empty(); });
  const auto known = std::ranges::count_if(record, [&](const CsvField& field) { return is_known(field.text); });
  return known >= 2 && 2 * known >= filled;
}

CsvError width_error(const std::vector<CsvField>& record, std::size_t expected, char delimiter) {
  const bool is_long = record.size() > expected;
  const char* hint = "give every row as many fields as the header has; a field may be empty";
  if (is_long && delimiter == ',') hint = "put numbers with a thousands separator or a decimal comma in quotes: \"1,234.50\"";
  return {formatted("{} field{} where the header has {}", record.size(), record.size() == 1 ? "" : "s", expected), hint,
          is_long ? record[expected].place : record.front().place};
}

}  // namespace retain::io
