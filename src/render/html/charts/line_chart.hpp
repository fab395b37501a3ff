#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "render/content/chart_series.hpp"
#include "render/html/charts/plot.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// One line of a chart.
struct ChartLine {
  std::string name;  ///< in what is told of its points; empty where the chart has no other
  std::vector<ChartPoint> points;
  std::vector<ChartPoint> year_before;  ///< the same periods a year before, as a thin line; told of each point
};

/// A value that the line is to be above, below or at.
struct ChartTarget {
  double value = 0;
  std::string bound;  ///< "≥ 95"
};

/// Values over time, with the range of each as a band, periods that are not complete as rings, and of the newest whether it changed
/// beyond chance as a triangle.
struct LineChart {
  std::string title;
  std::string description;
  std::vector<ChartLine> lines;
  std::vector<ChartTarget> targets;
  std::function<std::string(double)> figure;  ///< a value as people read it, exact
  std::function<std::string(double)> brief;   ///< the same in short
};

/// Whether the thin line is drawn: over many years the line itself shows what was a year before, and a second one would hide it.
bool draws_year_before(const ChartLine& line);
/// The class of the n-th line of a chart.
std::string_view line_style(std::size_t n);

/// The outline along a line.
Outline line_of(std::span<const ChartPoint> run, const ChartFrame& frame, const Scale& y);
/// The outline of the ranges of points along a line; empty where none has one.
Outline band_of(std::span<const ChartPoint> run, const ChartFrame& frame, const Scale& y);
/// "93.0 (86.3–96.6)": what is told of a point.
std::string point_text(const ChartPoint& point, const std::function<std::string(double)>& figure);

Markup drawn(const LineChart& chart, ChartFrame& frame);

}  // namespace retain::render
