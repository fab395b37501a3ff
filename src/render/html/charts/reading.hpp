#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/content/figures.hpp"
#include "render/html/charts/line_chart.hpp"
#include "render/html/charts/plot.hpp"

namespace retain::render {

/// The title of a chart of one quantity: its name and its unit.
std::string chart_title(const Quantity& quantity, const Figures& figures);

/// A chart in its card, under its title and how to read it. `heading`: of the title; "h2" where the chart stands in no section.
Markup figure_markup(const std::string& title, const Markup& key, const Markup& chart, std::string_view style = "chart",
                     std::string_view heading = "h3");

/// How to read the marks that the lines have and the bounds they are held against; their names where there are several.
std::vector<KeyEntry> key_of(std::span<const ChartLine> lines, std::span<const ChartTarget> targets, Language language);

/// A value at the end of a line, where there is little room: large ones in short, those in thousands without cents, percent with its sign.
std::string end_figure(Id id, const Number& value, const Figures& figures);

/// What somebody who does not see a line is told of it: its first, newest, lowest and highest value.
std::string description_of(const std::string& name, Id id, std::span<const ChartPoint> points, const Figures& figures,
                           const TimeAxis& time);

/// The bounds that a quantity is required to keep in its periods; of segments those alone that are not of the whole base.
std::vector<ChartTarget> targets_of(const Report& report, Id id, bool of_segments);

}  // namespace retain::render
