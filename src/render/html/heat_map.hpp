#pragma once

#include "render/content/page.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// A heat map as a table that scrolls on its own: who sees no shades reads the numbers.
Markup heat_map_markup(const HeatMap& map);

/// Its rules of the style sheet.
std::string_view heat_map_style();

}  // namespace retain::render
