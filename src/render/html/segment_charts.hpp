#pragma once

#include <functional>
#include <string>
#include <vector>

#include "render/content/chart_series.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// A metric of one segment over time.
struct SegmentPanel {
  std::string name;
  std::string figure;  ///< its newest value; empty: none
  std::vector<ChartPoint> points;
};

/// A small chart for each segment, all on one scale, each with the line of the whole base behind it.
struct SegmentPanels {
  std::vector<SegmentPanel> panels;
  std::vector<ChartPoint> whole;
};

Markup drawn(const SegmentPanels& segments, const TimeAxis& time);

/// The value of one segment in the only period, with its range.
struct SegmentBar {
  std::string name;
  std::string figure;
  ChartPoint point;
  bool is_whole = false;
};

struct SegmentBars {
  std::string title;
  std::string description;
  std::vector<SegmentBar> bars;
};

/// A line for each segment: its name, its value as a point in its range, its number.
Markup drawn(const SegmentBars& segments);

}  // namespace retain::render
