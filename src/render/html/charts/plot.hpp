#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "render/content/chart_scale.hpp"
#include "render/content/chart_series.hpp"
#include "render/html/charts/svg.hpp"
#include "render/html/markup.hpp"
#include "render/language/language.hpp"

namespace retain::render {

/// What the charts of a page that share an axis have in common: its places from left to right, a language, and numbers that tell charts
/// apart.
struct ChartFrame {
  std::vector<std::string> labels;  ///< of the places, in what is told of them
  std::vector<TimeTick> ticks;
  Language language{};
  std::size_t drawn = 0;  ///< charts so far

  /// Columns of text that fit below the narrowest plot, on a phone and in three columns.
  static constexpr std::size_t columns_below = 30;

  [[nodiscard]] std::size_t size() const { return labels.size(); }
  /// Where the middle of a place is across a drawing.
  [[nodiscard]] double across(std::size_t place) const { return (static_cast<double>(place) + 0.5) * slot(); }
  /// How far two places are apart.
  [[nodiscard]] double slot() const { return svg_width / static_cast<double>(size()); }
};

/// The periods of a report.
struct TimeFrame : ChartFrame {
  TimeAxis time;

  TimeFrame(const Report& report, Language reader);
};

/// The area of a chart: a grid with round numbers on its left, the places of its frame below, what is drawn between them, and over it all
/// a column for each place that tells its values where it is pointed at, touched or reached by key.
class Plot {
 public:
  Plot(ChartFrame& frame, const Axis& axis, std::string title, std::string_view description);

  [[nodiscard]] Svg& svg() { return svg_; }
  [[nodiscard]] double x(std::size_t place) const { return frame_.across(place); }
  [[nodiscard]] double y(double value) const { return y_(value); }
  [[nodiscard]] const Scale& down() const { return y_; }
  /// Adds a line to what is told of a place.
  void tell(std::size_t place, std::string_view text);
  Markup finish() &&;

 private:
  ChartFrame& frame_;
  std::string title_;
  Scale y_;
  Svg svg_;
  std::vector<std::string> told_;
};

/// The columns over a chart, empty texts for places of which there is nothing to tell: one stop for the keys, whose arrows go through them.
Markup columns_markup(ChartFrame& frame, const std::string& title, const std::vector<std::string>& texts);

/// How a mark or a line is to be read.
struct KeyEntry {
  std::string_view style;   ///< of a swatch; empty: the symbol stands for it
  std::string_view symbol;  ///< "○"
  std::string text;
};
Markup key_markup(const std::vector<KeyEntry>& entries);

}  // namespace retain::render
