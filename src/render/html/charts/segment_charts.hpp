#pragma once

#include <functional>
#include <string>
#include <vector>

#include "render/content/chart_series.hpp"
#include "render/html/charts/line_chart.hpp"
#include "render/html/charts/plot.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// A metric of one segment over time.
struct SegmentPanel {
  std::string name;
  std::string figure;              ///< its newest value; empty: none
  std::string change;              ///< of the newest complete period on the one before; empty: none
  std::optional<double> worse_by;  ///< how much worse it became, below zero where better: panels stand in this order, unknown ones last
  std::vector<ChartPoint> points;
};

/// A small chart for each segment, all on one scale, each with the line of the whole base behind it.
struct SegmentPanels {
  std::vector<SegmentPanel> panels;
  std::vector<ChartPoint> whole;
  std::vector<ChartTarget> targets;
  std::function<std::string(double)> figure;
};

/// The panels from the one that became worse by most to the one that became better by most.
void sort_by_change(std::vector<SegmentPanel>& panels);

/// How many panels stand in a row of a wide page, so that the last row is not left with one.
std::size_t panels_in_row(std::size_t panels);

/// The panels as items of a list.
Markup drawn(const SegmentPanels& segments, TimeFrame& frame);

/// The value of one segment in the only period, with its range.
struct SegmentBar {
  std::string name;
  std::string figure;
  ChartPoint point;
  bool is_whole = false;
};

/// A line for each segment: its name and number, and its value as a point in its range.
Markup drawn(const std::vector<SegmentBar>& bars, const std::vector<ChartTarget>& targets, Language language);

}  // namespace retain::render
