#include "render/terminal/period_chart.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "core/sheet/churn_reasons.hpp"
#include "render/content/cells.hpp"
#include "render/content/chart_scale.hpp"
#include "render/content/lines.hpp"
#include "render/content/values.hpp"
#include "render/terminal/axis.hpp"
#include "render/terminal/paint.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

/// A column of the plot.
struct Spot {
  std::string_view glyph = " ";
  Paint paint = Paint::plain;
};

class PeriodChart {
 public:
  /// `reason`: of the customers that the quantity counts, those lost for it; empty: all.
  PeriodChart(const Report& report, const Quantity& quantity, std::string reason, const Figures& figures, const RenderOptions& options)
      : quantity_(quantity), reason_(std::move(reason)), figures_(figures), options_(options) {
    std::vector<TableLine> lines = lines_of(report, options.language);
    // What is drawn takes more room than numbers.
    fit_labels(lines, width() * 2 / 3);
    for (const TableLine& line : lines) {
      if (line.kind == LineKind::segment || line.kind == LineKind::period) add(line);
    }
    for (const RequirementResult& result : report.requirements) {
      const Requirement& requirement = result.requirement;
      if (reason_.empty() && requirement.id == quantity.id && !requirement.overall && requirement.bound) targets_.push_back(&requirement);
    }
  }

  std::string text() {
    if (rows_.empty()) return {};
    settle_axis();
    std::string text = painted(wrapped(title(), width(), 2), Paint::bold, options_.colour) + "\n";
    for (const Row& row : rows_) text += line_of(row) + "\n";
    if (axis_) {
      const std::vector<std::string> lines = axis_->lines();
      const std::string_view mark = is_cut() ? cut_mark : "";
      text += std::string(left_ - mark.size(), ' ').append(mark) + lines.front() + "\n";
      text += std::string(left_, ' ') + lines.back() + "\n";
    }
    return text + legend();
  }

 private:
  struct Row {
    TableLine line;
    TableCell value;
    TableCell change;
    std::optional<double> number;
    std::optional<Interval> range;
  };

  [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(std::max(options_.width, 1)); }

  void add(const TableLine& line) {
    Row row;
    row.line = line;
    if (line.row != nullptr && !reason_.empty()) {
      add_reason(row);
    } else if (line.row != nullptr) {
      row.value = make_cell(ColumnKind::value, quantity_, line, figures_);
      if (line.row->change.contains(quantity_.id)) row.change = make_cell(ColumnKind::change, quantity_, line, figures_);
      if (const auto value = shown_value(line.row->sheet, quantity_)) row.number = value->to_double();
      const auto proportion = line.row->proportions.find(quantity_.id);
      if (proportion != line.row->proportions.end()) row.range = wilson_interval(proportion->second);
    }
    if (line.row != nullptr) label_ = std::max(label_, display_width(line.label));
    value_ = std::max(value_, display_width(row.value.text));
    change_ = std::max(change_, display_width(row.change.text));
    rows_.push_back(std::move(row));
  }

  void add_reason(Row& row) const {
    const auto count = count_of_reason(row.line.row->reasons, reason_);
    if (count) row.number = count->to_double();
    row.value.text = count ? figures_.number(quantity_.id, *count) : std::string(undefined_mark);
    if (!count) row.value.undefined = Reason::missing_input;
  }

  /// Whether bars from zero would all be about as long.
  [[nodiscard]] bool bars_look_alike() const {
    constexpr double least_spread = 0.2;
    std::optional<double> least;
    std::optional<double> most;
    for (const Row& row : rows_) {
      if (!row.number) continue;
      least = std::min(least.value_or(*row.number), *row.number);
      most = std::max(most.value_or(*row.number), *row.number);
    }
    if (!least || *least == *most || *least * *most <= 0) return false;
    return *most - *least < least_spread * std::max(std::fabs(*least), std::fabs(*most));
  }

  void settle_axis() {
    is_bar_ = (quantity_.unit == Unit::count || quantity_.unit == Unit::money) && !bars_look_alike();
    constexpr std::size_t least_plot = 12;
    left_ = label_ + column_gap + value_ + column_gap + (change_ == 0 ? 0 : change_ + 1);
    const std::size_t plot = std::max(least_plot, width() - std::min(width(), left_));
    std::optional<double> least;
    std::optional<double> most;
    const auto include = [&](double value) {
      least = std::min(least.value_or(value), value);
      most = std::max(most.value_or(value), value);
    };
    for (const Row& row : rows_) {
      if (row.number) include(*row.number);
      if (row.range) include(row.range->low);
      if (row.range) include(row.range->high);
    }
    if (!least) return;
    if (is_bar_) include(0);
    for (const Requirement* target : targets_) include(target->bound->to_double());
    axis_.emplace(*least, *most, plot, is_bar_ ? TerminalAxis::Ends::given : TerminalAxis::Ends::round);
  }

  [[nodiscard]] std::string title() const {
    const std::string_view name = translated(quantity_.name, options_.language);
    const std::string unit = figures_.unit(quantity_.id);
    if (!reason_.empty()) return capitalised(std::string(name)) + ": " + visible(reason_);
    return capitalised(std::string(name)) + (unit.empty() ? "" : unit == "%" ? ", %" : "," + unit);
  }

  [[nodiscard]] std::string line_of(const Row& row) const {
    std::string text = pad_right(row.line.label, label_);
    if (row.line.row == nullptr) return row.line.label;
    const Paint paint = paint_of(row.change.tone);
    text += std::string(column_gap, ' ') + pad_left(row.value.text, value_) + std::string(column_gap, ' ');
    if (change_ > 0) text += painted(pad_left(row.change.text, change_), paint, options_.colour) + " ";
    if (!row.number) return row.value.undefined ? text + reason_lines(*row.value.undefined) : text;
    std::vector<Spot> spots(axis_->width());
    for (const Requirement* target : targets_) spots[axis_->column(target->bound->to_double())].glyph = target_mark;
    if (is_bar_) {
      draw_bar(spots, row);
    } else {
      draw_dot(spots, row, paint);
    }
    std::string plot;
    for (const Spot& spot : spots) plot += painted(spot.glyph, spot.paint, options_.colour);
    plot.erase(plot.find_last_not_of(' ') + 1);
    return text + plot;
  }

  /// Why a value is undefined, in the place of the plot.
  [[nodiscard]] std::string reason_lines(Reason reason) const {
    constexpr std::size_t least_room = 12;
    const std::size_t room = std::max(least_room, width() - std::min(width(), left_));
    std::string text;
    for (const std::string& line : split(wrapped(translated(reason_text(reason), options_.language), room), "\n"))
      text += (text.empty() ? "" : "\n" + std::string(left_, ' ')) + line;
    return text;
  }

  void draw_dot(std::vector<Spot>& spots, const Row& row, Paint paint) const {
    if (row.range) {
      const std::size_t low = axis_->column(row.range->low);
      const std::size_t high = axis_->column(row.range->high);
      for (std::size_t i = low; i <= high; ++i) {
        spots[i].glyph = spots[i].glyph == target_mark ? "┼" : "─";
      }
      if (low < high) {
        spots[low].glyph = "├";
        spots[high].glyph = "┤";
      }
    }
    spots[axis_->column(*row.number)] = {row.line.row->complete ? "●" : "○", paint};
  }

  void draw_bar(std::vector<Spot>& spots, const Row& row) const {
    const std::size_t zero = axis_->column(0);
    const std::size_t end = axis_->column(*row.number);
    if (*row.number == 0) {
      spots[zero].glyph = "│";
      return;
    }
    for (std::size_t i = std::min(zero, end); i <= std::max(zero, end); ++i) {
      if (spots[i].glyph != target_mark) spots[i].glyph = row.line.row->complete ? "█" : "░";
    }
  }

  /// Whether the axis leaves out zero, so that lengths on it say nothing.
  [[nodiscard]] bool is_cut() const { return axis_ && (axis_->low() > 0 || axis_->high() < 0); }

  /// What the marks mean, as many on a line as fit.
  [[nodiscard]] std::string legend() const {
    const auto any = [this](auto holds) { return std::any_of(rows_.begin(), rows_.end(), holds); };
    std::vector<std::string> marks;
    const auto add_mark = [&](bool is_used, std::string_view mark) {
      if (is_used) marks.emplace_back(mark);
    };
    const Language language = options_.language;
    const bool has_open = any([](const Row& row) { return row.line.row != nullptr && !row.line.row->complete && row.number; });
    const bool has_range = any([](const Row& row) { return row.range.has_value(); });
    add_mark(has_range || (has_open && !is_bar_), say("● value", language));
    add_mark(has_range, say("├─┤ 95% range", language));
    add_mark(has_open, is_bar_ ? say("░ not complete", language) : say("○ not complete", language));
    add_mark(any([](const Row& row) { return row.change.text.ends_with('*'); }), say("* beyond chance at 95%", language));
    if (is_cut()) {
      const auto end = [this](double value) { return tick_text(value, axis_->step()); };
      marks.push_back(formatted("{} ", cut_mark) +
                      said("axis from {0} to {1}, not from 0", language, end(axis_->low()), end(axis_->high())));
    }
    for (const Requirement* target : targets_) marks.push_back(formatted("{} {}", target_mark, visible(target->text)));
    std::string text;
    std::size_t taken = 0;
    for (const std::string& mark : marks) {
      const bool fits = taken > 0 && taken + column_gap + display_width(mark) <= width();
      if (taken > 0) text += fits ? std::string(column_gap, ' ') : "\n";
      taken = (fits ? taken + column_gap : 0) + display_width(mark);
      text += mark;
    }
    return text.empty() ? text : text + "\n";
  }

  static constexpr std::string_view target_mark = "┊";
  static constexpr std::string_view cut_mark = "//";

  const Quantity& quantity_;
  std::string reason_;
  const Figures& figures_;
  const RenderOptions& options_;
  bool is_bar_ = true;
  std::vector<Row> rows_;
  std::vector<const Requirement*> targets_;
  std::size_t label_ = 0;
  std::size_t value_ = 0;
  std::size_t change_ = 0;
  std::size_t left_ = 0;
  std::optional<TerminalAxis> axis_;
};

}  // namespace

std::string period_chart(const Report& report, Id id, const Figures& figures, const RenderOptions& options) {
  return PeriodChart(report, quantity(id), {}, figures, options).text();
}

std::string reason_chart(const Report& report, Id id, const std::string& reason, const Figures& figures, const RenderOptions& options) {
  return PeriodChart(report, quantity(id), reason, figures, options).text();
}

}  // namespace retain::render
