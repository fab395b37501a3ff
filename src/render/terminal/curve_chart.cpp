#include "render/terminal/curve_chart.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "render/content/cells.hpp"
#include "render/content/chart_scale.hpp"
#include "render/terminal/axis.hpp"
#include "render/terminal/paint.hpp"
#include "text/format.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

constexpr std::size_t most_ages = 21;
constexpr std::size_t least_plot_width = 20;
/// Marks of the curves in their order; those beyond, and of observed points, have one of their own.
constexpr std::array<std::string_view, 6> curve_marks = {"●", "○", "◆", "◇", "▲", "△"};
constexpr std::string_view mark_of_points = "×";
constexpr std::string_view mark_of_many = "·";
constexpr std::string_view mark_of_several = "◉";
constexpr std::string_view shade = "░";

class CurveText {
 public:
  CurveText(const CurveChart& chart, const RenderOptions& options) : chart_(chart), options_(options) {
    std::size_t next = 0;
    std::size_t lines = 0;
    for (const Curve& curve : chart.curves) {
      ages_ = std::max(ages_, curve.values.size());
      if (curve.style != CurveStyle::points) ++lines;
    }
    const bool is_crowd = lines > curve_marks.size();
    for (const Curve& curve : chart.curves) {
      if (curve.style == CurveStyle::points) {
        marks_.push_back(mark_of_points);
      } else {
        marks_.push_back(is_crowd && next > 0 ? mark_of_many : curve_marks[next]);
        ++next;
      }
      if (banded_ == nullptr && !curve.band.empty()) banded_ = &curve;
    }
  }

  std::string text() {
    if (ages_ == 0) return {};
    const std::vector<std::size_t> ages = chosen_ages(ages_ - 1, most_ages);
    label_ = std::to_string(ages.back()).size();
    for (const std::size_t age : ages) value_ = std::max(value_, value_text(age).size());
    if (value_ == 0) return {};
    left_ = label_ + column_gap + value_ + column_gap;
    const std::size_t plot = std::max(least_plot_width, width() - std::min(width(), left_));
    axis_.emplace(0, highest(), plot, TerminalAxis::Ends::given);
    std::string text = painted(wrapped(chart_.title, width(), 2), Paint::bold, options_.colour) + "\n";
    text += wrapped(chart_.across, width(), 2) + "\n";
    bool is_known = true;
    for (const std::size_t age : ages) {
      if (is_known && chart_.known_until && age > *chart_.known_until) {
        is_known = false;
        text += divider() + "\n";
      }
      text += line_of(age) + "\n";
    }
    for (const std::string& line : axis_->lines()) text += std::string(left_, ' ') + line + "\n";
    return text + legend();
  }

 private:
  [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(std::max(options_.width, 1)); }

  [[nodiscard]] double highest() const {
    double high = 100;
    for (const Curve& curve : chart_.curves) {
      for (const auto& value : curve.values) high = std::max(high, value.value_or(0));
    }
    return high;
  }

  static std::optional<double> value_at(const Curve& curve, std::size_t age) {
    return age < curve.values.size() ? curve.values[age] : std::nullopt;
  }

  /// What the first curve that is known at an age has there.
  [[nodiscard]] std::string value_text(std::size_t age) const {
    const auto value = value_at(chart_.curves.front(), age);
    return value ? formatted("{:.1f}", *value) : std::string();
  }

  /// What stands between the ages that were used and those that follow.
  [[nodiscard]] std::string divider() const {
    const std::string word = formatted("─── {} ", chart_.after_known);
    std::string line = std::string(left_, ' ') + word;
    const std::size_t taken = display_width(line);
    for (std::size_t i = taken; i < left_ + axis_->width(); ++i) line += "─";
    return line;
  }

  [[nodiscard]] std::string line_of(std::size_t age) {
    std::vector<std::string_view> spots(axis_->width(), " ");
    if (banded_ != nullptr && age < banded_->band.size() && banded_->band[age]) {
      const auto& range = *banded_->band[age];
      std::fill(spots.begin() + static_cast<std::ptrdiff_t>(axis_->column(range.low)),
                spots.begin() + static_cast<std::ptrdiff_t>(axis_->column(range.high)) + 1, shade);
    }
    // From the last to the first, so that what is meant stands in front.
    for (std::size_t i = chart_.curves.size(); i-- > 0;) {
      const auto value = value_at(chart_.curves[i], age);
      if (!value) continue;
      std::string_view& spot = spots[axis_->column(*value)];
      const bool is_free = spot == " " || spot == shade || spot == mark_of_many || spot == marks_[i];
      spot = is_free ? marks_[i] : marks_[i] == mark_of_many ? spot : mark_of_several;
      has_several_ = has_several_ || spot == mark_of_several;
    }
    std::string line = pad_left(std::to_string(age), label_) + std::string(column_gap, ' ') + pad_left(value_text(age), value_) +
                       std::string(column_gap, ' ');
    for (const std::string_view spot : spots) line += spot;
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  }

  /// What the marks mean, as many on a line as fit.
  [[nodiscard]] std::string legend() const {
    const Language language = options_.language;
    std::vector<std::string> entries;
    std::size_t others = 0;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i] == mark_of_many) ++others;
      const std::string& name = chart_.curves[i].name;
      if (marks_[i] == mark_of_many || name.empty()) continue;
      entries.push_back(formatted("{} {}", marks_[i], i == 0 && marks_.size() > 1 ? said("{} (the numbers)", language, name) : name));
    }
    if (others > 0) entries.push_back(formatted("{} {}", mark_of_many, said("{} others", language, others)));
    if (has_several_) entries.push_back(formatted("{} {}", mark_of_several, say("several in one place", language)));
    if (banded_ != nullptr) {
      const std::string range(say("95% range", language));
      entries.push_back(chart_.curves.size() == 1 || banded_->name.empty() ? formatted("{} {}", shade, range)
                                                                           : formatted("{} {}: {}", shade, banded_->name, range));
    }
    std::string text;
    std::size_t taken = 0;
    for (const std::string& entry : entries) {
      const bool fits = taken > 0 && taken + column_gap + display_width(entry) <= width();
      if (taken > 0) text += fits ? std::string(column_gap, ' ') : "\n";
      taken = (fits ? taken + column_gap : 0) + display_width(entry);
      text += entry;
    }
    return text.empty() ? text : text + "\n";
  }

  const CurveChart& chart_;
  const RenderOptions& options_;
  std::size_t ages_ = 0;
  std::vector<std::string_view> marks_;  // of each curve
  const Curve* banded_ = nullptr;
  bool has_several_ = false;
  std::size_t label_ = 0;
  std::size_t value_ = 0;
  std::size_t left_ = 0;
  std::optional<TerminalAxis> axis_;
};

}  // namespace

std::string curves_text(const CurveChart& chart, const RenderOptions& options) {
  return chart.curves.empty() ? std::string() : CurveText(chart, options).text();
}

}  // namespace retain::render
