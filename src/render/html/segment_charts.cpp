#include "render/html/segment_charts.hpp"

#include <algorithm>

#include "render/content/chart_scale.hpp"
#include "render/html/line_chart.hpp"
#include "render/html/svg.hpp"

namespace retain::render {

namespace {

/// A panel and a chart of bars, in the units of their own drawing.
constexpr double panel_width = 160;
constexpr double panel_height = 84;
constexpr double bars_width = 340;
constexpr double bar_row_height = 22;
constexpr double most_name_width = 130;
constexpr double gap = 8;
constexpr std::size_t most_panel_marks = 16;
/// Only the ends of a panel's axis have their numbers, so that it may have many steps and little room to spare.
constexpr int most_steps = 10;

Outline line_of(std::span<const ChartPoint> run, const Scale& x, const Scale& y) {
  Outline outline;
  for (const ChartPoint& point : run) {
    const double across = x(static_cast<double>(point.place));
    &point == &run.front() ? outline.move_to(across, y(*point.value)) : outline.line_to(across, y(*point.value));
  }
  return outline;
}

std::string panel_title(const SegmentPanel& panel) { return panel.figure.empty() ? panel.name : panel.name + ": " + panel.figure; }

class PanelPainter {
 public:
  PanelPainter(const Axis& axis, std::size_t places)
      : axis_(axis),
        x_{0, static_cast<double>(std::max<std::size_t>(places, 2) - 1),
           std::max(text_width(axis.text(axis.low)), text_width(axis.text(axis.high))) + 10, panel_width - 6},
        y_{axis.low, axis.high, panel_height - 6, 8} {}

  [[nodiscard]] Markup paint(const SegmentPanel& panel, std::span<const ChartPoint> whole) const {
    Svg svg(panel_width, panel_height, panel_title(panel), {});
    for (const double tick : {axis_.low, axis_.high}) {
      svg.line("gr", x_.from_place, y_(tick), x_.to_place, y_(tick));
      svg.text("t e", x_.from_place - 4, y_(tick) + 4, axis_.text(tick));
    }
    for (const auto& run : runs_of(whole)) svg.path("lw", line_of(run, x_, y_));
    for (const auto& run : runs_of(panel.points)) {
      if (std::all_of(run.begin(), run.end(), [](const ChartPoint& point) { return point.range.has_value(); })) {
        svg.path("b1", band_of(run, x_, y_));
      }
      svg.path("l1", line_of(run, x_, y_));
    }
    const ChartPoint* newest = newest_of(panel.points);
    for (const ChartPoint& point : panel.points) {
      if (!point.value) continue;
      const double across = x_(static_cast<double>(point.place));
      const double down = y_(*point.value);
      if (!point.complete) {
        svg.mark(Mark::ring, "l1 h", across, down, 2.6);
      } else if (point.beyond_chance != 0) {
        svg.mark(point.beyond_chance > 0 ? Mark::up : Mark::down, "f1 s", across, down, 4.4);
      } else if (&point == newest || panel.points.size() <= most_panel_marks) {
        svg.mark(Mark::dot, "f1", across, down, 1.8);
      }
    }
    return std::move(svg).finish();
  }

 private:
  const Axis& axis_;
  Scale x_;
  Scale y_;
};

}  // namespace

Markup drawn(const SegmentPanels& segments, const TimeAxis& time) {
  std::optional<Extent> extent = extent_of(segments.whole);
  for (const SegmentPanel& panel : segments.panels) extent = joined(extent, extent_of(panel.points));
  const Axis axis = extent ? make_axis(extent->low, extent->high, most_steps) : Axis();
  const PanelPainter painter(axis, time.size());
  Markup markup;
  for (const SegmentPanel& panel : segments.panels) {
    markup.open("li").open("p").element("span", panel.name).element("b", panel.figure).close("p");
    markup.add(painter.paint(panel, segments.whole)).close("li").line_break();
  }
  return markup;
}

Markup drawn(const SegmentBars& segments) {
  std::optional<Extent> extent;
  double names = 0;
  double figures = 0;
  for (const SegmentBar& bar : segments.bars) {
    extent = joined(extent, extent_of({&bar.point, 1}));
    names = std::max(names, text_width(bar.name));
    figures = std::max(figures, text_width(bar.figure));
  }
  const Axis axis = extent ? make_axis(extent->low, extent->high, 4) : Axis();
  const double bottom = bar_row_height * static_cast<double>(segments.bars.size());
  Svg svg(bars_width, bottom + 18, segments.title, segments.description);
  const Scale x{axis.low, axis.high, std::min(names, most_name_width) + gap, bars_width - figures - gap};
  for (const double tick : axis.ticks()) {
    svg.line("gr", x(tick), 0, x(tick), bottom);
    svg.text("t m", x(tick), bottom + 13, axis.text(tick));
  }
  double y = bar_row_height / 2;
  for (const SegmentBar& bar : segments.bars) {
    svg.text(bar.is_whole ? "t n" : "t", 0, y + 4, fitted(bar.name, most_name_width));
    svg.text("t n e", bars_width, y + 4, bar.figure);
    if (bar.point.range) svg.line("l1", x(bar.point.range->low), y, x(bar.point.range->high), y);
    if (bar.point.value) {
      const bool is_ring = !bar.point.complete;
      svg.mark(is_ring ? Mark::ring : bar.is_whole ? Mark::diamond : Mark::dot, is_ring ? "l1 h" : "f1 s", x(*bar.point.value), y, 4);
    }
    y += bar_row_height;
  }
  return std::move(svg).finish();
}

}  // namespace retain::render
