#include "text/display.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>

#include "text/format.hpp"
#include "text/unicode.hpp"

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

std::size_t display_width(std::string_view text) {
  if (end_of_ascii(text) == text.size()) return text.size();
  const std::string normal = to_nfc(text);
  std::size_t width = 0;
  for (std::string_view rest = normal; !rest.empty();) {
    const CodePoint point = first_code_point(rest);
    width += point.is_valid() ? static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value)))) : 1;
    rest.remove_prefix(point.size);
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

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t next = end + first_code_point(text.substr(end)).size;
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
