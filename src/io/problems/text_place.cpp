#include "io/problems/text_place.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace retain::io {

std::string_view take_line(std::string_view& rest) {
  const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
  rest.remove_prefix(line.size());
  rest.remove_prefix(rest.starts_with("\r\n") ? 2 : rest.empty() ? 0 : 1);
  return line;
}

TextPlace advance(TextPlace start, std::string_view text) {
  if (text.find('\r') == std::string_view::npos) {
    const std::size_t line = text.rfind('\n') + 1;
    if (line > 0) start = {start.line + static_cast<std::size_t>(std::ranges::count(text.substr(0, line), '\n')), 1};
    return {start.line, start.column + count_code_points(text.substr(line))};
  }
  for (std::size_t i = 0; i < text.size();) {
    const auto* found = std::find_if(text.data() + i, text.data() + text.size(), [](char c) { return c == '\n' || c == '\r'; });
    const auto line_end = static_cast<std::size_t>(found - text.data());
    start.column += count_code_points(text.substr(i, line_end - i));
    if (line_end == text.size()) break;
    i = line_end + (text.substr(line_end).starts_with("\r\n") ? 2 : 1);
    ++start.line;
    start.column = 1;
  }
  return start;
}

}  // namespace retain::io
