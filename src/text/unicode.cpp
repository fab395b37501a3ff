#include "text/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>

namespace retain {

namespace {

const utf8proc_uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// The offset of the first byte from `offset` on that is not ASCII, found eight bytes at a time.
std::size_t end_of_ascii(std::string_view text, std::size_t offset) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::uint64_t word = 0;
  for (; offset + sizeof word <= text.size(); offset += sizeof word) {
    std::memcpy(&word, text.data() + offset, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  while (offset < text.size() && is_ascii(text[offset])) ++offset;
  return offset;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  if (is_ascii(text.front())) return {static_cast<char32_t>(text.front()), 1};
  utf8proc_int32_t value = 0;
  const auto size = utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4)), &value);
  if (size <= 0) return {U'\uFFFD', 1};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(size)};
}

std::size_t count_code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t offset = end_of_ascii(text, 0); offset < text.size(); offset = end_of_ascii(text, offset)) {
    utf8proc_int32_t value = 0;
    const auto rest = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size() - offset, 4));
    const auto size = utf8proc_iterate(bytes_of(text.substr(offset)), rest, &value);
    if (size <= 0) return offset;
    offset += static_cast<std::size_t>(size);
  }
  return std::nullopt;
}

std::string to_nfc(std::string_view utf8) {
  if (std::ranges::all_of(utf8, is_ascii)) return std::string(utf8);
  utf8proc_uint8_t* composed = nullptr;
  const auto size = utf8proc_map(bytes_of(utf8), static_cast<utf8proc_ssize_t>(utf8.size()), &composed,
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (size < 0) return std::string(utf8);
  return {reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size)};
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u00A0' || (c >= U'\u2000' && c <= U'\u200A') || c == U'\u202F' ||
         c == U'\u3000';
}

std::string_view trim(std::string_view utf8) {
  while (!utf8.empty()) {
    const CodePoint first = first_code_point(utf8);
    if (!is_space(first.value)) break;
    utf8.remove_prefix(first.size);
  }
  while (!utf8.empty()) {
    std::size_t start = utf8.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(utf8[start]) & 0xC0) == 0x80) --start;
    if (!is_space(first_code_point(utf8.substr(start)).value)) break;
    utf8.remove_suffix(utf8.size() - start);
  }
  return utf8;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

std::string in_quotes(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::size_t end = 0;
  for (std::size_t shown = 0; end < text.size(); ++shown) {
    if (shown == longest) return '"' + std::string(text.substr(0, end)) + "…\"";
    end += first_code_point(text.substr(end)).size;
  }
  return '"' + std::string(text) + '"';
}

}  // namespace retain
