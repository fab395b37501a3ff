#include "render/html/charts/segment_charts.hpp"

#include <algorithm>

#include "render/content/chart_scale.hpp"
#include "render/html/charts/bar_rows.hpp"

namespace retain::render {

namespace {

constexpr double panel_height = 104;
constexpr double panel_top = 8;
constexpr double panel_bottom = panel_height - 20;
constexpr double range_height = 14;
constexpr std::size_t most_panel_marks = 16;
/// Only the ends of a panel's axis have their numbers, so that it may have many steps and little room to spare.
constexpr int most_steps = 10;

std::string panel_title(const SegmentPanel& panel) { return panel.figure.empty() ? panel.name : panel.name + ": " + panel.figure; }

Axis axis_of(const SegmentPanels& segments) {
  std::optional<Extent> extent = extent_of(segments.whole);
  for (const SegmentPanel& panel : segments.panels) extent = joined(extent, extent_of(panel.points));
  for (const ChartTarget& target : segments.targets) extent = joined(extent, Extent{target.value, target.value});
  return extent ? make_axis(extent->low, extent->high, most_steps) : Axis();
}

class PanelPainter {
 public:
  PanelPainter(const SegmentPanels& segments, TimeFrame& frame)
      : segments_(segments), frame_(frame), axis_(axis_of(segments)), y_{axis_.low, axis_.high, panel_bottom, panel_top} {}

  [[nodiscard]] Markup paint(const SegmentPanel& panel) {
    Svg svg(panel_height, panel_title(panel), {});
    for (const double tick : {axis_.low, axis_.high}) {
      svg.line("gr", 0, y_(tick), svg_width, y_(tick));
      svg.text("t e", 0, y_(tick) + 4, axis_.brief(tick, frame_.language), -6);
    }
    const std::size_t places = frame_.time.size();
    svg.text("t", 0, panel_height - 4, frame_.time.label(0));
    svg.text("t e", svg_width, panel_height - 4, frame_.time.label(places - 1));
    for (const ChartTarget& target : segments_.targets) svg.line("tg", 0, y_(target.value), svg_width, y_(target.value));
    for (const auto& run : runs_of(segments_.whole)) svg.path("lw", line_of(run, frame_, y_));
    for (const auto& run : runs_of(panel.points)) {
      const Outline band = band_of(run, frame_, y_);
      if (!band.str().empty()) svg.path("b1", band);
      svg.path("l1", line_of(run, frame_, y_));
    }
    std::vector<std::string> told(places);
    const ChartPoint* newest = newest_of(panel.points);
    for (const ChartPoint& point : panel.points) {
      if (!point.value) continue;
      draw_mark(svg, panel, point, &point == newest);
      told[point.place] = frame_.time.label(point.place) + "\n" + point_text(point, segments_.figure);
    }
    Markup markup;
    markup.open("div", {{"class", "plot"}}).add(std::move(svg).finish());
    return markup.add(columns_markup(frame_, panel_title(panel), told)).close("div");
  }

 private:
  void draw_mark(Svg& svg, const SegmentPanel& panel, const ChartPoint& point, bool is_newest) const {
    const double across = frame_.across(point.place);
    const double down = y_(*point.value);
    if (!point.complete) {
      svg.mark(Mark::ring, "l1 h", across, down, 2.6);
    } else if (is_newest && point.beyond_chance != 0) {
      svg.mark(point.beyond_chance > 0 ? Mark::up : Mark::down, "f1 s", across, down, 5);
    } else if (is_newest || panel.points.size() <= most_panel_marks) {
      svg.mark(Mark::dot, "f1", across, down, is_newest ? 2.8 : 1.8);
    }
  }

  const SegmentPanels& segments_;
  TimeFrame& frame_;
  Axis axis_;
  Scale y_;
};

}  // namespace

void sort_by_change(std::vector<SegmentPanel>& panels) {
  std::stable_sort(panels.begin(), panels.end(), [](const SegmentPanel& a, const SegmentPanel& b) {
    if (!a.worse_by || !b.worse_by) return a.worse_by.has_value() && !b.worse_by;
    return *a.worse_by > *b.worse_by;
  });
}

std::size_t panels_in_row(std::size_t panels) {
  constexpr std::size_t most = 4;
  if (panels <= most) return panels;
  if (panels % most == 0 || panels % most == most - 1) return most;
  if (panels % 3 == 0) return 3;
  return panels % 5 == 0 ? 5 : most;
}

Markup drawn(const SegmentPanels& segments, TimeFrame& frame) {
  PanelPainter painter(segments, frame);
  Markup markup;
  for (const SegmentPanel& panel : segments.panels) {
    markup.open("li").open("p").element("span", panel.name).element("b", panel.figure).close("p");
    markup.element("p", {{"class", "muted"}}, panel.change);
    markup.add(painter.paint(panel)).close("li").line_break();
  }
  return markup;
}

Markup drawn(const std::vector<SegmentBar>& bars, const std::vector<ChartTarget>& targets, Language language) {
  std::optional<Extent> extent;
  for (const SegmentBar& bar : bars) extent = joined(extent, extent_of({&bar.point, 1}));
  for (const ChartTarget& target : targets) extent = joined(extent, Extent{target.value, target.value});
  const Axis axis = extent ? make_axis(extent->low, extent->high, 4) : Axis();
  constexpr double margin = 12;
  const Scale x{axis.low, axis.high, margin, svg_width - margin};
  const std::vector<double> ticks = axis.ticks();
  Markup rows;
  for (const SegmentBar& bar : bars) {
    Svg svg(range_height);
    for (const double tick : ticks) svg.line("gr", x(tick), 0, x(tick), range_height);
    for (const ChartTarget& target : targets) svg.line("tg", x(target.value), 0, x(target.value), range_height);
    constexpr double middle = range_height / 2;
    if (bar.point.range) svg.line("l1", x(bar.point.range->low), middle, x(bar.point.range->high), middle);
    const bool is_ring = !bar.point.complete;
    svg.mark(is_ring ? Mark::ring : bar.is_whole ? Mark::diamond : Mark::dot, is_ring ? "l1 h" : "f1 s", x(*bar.point.value), middle, 5);
    rows.add(bar_row({bar.name, bar.figure, {}, {}}, std::move(svg).finish()));
  }
  Svg below(range_height);
  for (const double tick : ticks) {
    const bool is_first = &tick == &ticks.front();
    below.text(is_first ? "t" : &tick == &ticks.back() ? "t e" : "t m", x(tick), range_height - 3, axis.brief(tick, language));
  }
  rows.open("li").add(std::move(below).finish()).close("li").line_break();
  return bar_list(rows);
}

}  // namespace retain::render
