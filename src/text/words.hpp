#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/utf8.hpp"

// The standard library alone, as in utf8.hpp.
namespace retain {

/// ASCII letters in lower case, whatever the locale is; all else as it is.
constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
inline std::string lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower_ascii(c);
  return result;
}
/// `text` with its first letter, if ASCII, in upper case.
inline std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

/// `text` without the spaces (U+0020) around it; `trim` takes all that are spaces.
constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}
/// `text` in single quotes, as a shell reads it back.
inline std::string in_single_quotes(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}
/// `text` in quotation marks, for a message.
inline std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }
/// The same of a text that may be long, whose end is then left out.
inline std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::size_t end = 0;
  for (std::size_t shown = 0; end < text.size(); ++shown) {
    if (shown == longest) return '"' + std::string(text.substr(0, end)) + "…\"";
    end += first_code_point(text.substr(end)).size;
  }
  return quoted(text);
}

/// Whether `text` has a digit of ASCII.
inline bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }
/// Whether `text` has a letter of ASCII or any character beyond, as every name has.
inline bool has_letter(std::string_view text) { return std::ranges::any_of(text, is_letter_byte); }
/// Whether the digits of a number show that it is not zero: "0.00" does not.
inline bool shows_nonzero(std::string_view decimal) { return decimal.find_first_of("123456789") != std::string_view::npos; }
/// The digits before the point in groups of three: "1234567.8" as "1,234,567.8".
inline std::string grouped(std::string decimal) {
  const std::size_t begin = decimal.starts_with('-') ? 1 : 0;
  for (std::size_t position = std::min(decimal.find('.'), decimal.size()); position > begin + 3;) {
    position -= 3;
    decimal.insert(position, 1, ',');
  }
  return decimal;
}

/// The parts of `text` between occurrences of `separator`.
inline std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end + separator.size());
  }
  parts.emplace_back(text);
  return parts;
}
/// The parts one behind the other with `separator` between them.
template <class Parts>
std::string join(const Parts& parts, std::string_view separator) {
  std::string result;
  bool is_first = true;
  for (const auto& part : parts) {
    if (!std::exchange(is_first, false)) result += separator;
    result += part;
  }
  return result;
}

}  // namespace retain
