#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "io/problems/limits.hpp"

namespace retain::io {

/// The first quote, backslash or control character from `c` on, eight bytes at a time: there is one, and seven bytes behind it may be read.
[[gnu::always_inline]] inline const char* find_special(const char* c) {
  constexpr std::uint64_t ones = 0x0101010101010101;
  constexpr std::uint64_t highs = 0x8080808080808080;
  if constexpr (std::endian::native == std::endian::little) {
    while (true) {
      std::uint64_t word = 0;
      std::memcpy(&word, c, sizeof word);
      const std::uint64_t quotes = word ^ (ones * '"');
      const std::uint64_t slashes = word ^ (ones * '\\');
      // Each finds its lowest byte; what borrows bring about stands above it.
      const std::uint64_t found = ((((quotes - ones) & ~quotes) | ((slashes - ones) & ~slashes) | ((word - ones * ' ') & ~word)) & highs);
      if (found != 0) return c + std::countr_zero(found) / 8;
      c += sizeof word;
    }
  }
  while (*c != '"' && *c != '\\' && static_cast<unsigned char>(*c) >= ' ') ++c;
  return c;
}

/// Looks through JSON at speed, building nothing. What it passes over is valid and within the limits; null stands for all else, valid or
/// not, which is left to `read_json`: numbers in exponent form, U+0000, objects of many members among it. Texts are UTF-8, and
/// sixteen bytes behind them may be read, which begin with a NUL.
class JsonScan {
 public:
  /// `lines`: each document stands in one line.
  JsonScan(const Limits& limits, bool lines)
      : limits_(limits), spaces_(std::uint64_t{1} << ' ' | std::uint64_t{1} << '\t' | std::uint64_t{1} << '\r') {
    if (!lines) spaces_ |= std::uint64_t{1} << '\n';
  }

  [[nodiscard, gnu::always_inline]] const char* skip_spaces(const char* c) const {
    while (is_space(*c)) ++c;
    return c;
  }

  /// The closing quote of a string that begins at `c`, behind the opening one.
  [[nodiscard, gnu::always_inline]] const char* end_of_string(const char* c, bool& has_escapes) const {
    const char* const begin = c;
    while (true) {
      c = find_special(c);
      if (*c == '"') break;
      if (*c != '\\' || (c = end_of_escape(c)) == nullptr) return nullptr;
      has_escapes = true;
    }
    return static_cast<std::size_t>(c - begin) <= limits_.field_bytes ? c : nullptr;
  }

  /// The end of a number that begins at `c`.
  [[nodiscard, gnu::always_inline]] const char* end_of_number(const char* c) const {
    constexpr std::size_t longest = 100;
    const char* const begin = c;
    if (*c == '-') ++c;
    if (!is_digit(*c)) return nullptr;
    if (*c++ != '0') {
      while (is_digit(*c)) ++c;
    }
    if (*c == '.') {
      if (!is_digit(*++c)) return nullptr;
      while (is_digit(*c)) ++c;
    }
    if (*c == 'e' || *c == 'E') return nullptr;
    const auto size = static_cast<std::size_t>(c - begin);
    return size <= longest && size <= limits_.digits ? c : nullptr;
  }

  /// The end of `true`, `false` or `null`.
  [[nodiscard]] static const char* end_of_word(const char* c) {
    if (std::memcmp(c, "true", 4) == 0 || std::memcmp(c, "null", 4) == 0) return c + 4;
    return std::memcmp(c, "false", 5) == 0 ? c + 5 : nullptr;
  }

  /// The end of a value of any kind, within so many levels of others.
  [[nodiscard]] const char* end_of_value(const char* c, std::size_t levels) const;

 private:
  [[nodiscard]] bool is_space(char c) const {
    return static_cast<unsigned char>(c) <= ' ' && (spaces_ >> static_cast<unsigned char>(c) & 1) != 0;
  }
  static bool is_digit(char c) { return static_cast<unsigned char>(c - '0') < 10; }

  /// What stands behind an escape that begins at `c`.
  static const char* end_of_escape(const char* c);
  [[nodiscard]] const char* end_of_array(const char* c, std::size_t levels) const;
  [[nodiscard]] const char* end_of_object(const char* c, std::size_t levels) const;

  const Limits& limits_;
  std::uint64_t spaces_;  // a bit for each
};

/// Writes the characters of a string that `JsonScan` passed over, without its quotes, to `out`, and returns the end. They take no more
/// bytes than their escapes.
char* unescape(std::string_view string, char* out);

/// The end of the value at the beginning of a text by its quotes and brackets alone: where a string, an object or an array is closed, or
/// where another value meets what cannot belong to it; of a text that ends before, its end.
std::size_t span_of_value(std::string_view text);

}  // namespace retain::io
