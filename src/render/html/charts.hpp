#pragma once

#include "render/content/figures.hpp"
#include "render/html/markup.hpp"
#include "render/language/language.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// The charts for which the report has data, each with its heading and how to read it: shares with their ranges over time, the retention
/// rates of revenue beside each other, stocks over time, the movements from start to end of the newest complete period, why customers
/// left, and the leading share of each segment.
Markup charts_markup(const Report& report, const Figures& figures, Language language);

}  // namespace retain::render
