#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "render/content/blocks.hpp"
#include "text/format.hpp"

namespace retain::render {

/// How a part of a text looks on a terminal that shows colour.
enum class Paint : std::uint8_t { plain, bold, good, bad, doubtful };

constexpr Paint paint_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return Paint::good;
    case Tone::bad:
      return Paint::bad;
    case Tone::doubtful:
      return Paint::doubtful;
    case Tone::plain:
      break;
  }
  return Paint::plain;
}

/// `text` between the codes of a terminal; as it is where `colour` is off.
inline std::string painted(std::string_view text, Paint paint, bool colour) {
  if (!colour || paint == Paint::plain) return std::string(text);
  constexpr std::string_view codes[] = {"0", "1", "32", "31", "33"};
  return formatted("\x1b[{}m{}\x1b[0m", codes[static_cast<std::size_t>(paint)], text);
}

}  // namespace retain::render
