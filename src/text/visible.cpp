#include "text/visible.hpp"

#include <algorithm>
#include <cstdint>

#include "text/format.hpp"
#include "text/utf8.hpp"

namespace retain {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Controls, and the characters that reorder, hide or break a line without being seen themselves. Joiners stay: scripts and emoji need them.
constexpr Range unseen[] = {{0x00, 0x1f},     {0x7f, 0x9f},     {0x61c, 0x61c},    {0x180e, 0x180e}, {0x200b, 0x200b},
                            {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},  {0xfeff, 0xfeff}, {0xfdd0, 0xfdef},
                            {0xfff9, 0xfffb}, {0xfffe, 0xffff}, {0xe0000, 0xe007f}};

bool is_unseen(char32_t character) {
  return std::any_of(std::begin(unseen), std::end(unseen),
                     [=](Range range) { return range.first <= character && character <= range.last; });
}

std::string escaped(char32_t character) {
  switch (character) {
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    default:
      const auto value = static_cast<std::uint32_t>(character);
      return value < 0x80 ? formatted("\\x{:02x}", value) : value < 0x10000 ? formatted("\\u{:04x}", value) : formatted("\\U{:08x}", value);
  }
}

}  // namespace

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::string_view rest = text; !rest.empty();) {
    const CodePoint point = first_code_point(rest);
    if (!point.is_valid()) {
      result += formatted("\\x{:02x}", static_cast<unsigned char>(rest.front()));
    } else if (is_unseen(point.value)) {
      result += escaped(point.value);
    } else {
      result += rest.substr(0, point.size);
    }
    rest.remove_prefix(point.size);
  }
  return result;
}

std::string visible_in_json(std::string_view json) {
  constexpr char last_seen = '~';
  std::string result;
  for (std::string_view rest = json; !rest.empty();) {
    const auto is_doubtful = [](char c) { return !is_ascii(c) || c > last_seen; };
    const auto plain = static_cast<std::size_t>(std::ranges::find_if(rest, is_doubtful) - rest.begin());
    result += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) break;
    const CodePoint point = first_code_point(rest);
    const auto value = static_cast<std::uint32_t>(point.value);
    if (!is_unseen(point.value)) {
      result += rest.substr(0, point.size);
    } else if (value < 0x10000) {
      result += formatted("\\u{:04x}", value);
    } else {
      result += formatted("\\u{:04x}\\u{:04x}", 0xD7C0 + (value >> 10), 0xDC00 + (value & 0x3FF));
    }
    rest.remove_prefix(point.size);
  }
  return result;
}

}  // namespace retain
