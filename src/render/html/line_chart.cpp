#include "render/html/line_chart.hpp"

#include <algorithm>
#include <array>

#include "render/content/chart_scale.hpp"
#include "render/html/svg.hpp"
#include "text/format.hpp"

namespace retain::render {

namespace {

constexpr double height = 200;
constexpr double top = 12;
constexpr double bottom = height - 20;
constexpr double text_height = 11;
/// So many points have a mark each; more would run into each other.
constexpr std::size_t most_marks = 60;

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

class Painter {
 public:
  Painter(const LineChart& chart, const TimeAxis& time)
      : chart_(chart), time_(time), svg_(chart_width, height, chart.title, chart.description) {
    std::optional<Extent> extent;
    for (const ChartLine& line : chart.lines) extent = joined(extent, extent_of(line.points));
    for (const ChartTarget& target : chart.targets) extent = joined(extent, Extent{target.value, target.value});
    if (extent) axis_ = make_axis(extent->low, extent->high, 4);
    // A target on the edge would be taken for the edge.
    for (const ChartTarget& target : chart.targets) {
      if (target.value - axis_.low < axis_.step / 8) axis_.low -= axis_.step;
      if (axis_.high - target.value < axis_.step / 8) axis_.high += axis_.step;
    }

    double left = 0;
    for (const double tick : axis_.ticks()) left = std::max(left, text_width(axis_.text(tick)));
    double right = 0;
    for (const ChartLine& line : chart.lines) right = std::max(right, text_width(end_text(line)));
    x_ = {0, static_cast<double>(std::max<std::size_t>(time.size(), 2) - 1), left + 12, chart_width - right - 10};
    y_ = {axis_.low, axis_.high, bottom, top};
  }

  Markup paint() && {
    draw_grid();
    for (std::size_t i = 0; i < chart_.lines.size(); ++i) draw_band(chart_.lines[i], looks[i % looks.size()]);
    draw_targets();
    for (std::size_t i = 0; i < chart_.lines.size(); ++i) draw_line(chart_.lines[i], looks[i % looks.size()]);
    draw_target_texts();
    draw_end_labels();
    return std::move(svg_).finish();
  }

 private:
  [[nodiscard]] std::string end_text(const ChartLine& line) const {
    const ChartPoint* newest = newest_of(line.points);
    if (newest == nullptr) return line.name;
    const std::string value = chart_.figure(*newest->value);
    return line.name.empty() ? value : line.name + " " + value;
  }

  void draw_grid() {
    for (const double tick : axis_.ticks()) {
      svg_.line("gr", x_.from_place, y_(tick), x_.to_place, y_(tick));
      svg_.text("t e", x_.from_place - 6, y_(tick) + 4, axis_.text(tick));
    }
    const double spacing = time_.size() < 2 ? chart_width : (x_.to_place - x_.from_place) / static_cast<double>(time_.size() - 1);
    const double widest = text_width(time_.widest_label());
    for (const std::size_t place : labelled_places(time_.size(), spacing, widest + 12)) {
      const double x = x_(static_cast<double>(place));
      const double half = text_width(time_.label(place)) / 2;
      svg_.line("ax", x, bottom, x, bottom + 3);
      svg_.text("t m", std::clamp(x, half, chart_width - half), height - 4, time_.label(place));
    }
    svg_.line("ax", x_.from_place, bottom, x_.to_place, bottom);
  }

  void draw_targets() {
    for (const ChartTarget& target : chart_.targets) {
      svg_.line("tg", x_.from_place, y_(target.value), x_.to_place, y_(target.value));
    }
  }

  void draw_target_texts() {
    for (const ChartTarget& target : chart_.targets) svg_.text("t tt", x_.from_place + 3, y_(target.value) - 4, target.text);
  }

  void draw_band(const ChartLine& line, const LineLook& look) {
    for (const auto& run : runs_of(line.points)) {
      const Outline band = band_of(run, x_, y_);
      if (!band.str().empty()) svg_.path(look.band, band);
    }
  }

  void draw_line(const ChartLine& line, const LineLook& look) {
    for (const auto& run : runs_of(line.points)) {
      Outline outline;
      for (const ChartPoint& point : run) {
        const double x = x_(static_cast<double>(point.place));
        &point == &run.front() ? outline.move_to(x, y_(*point.value)) : outline.line_to(x, y_(*point.value));
      }
      svg_.path(look.style, outline);
    }
    const ChartPoint* newest = newest_of(line.points);
    for (const ChartPoint& point : line.points) {
      if (point.value) draw_mark(line, point, look, &point == newest);
    }
    if (newest != nullptr) labels_.push_back({end_text(line), look.fill, x_(static_cast<double>(newest->place)), y_(*newest->value)});
  }

  void draw_mark(const ChartLine& line, const ChartPoint& point, const LineLook& look, bool is_newest) {
    const double x = x_(static_cast<double>(point.place));
    const double y = y_(*point.value);
    if (point.range && runs_alone(line, point)) svg_.line(look.style, x, y_(point.range->low), x, y_(point.range->high));
    const std::string says = point_text(line, point);
    if (!point.complete) {
      svg_.mark(Mark::ring, std::string(look.style) + " h", x, y, 3.2, says);
    } else if (point.beyond_chance != 0) {
      svg_.mark(point.beyond_chance > 0 ? Mark::up : Mark::down, std::string(look.fill) + " s", x, y, 5, says);
    } else if (is_newest || line.points.size() <= most_marks) {
      svg_.mark(look.mark, look.fill, x, y, look.mark == Mark::dot ? 2.6 : 3.4, says);
    }
  }

  /// A band needs two points beside each other: a single one has its range as a line.
  [[nodiscard]] static bool runs_alone(const ChartLine& line, const ChartPoint& point) {
    const auto runs = runs_of(line.points);
    return std::none_of(runs.begin(), runs.end(), [&](const auto& run) {
      return run.size() > 1 && run.front().place <= point.place && point.place <= run.back().place;
    });
  }

  [[nodiscard]] std::string point_text(const ChartLine& line, const ChartPoint& point) const {
    std::string text = time_.label(point.place) + ": ";
    if (!line.name.empty()) text += line.name + " ";
    text += chart_.figure(*point.value);
    if (point.range) text += formatted(" ({}–{})", chart_.figure(point.range->low), chart_.figure(point.range->high));
    return text;
  }

  void draw_end_labels() {
    std::sort(labels_.begin(), labels_.end(), [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
    for (std::size_t i = 1; i < labels_.size(); ++i) labels_[i].y = std::max(labels_[i].y, labels_[i - 1].y + text_height + 2);
    for (const EndLabel& label : labels_) svg_.text("t n " + std::string(label.style), label.x + 8, label.y + 4, label.text);
  }

  const LineChart& chart_;
  const TimeAxis& time_;
  Svg svg_;
  Axis axis_;
  Scale x_;
  Scale y_;
  std::vector<EndLabel> labels_;
};

}  // namespace

Outline band_of(std::span<const ChartPoint> run, const Scale& x, const Scale& y) {
  Outline outline;
  const auto across = [&](const ChartPoint& point) { return x(static_cast<double>(point.place)); };
  for (const ChartPoint& point : run) {
    if (!point.range) continue;
    const bool is_first = outline.str().empty();
    is_first ? outline.move_to(across(point), y(point.range->high)) : outline.line_to(across(point), y(point.range->high));
  }
  if (outline.str().empty()) return outline;
  std::for_each(run.rbegin(), run.rend(), [&](const ChartPoint& point) {
    if (point.range) outline.line_to(across(point), y(point.range->low));
  });
  return outline.close();
}

Markup drawn(const LineChart& chart, const TimeAxis& time) { return Painter(chart, time).paint(); }

}  // namespace retain::render
