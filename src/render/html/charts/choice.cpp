#include "render/html/charts/choice.hpp"

#include <algorithm>

#include "render/content/leads.hpp"
#include "render/content/values.hpp"

namespace retain::render {

namespace {

constexpr std::size_t least_values = 2;
constexpr std::size_t most_in_a_chart = 2;

bool has_line(const Report& report, Id id) {
  std::size_t values = 0;
  for (const ReportRow& row : report.rows) {
    if (row.segment.empty() && shown_value(row.sheet, quantity(id))) ++values;
  }
  return values >= least_values;
}

std::vector<Id> candidates(const Report& report) {
  if (report.metrics_chosen) return report.metrics;
  const auto whole = std::find_if(report.rows.rbegin(), report.rows.rend(), [](const ReportRow& row) { return row.segment.empty(); });
  if (whole == report.rows.rend()) return {};
  const ReportRow* newest = report.newest();
  // What leads the report is drawn where its newest period does not know it, too.
  std::vector<Id> ids = leads_of(report.business);
  for (const Id id : leading_ids(report, newest == nullptr ? *whole : *newest)) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

/// Rates without a sample that multiply over periods, as those of revenue do, are read against each other.
bool share_a_chart(Id a, Id b) {
  const auto is_rate = [](const Quantity& quantity) { return quantity.compounds && !quantity.sample; };
  return is_rate(quantity(a)) && is_rate(quantity(b)) && quantity(a).topic == quantity(b).topic;
}

}  // namespace

bool are_complements(const Report& report, Id a, Id b) {
  if (a == b || quantity(a).unit != Unit::percent || quantity(b).unit != Unit::percent) return false;
  const Number whole(100);
  bool has_both = false;
  for (const ReportRow& row : report.rows) {
    const auto first = shown_value(row.sheet, quantity(a));
    const auto second = shown_value(row.sheet, quantity(b));
    if (!first || !second) continue;
    if (!nearly_equal(*first + *second, whole)) return false;
    has_both = true;
  }
  return has_both;
}

std::vector<std::vector<Id>> charted_over_time(const Report& report) {
  std::vector<std::vector<Id>> charts;
  for (const Id id : candidates(report)) {
    if (!has_line(report, id)) continue;
    const bool is_told = std::any_of(charts.begin(), charts.end(), [&](const std::vector<Id>& chart) {
      return std::any_of(chart.begin(), chart.end(), [&](Id other) { return other == id || are_complements(report, other, id); });
    });
    if (is_told) continue;
    const auto companion = std::find_if(charts.begin(), charts.end(), [&](const std::vector<Id>& chart) {
      return chart.size() < most_in_a_chart && share_a_chart(chart.front(), id);
    });
    if (companion != charts.end()) {
      companion->push_back(id);
    } else {
      charts.push_back({id});
    }
  }
  return charts;
}

}  // namespace retain::render
