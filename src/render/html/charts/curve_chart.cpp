#include "render/html/charts/curve_chart.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "render/html/charts/plot.hpp"
#include "render/html/charts/reading.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"

namespace retain::render {

namespace {

constexpr double label_height = 11;
/// So many points have a mark each; more would run into each other.
constexpr std::size_t most_marked = 60;
constexpr std::size_t ages_below = 10;

/// Colours and dashes of the curves in their order: neither alone tells them apart.
struct CurveLook {
  std::string_view line;
  std::string_view fill;
};
constexpr std::array<CurveLook, 6> looks_of_curves = {{{"l1", "r1"}, {"l2", "r2"}, {"l3", "r3"}, {"l4", "r4"}, {"l5", "r5"}, {"l6", "r6"}}};
constexpr std::string_view look_of_many = "lo";

std::string percent_text(double value) { return formatted("{:.1f}%", value); }

struct NamedEnd {
  std::string text;
  std::string style;
  double x = 0;
  double y = 0;
};

ChartFrame frame_of(const CurveChart& chart, std::size_t before, Language language) {
  std::size_t ages = 1;
  for (const Curve& curve : chart.curves) ages = std::max(ages, curve.values.size());
  ChartFrame frame;
  frame.language = language;
  frame.drawn = before;
  for (std::size_t age = 0; age < ages; ++age) frame.labels.push_back(formatted("{}: {}", chart.across, age));
  std::vector<std::size_t> ticks = chosen_ages(ages - 1, ages_below);
  // An axis has even steps, and needs no end.
  if (ticks.size() > 2 && ticks.back() - ticks[ticks.size() - 2] != ticks[1]) ticks.pop_back();
  for (const std::size_t age : ticks) frame.ticks.push_back({age, std::to_string(age)});
  return frame;
}

/// Shares begin at 0, and end at 100 unless revenue has grown.
Axis axis_of_shares(const CurveChart& chart) {
  double high = 100;
  for (const Curve& curve : chart.curves) {
    for (const auto& value : curve.values) high = std::max(high, value.value_or(0));
  }
  if (high <= 100) return {0, 100, 25};
  return make_axis(0, high, 5);
}

class CurvePainter {
 public:
  CurvePainter(const CurveChart& chart, std::size_t before, Language language)
      : chart_(chart),
        language_(language),
        frame_(frame_of(chart, before, language)),
        axis_(axis_of_shares(chart)),
        plot_(frame_, axis_, chart.title, description(chart)) {
    std::size_t lines = 0;
    for (const Curve& curve : chart.curves)
      if (curve.style != CurveStyle::points) ++lines;
    is_crowd_ = lines > looks_of_curves.size();
    std::size_t next = 0;
    for (const Curve& curve : chart.curves) {
      // A dashed line is dashed whatever its place; the first look is not.
      if (curve.style == CurveStyle::dashed && next == 0) next = 1;
      const bool is_one_of_many = is_crowd_ && next > 0;
      if (curve.style == CurveStyle::points) {
        drawn_.push_back({&curve, {"nl", "nf"}, false});
      } else if (is_one_of_many) {
        drawn_.push_back({&curve, {look_of_many, "st"}, true});
      } else {
        drawn_.push_back({&curve, looks_of_curves[next++], false});
      }
    }
  }

  Markup paint() && {
    for (const Drawn& drawn : drawn_) draw_band(drawn);
    if (chart_.known_until) {
      // Between the last age that was used and the first that was not.
      const double x = plot_.x(*chart_.known_until) + frame_.slot() / 2;
      plot_.svg().line("lw", x, plot_.y(0), x, plot_.down().to_place);
      plot_.svg().text("t", x, plot_.down().to_place + label_height, chart_.after_known, 5);
    }
    // What is meant lies above what stands beside it.
    std::for_each(drawn_.rbegin(), drawn_.rend(), [this](const Drawn& drawn) { draw_line(drawn); });
    for (const Drawn& drawn : drawn_) tell(drawn);
    draw_ends();
    Markup key;
    if (!chart_.across.empty()) key.element("p", {{"class", "muted"}}, chart_.across);
    key.add(key_markup(entries()));
    return figure_markup(chart_.title, key, std::move(plot_).finish(), "chart", "h2");
  }

 private:
  struct Drawn {
    const Curve* curve;
    CurveLook look;
    bool is_one_of_many;
  };

  /// The first and last value of each curve, for those who do not see it.
  static std::string description(const CurveChart& chart) {
    std::string text = chart.across + ".";
    for (const Curve& curve : chart.curves) {
      const auto last = std::find_if(curve.values.rbegin(), curve.values.rend(), [](const auto& value) { return value.has_value(); });
      const auto first = std::find_if(curve.values.begin(), curve.values.end(), [](const auto& value) { return value.has_value(); });
      if (last == curve.values.rend()) continue;
      text += formatted(" {}: {} ({}) – {} ({}).", curve.name, percent_text(**first), first - curve.values.begin(), percent_text(**last),
                        curve.values.rend() - last - 1);
    }
    return text;
  }

  /// Calls `draw` with each stretch of ages, first and behind the last, for which all is known.
  template <class Values, class Draw>
  static void each_run(const Values& values, Draw draw) {
    for (std::size_t first = 0; first < values.size(); ++first) {
      if (!values[first]) continue;
      std::size_t end = first;
      while (end < values.size() && values[end]) ++end;
      draw(first, end);
      first = end;
    }
  }

  void draw_band(const Drawn& drawn) {
    const Curve& curve = *drawn.curve;
    if (drawn.is_one_of_many) return;
    if (curve.style == CurveStyle::points) {
      for (std::size_t age = 0; age < curve.band.size(); ++age) {
        const auto& range = curve.band[age];
        if (range) plot_.svg().line(drawn.look.line, plot_.x(age), plot_.y(range->low), plot_.x(age), plot_.y(range->high));
      }
      return;
    }
    each_run(curve.band, [&](std::size_t first, std::size_t end) {
      Outline outline;
      const bool steps = curve.style == CurveStyle::steps;
      for (std::size_t age = first; age < end; ++age) {
        const double high = y_of(curve.band[age]->high);
        if (age == first) outline.move_to(plot_.x(age), high);
        if (age > first && steps) outline.line_to(plot_.x(age), y_of(curve.band[age - 1]->high));
        if (age > first) outline.line_to(plot_.x(age), high);
      }
      for (std::size_t age = end; age-- > first;) {
        outline.line_to(plot_.x(age), plot_.y(curve.band[age]->low));
        if (age > first && steps) outline.line_to(plot_.x(age), plot_.y(curve.band[age - 1]->low));
      }
      plot_.svg().path(std::string(drawn.look.fill) + " pb", outline.close());
    });
  }

  void draw_line(const Drawn& drawn) {
    const Curve& curve = *drawn.curve;
    std::optional<std::size_t> last;
    if (curve.style == CurveStyle::points) {
      for (std::size_t age = 0; age < curve.values.size(); ++age) {
        if (curve.values[age]) plot_.svg().mark(Mark::dot, drawn.look.fill, plot_.x(age), plot_.y(*curve.values[age]), radius());
      }
      return;
    }
    each_run(curve.values, [&](std::size_t first, std::size_t end) {
      Outline outline;
      outline.move_to(plot_.x(first), plot_.y(*curve.values[first]));
      for (std::size_t age = first + 1; age < end; ++age) {
        if (curve.style == CurveStyle::steps) outline.line_to(plot_.x(age), plot_.y(*curve.values[age - 1]));
        outline.line_to(plot_.x(age), plot_.y(*curve.values[age]));
      }
      if (end - first > 1) {
        plot_.svg().path(drawn.look.line, outline);
      } else {
        plot_.svg().mark(Mark::dot, drawn.look.fill, plot_.x(first), plot_.y(*curve.values[first]), radius());
      }
      last = end - 1;
    });
    // Beside a line that ends before the others, its number would stand on them.
    if (last && *last + 1 == frame_.size() && !drawn.is_one_of_many)
      ends_.push_back({percent_text(*curve.values[*last]), std::string(drawn.look.fill), plot_.x(*last), plot_.y(*curve.values[*last])});
  }

  /// A range may go beyond the shares that there are.
  [[nodiscard]] double y_of(double bound) const { return plot_.y(std::min(bound, axis_.high)); }
  [[nodiscard]] double radius() const { return frame_.size() <= most_marked ? 2.8 : 1.6; }

  void tell(const Drawn& drawn) {
    const Curve& curve = *drawn.curve;
    if (drawn.is_one_of_many) return;
    for (std::size_t age = 0; age < curve.values.size(); ++age) {
      if (!curve.values[age]) continue;
      std::string text = percent_text(*curve.values[age]);
      if (age < curve.band.size() && curve.band[age]) text += formatted(" ({:.1f}–{:.1f})", curve.band[age]->low, curve.band[age]->high);
      plot_.tell(age, chart_.curves.size() == 1 ? text : curve.name + " " + text);
    }
  }

  /// Values at the ends of lines, each with room of its own.
  void draw_ends() {
    std::sort(ends_.begin(), ends_.end(), [](const NamedEnd& a, const NamedEnd& b) { return a.y < b.y; });
    for (std::size_t i = 1; i < ends_.size(); ++i) ends_[i].y = std::max(ends_[i].y, ends_[i - 1].y + label_height + 2);
    double lowest = plot_.down().from_place - label_height / 2 - 2;
    std::for_each(ends_.rbegin(), ends_.rend(), [&lowest](NamedEnd& end) {
      end.y = std::min(end.y, lowest);
      lowest = end.y - label_height - 2;
    });
    for (const NamedEnd& end : ends_) plot_.svg().text("t n " + end.style, end.x, end.y + 4, end.text, 9);
  }

  [[nodiscard]] std::vector<KeyEntry> entries() const {
    std::vector<KeyEntry> entries;
    std::size_t others = 0;
    bool has_band = false;
    for (const Drawn& drawn : drawn_) {
      if (drawn.is_one_of_many) ++others;
      has_band = has_band || (!drawn.curve->band.empty() && !drawn.is_one_of_many);
      if (drawn.is_one_of_many || drawn.curve->name.empty()) continue;
      const bool is_points = drawn.curve->style == CurveStyle::points;
      entries.push_back({is_points ? "" : drawn.look.line, is_points ? "●" : "", drawn.curve->name});
    }
    if (others > 0) entries.push_back({look_of_many, {}, said("{} others", language_, others)});
    if (has_band) entries.push_back({"b1", {}, std::string(say("95% range", language_))});
    return entries;
  }

  const CurveChart& chart_;
  Language language_;
  ChartFrame frame_;
  Axis axis_;
  Plot plot_;
  bool is_crowd_ = false;
  std::vector<Drawn> drawn_;
  std::vector<NamedEnd> ends_;
};

}  // namespace

Markup curves_markup(const CurveChart& chart, std::size_t before, Language language) {
  const bool has_values = std::any_of(chart.curves.begin(), chart.curves.end(), [](const Curve& curve) {
    return std::any_of(curve.values.begin(), curve.values.end(), [](const auto& value) { return value.has_value(); });
  });
  return has_values ? CurvePainter(chart, before, language).paint() : Markup();
}

}  // namespace retain::render
