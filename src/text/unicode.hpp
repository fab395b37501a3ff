#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace retain {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// One code point and the bytes it takes; U+FFFD of one byte where the bytes are not UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};
/// The code point at the start of `text`, which must not be empty.
CodePoint first_code_point(std::string_view text);
std::size_t count_code_points(std::string_view utf8);

/// The offset of the first byte that is not part of valid UTF-8: overlong forms, surrogates and beyond U+10FFFF are not.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);
/// Composed normal form, in which Hangul of every origin compares equal.
std::string to_nfc(std::string_view utf8);

/// Spaces of every width that stand between words, tabs and line breaks.
bool is_space(char32_t c);
std::string_view trim(std::string_view utf8);

/// Whether `text` has a digit of ASCII.
bool has_digit(std::string_view text);

/// `text` in quotes for a message, its end left out where it is long.
std::string in_quotes(std::string_view text);

}  // namespace retain
