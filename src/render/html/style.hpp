#pragma once

#include <string_view>

#include "render/content/blocks.hpp"

namespace retain::render {

/// The style sheet of a report: light and dark, narrow and wide, on paper.
std::string_view html_style();

/// Its SHA-256 in base64, by which the page allows this style and no other.
inline constexpr std::string_view html_style_digest = "+/YkoRI0SPPE2sIgzWFmhHvC8tCsdAR5oOPtclgDG6w=";

/// The name of a tone in the style sheet; empty for a plain one.
std::string_view tone_style(Tone tone);

}  // namespace retain::render
