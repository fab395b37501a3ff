#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retain {

/// Columns that a text takes on a terminal: after NFC, East Asian wide and fullwidth characters take 2, combining ones 0.
std::size_t display_width(std::string_view text);
/// `text` padded with spaces to `width` columns; wider texts are left as they are.
std::string pad_left(std::string_view text, std::size_t width);
std::string pad_right(std::string_view text, std::size_t width);
/// `text` with everything that a terminal would act on made visible: controls, escapes, bidirectional marks, invalid UTF-8.
std::string visible(std::string_view text);
/// `text` cut behind its first `width` - 1 columns and marked with "…" where it takes more than `width`.
std::string shortened(std::string_view text, std::size_t width);
/// The digits before the point in groups of three: "1234567.8" as "1,234,567.8".
std::string grouped(std::string_view decimal);
/// Whether the digits of a number show that it is not zero: "0.00" does not.
bool shows_nonzero(std::string_view decimal);
/// `text` broken at spaces into lines of at most `width` columns, those after the first behind `indent` spaces. A longer word has a line
/// to itself.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);
/// `text` with its first letter, if ASCII, in upper case.
std::string capitalised(std::string text);
/// The parts of `text` between occurrences of `separator`.
std::vector<std::string> split(std::string_view text, std::string_view separator);

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
