#include "text/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>

#include "text/utf8.hpp"

namespace retain {

namespace {

const utf8proc_uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }

}  // namespace

std::string to_nfc(std::string_view utf8) {
  if (end_of_ascii(utf8) == utf8.size()) return std::string(utf8);
  utf8proc_uint8_t* composed = nullptr;
  const auto size = utf8proc_map(bytes_of(utf8), static_cast<utf8proc_ssize_t>(utf8.size()), &composed,
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (size < 0) return std::string(utf8);
  return {reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size)};
}

bool is_surely_composed(std::string_view utf8) {
  struct Range {
    char32_t first, last;
  };
  // None of these is a mark, is written in another way, or joins one in front of it.
  constexpr Range ranges[] = {{U' ', U'~'},           {U'\uAC00', U'\uD7A3'}, {U'\u00A1', U'\u02FF'}, {U'\u0388', U'\u0482'},
                              {U'\u048A', U'\u0590'}, {U'\u3041', U'\u3096'}, {U'\u30A0', U'\u30FF'}, {U'\u3400', U'\u9FFF'}};
  while (!utf8.empty()) {
    const CodePoint point = first_code_point(utf8);
    const auto is_inside = [&point](const Range& range) { return point.value >= range.first && point.value <= range.last; };
    if (std::ranges::none_of(ranges, is_inside)) return false;
    utf8.remove_prefix(point.size);
  }
  return true;
}

bool is_space(char32_t c) {
  const bool is_line_break = (c >= U'\t' && c <= U'\r') || c == U'\x85' || c == U'\u2028' || c == U'\u2029';
  return c == U' ' || is_line_break || c == U'\u00A0' || c == U'\u1680' || (c >= U'\u2000' && c <= U'\u200A') || c == U'\u202F' ||
         c == U'\u205F' || c == U'\u3000';
}

std::string_view trim(std::string_view utf8) {
  const auto is_no_space = [](char c) { return is_ascii(c) && c > ' '; };
  if (!utf8.empty() && is_no_space(utf8.front()) && is_no_space(utf8.back())) return utf8;
  while (!utf8.empty()) {
    const CodePoint first = first_code_point(utf8);
    if (!is_space(first.value)) break;
    utf8.remove_prefix(first.size);
  }
  while (!utf8.empty()) {
    std::size_t start = utf8.size() - 1;
    while (start > 0 && is_continuation(utf8[start])) --start;
    if (!is_space(first_code_point(utf8.substr(start)).value)) break;
    utf8.remove_suffix(utf8.size() - start);
  }
  return utf8;
}

}  // namespace retain
