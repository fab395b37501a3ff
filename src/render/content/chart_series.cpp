#include "render/content/chart_series.hpp"

#include <algorithm>
#include <unordered_set>

#include "render/content/figures.hpp"
#include "render/content/values.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"

namespace retain::render {

TimeAxis::TimeAxis(const Report& report) {
  if (report.rows.empty()) return;
  if (report.rows.front().period.is_calendar()) {
    periods_.push_back(report.rows.front().period);
    std::int64_t last = 0;
    for (const ReportRow& row : report.rows) last = std::max(last, row.period.since(periods_.front()));
    size_ = static_cast<std::size_t>(last) + 1;
    return;
  }
  for (const ReportRow& row : report.rows) {
    if (periods_.empty() || (periods_.back() != row.period && place(row.period) == periods_.size())) periods_.push_back(row.period);
  }
  size_ = periods_.size();
}

std::size_t TimeAxis::place(const Period& period) const {
  if (period.is_calendar()) return static_cast<std::size_t>(period.since(periods_.front()));
  return static_cast<std::size_t>(std::find(periods_.begin(), periods_.end(), period) - periods_.begin());
}

std::string TimeAxis::label(std::size_t place) const {
  const Period& first = periods_.front();
  if (!first.is_calendar()) return visible(periods_[place].to_string());
  return Period::from_ordinal(first.granularity(), first.ordinal() + static_cast<std::int64_t>(place)).to_string();
}

std::string TimeAxis::widest_label() const {
  std::string widest;
  for (const Period& period : periods_) {
    std::string text = visible(period.to_string());
    if (display_width(text) > display_width(widest)) widest = std::move(text);
  }
  return widest;
}

std::vector<std::string> segments_of(const Report& report) {
  std::vector<std::string> segments;
  std::unordered_set<std::string_view> seen;
  for (const ReportRow& row : report.rows) {
    if (!row.segment.empty() && seen.insert(row.segment).second) segments.push_back(row.segment);
  }
  return segments;
}

std::vector<ChartPoint> points_of(const Report& report, const TimeAxis& time, const std::string& segment, const Quantity& quantity) {
  std::vector<ChartPoint> points;
  for (const ReportRow& row : report.rows) {
    if (row.segment != segment) continue;
    ChartPoint point;
    point.place = time.place(row.period);
    point.complete = row.complete;
    if (const auto value = shown_value(row.sheet, quantity)) point.value = value->to_double();
    const auto proportion = row.proportions.find(quantity.id);
    if (proportion != row.proportions.end() && proportion->second.trials > 0) point.range = wilson_interval(proportion->second);
    const auto change = row.change.find(quantity.id);
    const auto tests = row.tests.find(quantity.id);
    if (change != row.change.end() && tests != row.tests.end() && tests->second.previous && is_significant(*tests->second.previous)) {
      point.beyond_chance = change->second.sign();
    }
    points.push_back(point);
  }
  return points;
}

std::vector<std::span<const ChartPoint>> runs_of(std::span<const ChartPoint> points) {
  std::vector<std::span<const ChartPoint>> runs;
  std::size_t first = 0;
  const auto is_drawn = [&](std::size_t i) { return points[i].value && points[i].complete; };
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!is_drawn(i)) continue;
    if (i == 0 || !is_drawn(i - 1) || points[i].place != points[i - 1].place + 1) first = i;
    const bool ends = i + 1 == points.size() || !is_drawn(i + 1) || points[i + 1].place != points[i].place + 1;
    if (ends) runs.push_back(points.subspan(first, i + 1 - first));
  }
  return runs;
}

const ChartPoint* newest_of(std::span<const ChartPoint> points) {
  const auto newest = std::find_if(points.rbegin(), points.rend(), [](const ChartPoint& point) { return point.value && point.complete; });
  return newest == points.rend() ? nullptr : &*newest;
}

std::optional<Extent> extent_of(std::span<const ChartPoint> points) {
  std::optional<Extent> extent;
  for (const ChartPoint& point : points) {
    if (!point.value) continue;
    extent = joined(extent, Extent{*point.value, *point.value});
    if (point.range) extent = joined(extent, Extent{point.range->low, point.range->high});
  }
  return extent;
}

std::optional<Extent> joined(std::optional<Extent> a, std::optional<Extent> b) {
  if (!a || !b) return a ? a : b;
  return Extent{std::min(a->low, b->low), std::max(a->high, b->high)};
}

}  // namespace retain::render
