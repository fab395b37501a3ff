#include "render/html/charts/line_chart.hpp"

#include <algorithm>
#include <array>

#include "text/format.hpp"

namespace retain::render {

namespace {

constexpr double text_height = 11;
/// So many points have a mark each; more would run into each other.
constexpr std::size_t most_marks = 40;

/// Styles and marks of the lines in their order: neither colour nor mark nor dashes alone tell them apart.
struct LineLook {
  std::string_view style;
  std::string_view fill;
  std::string_view band;
  Mark mark;
};
constexpr std::array<LineLook, 2> looks = {{{"l1", "f1", "b1", Mark::dot}, {"l2", "f2", "b2", Mark::diamond}}};

struct EndLabel {
  std::string text;
  std::string_view style;
  double x = 0;
  double y = 0;
};

Axis axis_of(const LineChart& chart) {
  std::optional<Extent> extent;
  // What was a year before a line is a part of it, and has its extent.
  for (const ChartLine& line : chart.lines) extent = joined(extent, extent_of(line.points));
  for (const ChartTarget& target : chart.targets) extent = joined(extent, Extent{target.value, target.value});
  Axis axis;
  if (extent) axis = make_axis(extent->low, extent->high, 4);
  // A target on the edge would be taken for the edge.
  for (const ChartTarget& target : chart.targets) {
    if (target.value - axis.low < axis.step / 8) axis.low -= axis.step;
    if (axis.high - target.value < axis.step / 8) axis.high += axis.step;
  }
  return axis;
}

class LinePainter {
 public:
  LinePainter(const LineChart& chart, ChartFrame& frame)
      : chart_(chart), frame_(frame), plot_(frame, axis_of(chart), chart.title, chart.description) {}

  Markup paint() && {
    const auto each_line = [this](auto draw) {
      for (std::size_t i = 0; i < chart_.lines.size(); ++i) draw(chart_.lines[i], looks[i % looks.size()]);
    };
    each_line([this](const ChartLine& line, const LineLook& look) { draw_outlines(line, look); });
    for (const ChartTarget& target : chart_.targets) plot_.svg().line("tg", 0, plot_.y(target.value), svg_width, plot_.y(target.value));
    each_line([this](const ChartLine& line, const LineLook& look) { draw_marks(line, look); });
    for (const ChartTarget& target : chart_.targets) labels_.push_back({target.bound, "tt", svg_width, plot_.y(target.value)});
    draw_end_labels();
    return std::move(plot_).finish();
  }

 private:
  void draw_outlines(const ChartLine& line, const LineLook& look) {
    for (const auto& run : runs_of(line.points)) {
      const Outline band = band_of(run, frame_, plot_.down());
      if (run.size() > 1 && !band.str().empty()) plot_.svg().path(look.band, band);
    }
    if (draws_year_before(line)) {
      for (const auto& run : runs_of(line.year_before)) plot_.svg().path("ly", line_of(run, frame_, plot_.down()));
    }
    for (const auto& run : runs_of(line.points)) plot_.svg().path(look.style, line_of(run, frame_, plot_.down()));
  }

  void draw_marks(const ChartLine& line, const LineLook& look) {
    const ChartPoint* newest = newest_of(line.points);
    for (const ChartPoint& point : line.points) {
      if (!point.value) continue;
      draw_mark(line, point, look, &point == newest);
      const std::string text = point_text(point, chart_.figure);
      plot_.tell(point.place, line.name.empty() ? text : line.name + " " + text);
    }
    for (const ChartPoint& point : line.year_before) {
      const std::string text = said("a year before {}", frame_.language, chart_.figure(*point.value));
      plot_.tell(point.place, line.name.empty() ? text : line.name + " " + text);
    }
    if (newest != nullptr) labels_.push_back({chart_.brief(*newest->value), look.fill, plot_.x(newest->place), plot_.y(*newest->value)});
  }

  void draw_mark(const ChartLine& line, const ChartPoint& point, const LineLook& look, bool is_newest) {
    const double x = plot_.x(point.place);
    const double y = plot_.y(*point.value);
    if (point.range && runs_alone(line, point)) plot_.svg().line(look.style, x, plot_.y(point.range->low), x, plot_.y(point.range->high));
    if (!point.complete) {
      plot_.svg().mark(Mark::ring, std::string(look.style) + " h", x, y, 3.2);
    } else if (is_newest && point.beyond_chance != 0) {
      plot_.svg().mark(point.beyond_chance > 0 ? Mark::up : Mark::down, std::string(look.fill) + " s", x, y, 6);
    } else if (is_newest || line.points.size() <= most_marks) {
      plot_.svg().mark(look.mark, look.fill, x, y, look.mark == Mark::dot ? 2.8 : 3.6);
    }
  }

  /// A band needs two points beside each other: a single one has its range as a line.
  [[nodiscard]] static bool runs_alone(const ChartLine& line, const ChartPoint& point) {
    const auto runs = runs_of(line.points);
    return std::none_of(runs.begin(), runs.end(), [&](const auto& run) {
      return run.size() > 1 && run.front().place <= point.place && point.place <= run.back().place;
    });
  }

  void draw_end_labels() {
    std::sort(labels_.begin(), labels_.end(), [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
    for (std::size_t i = 1; i < labels_.size(); ++i) labels_[i].y = std::max(labels_[i].y, labels_[i - 1].y + text_height + 2);
    // A number on the line of the time axis would look struck through.
    double lowest = plot_.down().from_place - text_height / 2 - 2;
    std::for_each(labels_.rbegin(), labels_.rend(), [&lowest](EndLabel& label) {
      label.y = std::min(label.y, lowest);
      lowest = label.y - text_height - 2;
    });
    for (const EndLabel& label : labels_) plot_.svg().text("t n " + std::string(label.style), label.x, label.y + 4, label.text, 9);
  }

  const LineChart& chart_;
  ChartFrame& frame_;
  Plot plot_;
  std::vector<EndLabel> labels_;
};

}  // namespace

bool draws_year_before(const ChartLine& line) {
  constexpr std::size_t least = 2;
  constexpr std::size_t most = 48;
  return line.year_before.size() >= least && line.points.size() <= most;
}

std::string_view line_style(std::size_t n) { return looks[n % looks.size()].style; }

Outline line_of(std::span<const ChartPoint> run, const ChartFrame& frame, const Scale& y) {
  Outline outline;
  for (const ChartPoint& point : run) {
    const double across = frame.across(point.place);
    &point == &run.front() ? outline.move_to(across, y(*point.value)) : outline.line_to(across, y(*point.value));
  }
  return outline;
}

Outline band_of(std::span<const ChartPoint> run, const ChartFrame& frame, const Scale& y) {
  Outline outline;
  for (const ChartPoint& point : run) {
    if (!point.range) continue;
    const double across = frame.across(point.place);
    const bool is_first = outline.str().empty();
    is_first ? outline.move_to(across, y(point.range->high)) : outline.line_to(across, y(point.range->high));
  }
  if (outline.str().empty()) return outline;
  std::for_each(run.rbegin(), run.rend(), [&](const ChartPoint& point) {
    if (point.range) outline.line_to(frame.across(point.place), y(point.range->low));
  });
  return outline.close();
}

std::string point_text(const ChartPoint& point, const std::function<std::string(double)>& figure) {
  std::string text = figure(*point.value);
  if (point.range) text += formatted(" ({}–{})", figure(point.range->low), figure(point.range->high));
  return text;
}

Markup drawn(const LineChart& chart, ChartFrame& frame) { return LinePainter(chart, frame).paint(); }

}  // namespace retain::render
