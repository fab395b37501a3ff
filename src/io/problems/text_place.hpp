#pragma once

#include <cstddef>
#include <string_view>

namespace retain::io {

/// A line from 1 and a column in code points from 1.
struct TextPlace {
  std::size_t line = 1;
  std::size_t column = 1;
  friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// Cuts the first line off `rest`, without its end: LF, CRLF or CR.
std::string_view take_line(std::string_view& rest);

/// The place of `end` in a text that stands at `start`. LF, CRLF and CR end a line.
TextPlace advance(TextPlace start, std::string_view text);

}  // namespace retain::io
