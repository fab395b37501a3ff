#include "render/cohorts/figures.hpp"

#include <algorithm>

#include "render/content/figures.hpp"
#include "render/content/lines.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr int decimals_of_revenue = 2;

}  // namespace

CohortFigures::CohortFigures(const CohortReport& report, const RenderOptions& options) : report_(report), language_(options.language) {
  const bool is_of_customers = report.measure == CohortMeasure::customers;
  bool are_whole = true;
  std::optional<double> low;
  double high = 0;
  for (const CohortLine& line : report.lines) {
    std::span<const CohortLine>& own = lines_.try_emplace(line.segment, &line, 0).first->second;
    own = {own.data(), own.size() + 1};
    for (std::size_t age = 0; age < line.cells.size(); ++age) {
      const CohortCell& cell = line.cells[age];
      are_whole = are_whole && cell.value.to_integer().has_value();
      has_marks_ = has_marks_ || cell.beyond_chance != 0 || cell.is_open;
      const auto value = shown(cell);
      if (!value || age == 0) continue;
      low = std::min(low.value_or(value->to_double()), value->to_double());
      high = std::max(high, value->to_double());
    }
  }
  decimals_ = options.precision.value_or(report.measure == CohortMeasure::cumulative ? decimals_of_revenue : 1);
  decimals_of_counts_ = are_whole ? 0 : is_of_customers ? 1 : decimals_of_revenue;
  // From zero where values go far down, so that a small difference does not look like a large one.
  if (low && *low < high) shades_ = std::pair(*low < high / 2 ? std::min(*low, 0.0) : *low, high);
}

std::string CohortFigures::value(const Number& value) const { return grouped(value.to_fixed(decimals_)); }

std::string CohortFigures::value_with_unit(const Number& value) const {
  return report_.measure == CohortMeasure::cumulative ? this->value(value) : this->value(value) + "%";
}

std::string CohortFigures::count(const Number& value) const { return grouped(value.to_fixed(decimals_of_counts_)); }

std::optional<Number> CohortFigures::shown(const CohortCell& cell) const {
  return report_.measure == CohortMeasure::cumulative ? std::optional(cell.value) : cell.percent;
}

std::vector<const CohortLine*> CohortFigures::lines_of(const CohortSummary& summary) const {
  std::vector<const CohortLine*> lines;
  for (const CohortLine& line : lines_.at(summary.segment)) lines.push_back(&line);
  return lines;
}

std::string CohortFigures::label_of(const CohortLine& line) const {
  const std::string label = line.label.empty() ? std::string(say("all customers", language_)) : visible(line.label);
  return line.complete ? label : label + " " + incomplete_mark;
}

HeatMap CohortFigures::empty_map(const CohortSummary& summary, std::string caption) const {
  HeatMap map;
  map.caption = std::move(caption);
  map.headings = {std::string(say("Cohort", language_)), std::string(say("Customers", language_))};
  std::size_t ages = 0;
  for (const CohortLine* line : lines_of(summary)) ages = std::max(ages, line->cells.size());
  // A unit behind each age would take the room of the numbers: the caption has it.
  for (std::size_t age = 0; age < ages; ++age) map.headings.push_back(std::to_string(age));
  return map;
}

HeatMap CohortFigures::shares(const CohortSummary& summary, std::string caption) const {
  HeatMap map = empty_map(summary, std::move(caption));
  const std::size_t ages = map.headings.size() - 2;
  for (const CohortLine* line : lines_of(summary)) {
    HeatLine& shown_line = map.lines.emplace_back();
    shown_line.labels = {label_of(*line), grouped(line->size.to_fixed(line->size.to_integer() ? 0 : 1))};
    shown_line.is_muted = !line->counts;
    shown_line.cells.resize(ages);
    for (std::size_t age = 0; age < line->cells.size(); ++age) {
      const auto value = shown(line->cells[age]);
      if (value) shown_line.cells[age] = {with_mark(this->value(*value), line->cells[age]), shade_of(*value, age)};
    }
  }
  if (summary.means.empty() || summary.means.front().cohorts < 2) return map;
  HeatLine& mean = map.lines.emplace_back();
  mean.labels = {std::string(say("mean", language_)), {}};
  mean.is_summary = true;
  mean.cells.resize(ages);
  for (std::size_t age = 0; age < summary.means.size(); ++age) {
    const Number& value = summary.means[age].value;
    mean.cells[age] = {has_marks_ ? this->value(value) + " " : this->value(value), shade_of(value, age)};
  }
  return map;
}

HeatMap CohortFigures::counts(const CohortSummary& summary, std::string caption) const {
  HeatMap map = empty_map(summary, std::move(caption));
  for (const CohortLine* line : lines_of(summary)) {
    HeatLine& shown_line = map.lines.emplace_back();
    shown_line.labels = {label_of(*line), grouped(line->size.to_fixed(line->size.to_integer() ? 0 : 1))};
    shown_line.is_muted = !line->counts;
    for (const CohortCell& cell : line->cells) shown_line.cells.push_back({count(cell.value), std::nullopt});
    shown_line.cells.resize(map.headings.size() - 2);
  }
  return map;
}

std::optional<double> CohortFigures::shade_of(const Number& value, std::size_t age) const {
  // Age 0 is 100% for all, and would take the darkest shade from those that differ.
  if (!shades_ || (age == 0 && report_.measure != CohortMeasure::cumulative)) return std::nullopt;
  const auto [low, high] = *shades_;
  return std::clamp((value.to_double() - low) / (high - low), 0.0, 1.0);
}

std::string CohortFigures::with_mark(std::string text, const CohortCell& cell) const {
  if (!has_marks_) return text;
  // A space in the place of the mark keeps digits below digits.
  return text + (cell.beyond_chance != 0 ? beyond_chance_mark : cell.is_open ? open_mark : ' ');
}

}  // namespace retain::render
