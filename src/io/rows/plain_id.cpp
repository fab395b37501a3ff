#include "io/rows/plain_id.hpp"

#include "io/csv/reader.hpp"
#include "io/fields/row_words.hpp"
#include "io/value/label_text.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace retain::io {

bool is_plain_id(std::string_view id, bool is_ascii_text) {
  constexpr std::size_t longest_placeholder = 9;
  const auto is_control_or_space = [](char c) { return c <= ' ' && is_ascii(c); };
  if (id.empty() || id.size() > CsvReader::most_field_bytes || is_control_or_space(id.front()) || is_control_or_space(id.back()) ||
      id.front() == '\'' || id.front() == '#')
    return false;
  const bool ends_in_digit = id.back() >= '0' && id.back() <= '9';
  if (id.size() <= longest_placeholder && !ends_in_digit && (stands_for_nothing(id) || is_sentinel_id(id))) return false;
  // "17850.0" is a number that a spreadsheet wrote.
  if (id.back() == '0' && (id.size() < 2 || id[id.size() - 2] == '.')) return false;
  if (id == "-1" || id == "00" || (may_be_totals_word(id) && is_totals_word(id))) return false;
  if (is_ascii_text) return true;
  const std::size_t ascii = end_of_ascii(id);
  return ascii == id.size() || is_surely_composed(id.substr(ascii));
}

}  // namespace retain::io
