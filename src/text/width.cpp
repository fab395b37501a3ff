#include "text/width.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain {

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

}  // namespace retain
