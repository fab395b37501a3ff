#include "text/display.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "text/format.hpp"

namespace retain {

namespace {

/// One code point of a text, or one byte that is no part of one.
struct Glyph {
  std::string_view bytes;
  std::int32_t code_point = -1;  // -1: not UTF-8
};

Glyph first_glyph(std::string_view text) {
  utf8proc_int32_t code_point = -1;
  const auto size =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &code_point);
  if (size <= 0) return {text.substr(0, 1), -1};
  return {text.substr(0, static_cast<std::size_t>(size)), code_point};
}

bool is_all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string composed(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                                 &mapped, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

struct Range {
  std::int32_t first;
  std::int32_t last;
};

// Controls, and the characters that reorder, hide or break a line without being seen themselves. Joiners stay: scripts and emoji need them.
constexpr Range unseen[] = {{0x00, 0x1f},     {0x7f, 0x9f},     {0x61c, 0x61c},    {0x180e, 0x180e}, {0x200b, 0x200b},
                            {0x200e, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},  {0xfeff, 0xfeff}, {0xfdd0, 0xfdef},
                            {0xfff9, 0xfffb}, {0xfffe, 0xffff}, {0xe0000, 0xe007f}};

bool is_unseen(std::int32_t code_point) {
  return std::any_of(std::begin(unseen), std::end(unseen),
                     [=](Range range) { return range.first <= code_point && code_point <= range.last; });
}

std::string escaped(Glyph glyph) {
  if (glyph.code_point < 0) return formatted("\\x{:02x}", static_cast<unsigned char>(glyph.bytes.front()));
  switch (glyph.code_point) {
    case '\t':
      return "\\t";
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    default:
      if (glyph.code_point < 0x80) return formatted("\\x{:02x}", glyph.code_point);
      if (glyph.code_point < 0x10000) return formatted("\\u{:04x}", glyph.code_point);
      return formatted("\\U{:08x}", glyph.code_point);
  }
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_all_ascii(text)) return text.size();
  const std::string normal = composed(text);
  std::size_t width = 0;
  for (std::string_view rest = normal; !rest.empty();) {
    const Glyph glyph = first_glyph(rest);
    width += glyph.code_point < 0 ? 1 : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(glyph.code_point)));
    rest.remove_prefix(glyph.bytes.size());
  }
  return width;
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(width > taken ? width - taken : 0, ' ').append(text);
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(text).append(width > taken ? width - taken : 0, ' ');
}

std::string visible(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::string_view rest = text; !rest.empty();) {
    const Glyph glyph = first_glyph(rest);
    if (glyph.code_point < 0 || is_unseen(glyph.code_point)) {
      result += escaped(glyph);
    } else {
      result += glyph.bytes;
    }
    rest.remove_prefix(glyph.bytes.size());
  }
  return result;
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = end + first_glyph(text.substr(end)).bytes.size();
    if (display_width(text.substr(0, next)) + 1 > width) break;
    end = next;
  }
  return std::string(text.substr(0, end)).append("…");
}

std::string grouped(std::string_view decimal) {
  const std::size_t begin = decimal.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(decimal.find('.'), decimal.size());
  std::string result(decimal);
  for (std::size_t position = end; position > begin + 3;) {
    position -= 3;
    result.insert(position, ",");
  }
  return result;
}

bool shows_nonzero(std::string_view decimal) { return decimal.find_first_of("123456789") != std::string_view::npos; }

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
  std::string result;
  std::size_t column = 0;
  bool is_first = true;
  for (const std::string& word : split(text, " ")) {
    const std::size_t size = display_width(word);
    if (is_first) {
      is_first = false;
      column = size;
    } else if (column + 1 + size <= width) {
      result += ' ';
      column += 1 + size;
    } else {
      result.erase(result.find_last_not_of(' ') + 1);
      result.append("\n").append(indent, ' ');
      column = indent + size;
    }
    result += word;
  }
  return result;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end + separator.size());
  }
  parts.emplace_back(text);
  return parts;
}

}  // namespace retain
