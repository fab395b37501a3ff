#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

// The standard library alone, so that the core may read text as well.
namespace retain {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// One code point and the bytes it takes; U+FFFD of one byte where the bytes are not UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;

  [[nodiscard]] constexpr bool is_valid() const { return value != U'\uFFFD' || size != 1; }
};

/// The code point at the start of `text`, which must not be empty. Overlong forms, surrogates and what lies beyond U+10FFFF are not UTF-8.
constexpr CodePoint first_code_point(std::string_view text) {
  assert(!text.empty());
  constexpr CodePoint invalid{U'\uFFFD', 1};
  const auto byte = [text](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {static_cast<char32_t>(first), 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < size) return invalid;
  std::uint32_t value = first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return invalid;
    value = value << 6 | (byte(i) & 0x3F);
  }
  const std::uint32_t least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return invalid;
  return {static_cast<char32_t>(value), size};
}

/// Appends a code point as UTF-8.
inline void append_utf8(std::string& text, char32_t value) {
  const auto continuation = [value](int shift) { return static_cast<char>(0x80 | ((value >> shift) & 0x3F)); };
  if (value < 0x80) {
    text += static_cast<char>(value);
  } else if (value < 0x800) {
    text += {static_cast<char>(0xC0 | (value >> 6)), continuation(0)};
  } else if (value < 0x10000) {
    text += {static_cast<char>(0xE0 | (value >> 12)), continuation(6), continuation(0)};
  } else {
    text += {static_cast<char>(0xF0 | (value >> 18)), continuation(12), continuation(6), continuation(0)};
  }
}

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
/// Whether a byte is a letter of ASCII or part of a character beyond it.
constexpr bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || !is_ascii(c); }
/// Whether a byte continues a code point rather than beginning one.
constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

inline std::size_t count_code_points(std::string_view utf8) {
  return utf8.size() - static_cast<std::size_t>(std::ranges::count_if(utf8, is_continuation));
}

/// The offset of the first byte from `offset` on that is not ASCII, found eight bytes at a time.
inline std::size_t end_of_ascii(std::string_view text, std::size_t offset = 0) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::uint64_t word = 0;
  for (; offset + sizeof word <= text.size(); offset += sizeof word) {
    std::memcpy(&word, text.data() + offset, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  while (offset < text.size() && is_ascii(text[offset])) ++offset;
  return offset;
}

/// How many bytes are this one, in sums of a byte each, which the compiler makes vector instructions of.
inline std::size_t count_byte(std::string_view text, char byte) {
  constexpr std::size_t most_a_sum = 240;
  std::size_t count = 0;
  for (std::size_t start = 0; start < text.size(); start += most_a_sum) {
    unsigned char sum = 0;
    for (const char c : text.substr(start, most_a_sum)) sum = static_cast<unsigned char>(sum + (c == byte ? 1 : 0));
    count += sum;
  }
  return count;
}

/// Whether three bytes that may be read are one code point of Hangul, Han and most other scripts of Asia.
inline bool is_three_byte_code_point(const char* bytes) {
  const auto byte = [bytes](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
  const std::uint32_t first_bits = (byte(0) & 0x0F) << 6 | (byte(1) & 0x3F);
  const bool is_short = first_bits < 0x20;
  const bool is_surrogate = first_bits >> 5 == 0xD800 >> 11;
  return (byte(0) & 0xF0) == 0xE0 && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80 && !is_short && !is_surrogate;
}

/// The offset of the first byte that is not part of valid UTF-8.
inline std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t offset = end_of_ascii(text); offset < text.size(); offset = end_of_ascii(text, offset)) {
    while (offset + 3 <= text.size() && is_three_byte_code_point(text.data() + offset)) offset += 3;
    if (offset == text.size() || is_ascii(text[offset])) continue;
    const CodePoint point = first_code_point(text.substr(offset));
    if (!point.is_valid()) return offset;
    offset += point.size;
  }
  return std::nullopt;
}

}  // namespace retain
