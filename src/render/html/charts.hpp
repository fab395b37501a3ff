#pragma once

#include "render/content/figures.hpp"
#include "render/html/markup.hpp"
#include "render/language/language.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// The charts for which the report has data, each with its heading and how to read it, all on one time axis: what leads the report over
/// time with ranges and the year before, what came and went in each period, why customers left, and the leading quantity of each segment.
Markup charts_markup(const Report& report, const Figures& figures, Language language);

}  // namespace retain::render
