#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "render/content/page.hpp"
#include "render/options.hpp"
#include "retain/cohort_report.hpp"

namespace retain::render {

/// Behind the value of a cohort that differs from those before it by more than chance, and of one that is still open.
inline constexpr char beyond_chance_mark = '*';
inline constexpr char open_mark = '+';

/// Numbers and tables of cohorts as people read them.
class CohortFigures {
 public:
  CohortFigures(const CohortReport& report, const RenderOptions& options);

  /// What is followed as it is told first: a percent, or cumulative revenue for each customer.
  [[nodiscard]] std::string value(const Number& value) const;
  /// The same with its unit: "62.5%".
  [[nodiscard]] std::string value_with_unit(const Number& value) const;
  /// Customers, or revenue.
  [[nodiscard]] std::string count(const Number& value) const;
  [[nodiscard]] int decimals() const { return decimals_; }
  [[nodiscard]] int decimals_of_counts() const { return decimals_of_counts_; }

  [[nodiscard]] std::optional<Number> shown(const CohortCell& cell) const;

  /// The percents (or cumulative revenue) of the lines of one summary, by cohort and age, with their mean.
  [[nodiscard]] HeatMap shares(const CohortSummary& summary, std::string caption) const;
  /// The same in customers or revenue, without a mean.
  [[nodiscard]] HeatMap counts(const CohortSummary& summary, std::string caption) const;
  /// The values with the palest and the darkest shade; empty where all are alike.
  [[nodiscard]] std::optional<std::pair<double, double>> shades() const { return shades_; }
  /// The lines of one base.
  [[nodiscard]] std::vector<const CohortLine*> lines_of(const CohortSummary& summary) const;
  [[nodiscard]] std::string label_of(const CohortLine& line) const;

 private:
  [[nodiscard]] HeatMap empty_map(const CohortSummary& summary, std::string caption) const;
  [[nodiscard]] std::optional<double> shade_of(const Number& value, std::size_t age) const;
  [[nodiscard]] std::string with_mark(std::string text, const CohortCell& cell) const;

  const CohortReport& report_;
  Language language_;
  std::map<std::string_view, std::span<const CohortLine>> lines_;  // of each segment, which stand together
  int decimals_ = 1;
  int decimals_of_counts_ = 0;
  bool has_marks_ = false;
  std::optional<std::pair<double, double>> shades_;
};

}  // namespace retain::render
