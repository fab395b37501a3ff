#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "render/content/chart_scale.hpp"
#include "render/content/chart_series.hpp"
#include "render/html/markup.hpp"
#include "render/html/svg.hpp"

namespace retain::render {

/// One line of a chart.
struct ChartLine {
  std::string name;  ///< beside its end; empty where the chart has no other
  std::vector<ChartPoint> points;
};

/// A value that the line is to be above, below or at.
struct ChartTarget {
  double value = 0;
  std::string text;  ///< "target ≥ 95"
};

/// Values over time, with the range of each as a band, periods that are not complete as rings, and changes beyond chance as triangles.
struct LineChart {
  std::string title;
  std::string description;
  std::vector<ChartLine> lines;
  std::vector<ChartTarget> targets;
  std::function<std::string(double)> figure;  ///< a value as people read it
};

/// The outline of the ranges of points along a line; empty where none has one.
Outline band_of(std::span<const ChartPoint> run, const Scale& x, const Scale& y);

Markup drawn(const LineChart& chart, const TimeAxis& time);

}  // namespace retain::render
