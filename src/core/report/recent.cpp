#include "core/report/recent.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace retain {

namespace {

constexpr std::size_t pooled_periods = 3;

/// The newest rows of the whole base that follow each other without a gap, the oldest first.
std::vector<const ReportRow*> newest_rows(const Report& report, const Timeline& timeline, const ReportRow& newest) {
  std::vector<const ReportRow*> rows;
  for (auto row = report.rows.rbegin(); row != report.rows.rend() && rows.size() < 2 * pooled_periods; ++row) {
    if (!row->segment.empty() || timeline.position(row->period) > timeline.position(newest.period)) continue;
    if (!row->complete || row->window != 1 || (!rows.empty() && !timeline.adjacent(row->period, rows.back()->period))) break;
    rows.push_back(&*row);
  }
  std::reverse(rows.begin(), rows.end());
  return rows;
}

std::optional<Proportion> pooled(std::span<const ReportRow* const> rows, Id id) {
  Proportion sum;
  for (const ReportRow* row : rows) {
    const auto proportion = row->proportions.find(id);
    if (proportion == row->proportions.end()) return std::nullopt;
    sum += proportion->second;
  }
  return sum.trials > 0 ? std::optional(sum) : std::nullopt;
}

}  // namespace

std::vector<RecentChange> compare_recent(const Report& report, const Timeline& timeline, const ReportRow* newest) {
  if (newest == nullptr) return {};
  const std::vector<const ReportRow*> rows = newest_rows(report, timeline, *newest);
  if (rows.size() < 2 * pooled_periods) return {};
  std::vector<RecentChange> result;
  for (const Id id : report.metrics) {
    const auto before = pooled(std::span(rows).first(pooled_periods), id);
    const auto now = pooled(std::span(rows).last(pooled_periods), id);
    if (now && before) result.push_back({id, static_cast<int>(pooled_periods), *now, *before, two_proportion_p_value(*now, *before)});
  }
  return result;
}

}  // namespace retain
