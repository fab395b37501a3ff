#pragma once

#include <string>

#include "render/content/figures.hpp"
#include "render/html/charts/plot.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// A quantity of each segment beside each other, with how to read it: a small chart for each over time, of many segments those that became
/// worse by most and the others in a table; a line for each in a single period. Empty where fewer than two segments have it.
Markup segments_markup(const Report& report, const Figures& figures, TimeFrame& frame, const Quantity& quantity);

}  // namespace retain::render
