#include "render/content/chart_series.hpp"

#include <algorithm>
#include <initializer_list>
#include <unordered_set>

#include "render/content/figures.hpp"
#include "render/content/values.hpp"
#include "text/visible.hpp"
#include "text/width.hpp"

namespace retain::render {

namespace {

/// Between two labels there is room for this.
constexpr double columns_between = 1.5;
constexpr std::size_t widest_tick = 14;

/// Whether a calendar period is among those that are labelled, and with what.
struct TickRule {
  int every = 1;          ///< so many of the periods back from the newest
  bool is_years = false;  ///< the first of a year, of so many years
};

std::vector<TickRule> rules_of(Granularity granularity) {
  std::vector<TickRule> rules;
  const auto add = [&](std::initializer_list<int> steps) {
    for (const int every : steps) rules.push_back({every, false});
  };
  switch (granularity) {
    case Granularity::month:
      add({1, 2, 3, 4, 6});
      break;
    case Granularity::quarter:
      add({1, 2});
      break;
    case Granularity::week:
      add({1, 2, 4, 8, 13});
      break;
    case Granularity::day:
      add({1, 2, 7, 14, 28, 91});
      break;
    default:
      break;
  }
  for (const int every : {1, 2, 5, 10, 20, 50, 100}) rules.push_back({every, true});
  return rules;
}

/// "2026" of "2026-W05".
std::string year_text(const std::string& label) { return label.substr(0, label.find('-', 1)); }

}  // namespace

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

Period TimeAxis::period(std::size_t place) const {
  const Period& first = periods_.front();
  if (!first.is_calendar()) return periods_[place];
  return Period::from_ordinal(first.granularity(), first.ordinal() + static_cast<std::int64_t>(place));
}

std::string TimeAxis::label(std::size_t place) const { return visible(period(place).to_string()); }

std::optional<std::size_t> TimeAxis::year_before(std::size_t place) const {
  if (!periods_.front().is_calendar()) return std::nullopt;
  const auto before = period(place).year_ago();
  if (!before || before->since(periods_.front()) < 0) return std::nullopt;
  return this->place(*before);
}

std::vector<TimeTick> TimeAxis::ticks(std::size_t columns) const {
  if (size_ == 0) return {};
  const double spacing = static_cast<double>(columns) / static_cast<double>(size_);
  const TimeTick newest{size_ - 1, shortened(label(size_ - 1), widest_tick)};
  const auto fits = [&](const TimeTick& a, const TimeTick& b) {
    const double widths = static_cast<double>(display_width(a.text) + display_width(b.text)) / 2;
    return static_cast<double>(b.place - a.place) * spacing >= widths + columns_between;
  };
  std::vector<TimeTick> ticks;
  const auto all_fit = [&] {
    return std::adjacent_find(ticks.begin(), ticks.end(), [&](const TimeTick& a, const TimeTick& b) { return !fits(a, b); }) == ticks.end();
  };
  if (!periods_.front().is_calendar()) {
    for (std::size_t every = 1; every == 1 || !all_fit(); ++every) {
      ticks.clear();
      for (std::size_t place = newest.place % every; place < size_; place += every) {
        ticks.push_back({place, shortened(label(place), widest_tick)});
      }
    }
    return ticks;
  }
  const Granularity granularity = periods_.front().granularity();
  for (const TickRule& rule : rules_of(granularity)) {
    ticks.clear();
    for (std::size_t place = 0; place < size_; ++place) {
      const Period period = this->period(place);
      if (rule.is_years) {
        const std::string year = year_text(period.to_string());
        const bool begins = year != year_text(Period::from_ordinal(granularity, period.ordinal() - 1).to_string());
        if (begins && std::stoll(year) % rule.every == 0) ticks.push_back({place, year});
      } else if ((newest.place - place) % static_cast<std::size_t>(rule.every) == 0) {
        ticks.push_back({place, period.to_string()});
      }
    }
    if (all_fit()) break;
  }
  while (!ticks.empty() && ticks.back().place != newest.place && !fits(ticks.back(), newest)) ticks.pop_back();
  if (ticks.empty() || ticks.back().place != newest.place) ticks.push_back(newest);
  const TimeTick oldest{0, label(0)};
  if (ticks.front().place != 0 && fits(oldest, ticks.front())) ticks.insert(ticks.begin(), oldest);
  return ticks;
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
    if (change != row.change.end() && row.beyond_chance(quantity.id).value_or(false)) point.beyond_chance = change->second.sign();
    points.push_back(point);
  }
  return points;
}

std::vector<ChartPoint> year_before_of(std::span<const ChartPoint> points, const TimeAxis& time) {
  std::vector<const ChartPoint*> at(time.size(), nullptr);
  for (const ChartPoint& point : points) at[point.place] = &point;
  std::vector<ChartPoint> result;
  for (const ChartPoint& point : points) {
    const auto before = time.year_before(point.place);
    if (!before || at[*before] == nullptr || !at[*before]->value || !at[*before]->complete) continue;
    ChartPoint same;
    same.place = point.place;
    same.value = at[*before]->value;
    result.push_back(same);
  }
  return result;
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
