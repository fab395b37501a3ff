#pragma once

#include <string>
#include <string_view>

#include "render/html/markup.hpp"

namespace retain::render {

/// A line of a list of bars: what it is and its number in words, and under them the bar.
struct BarRow {
  std::string name;
  std::string figure;
  std::string_view figure_style;  ///< empty: as other text
  std::string note;               ///< behind the number, quieter
};

Markup bar_row(const BarRow& row, const Markup& bar);
/// A list of such lines.
Markup bar_list(const Markup& rows);

}  // namespace retain::render
