#include "core/following/grid.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <limits>
#include <string>

#include "retain/diagnostic.hpp"

namespace retain::ledger {

namespace {

std::int32_t days_of(const Period& period) { return static_cast<std::int32_t>((period.last_day() - period.first_day()).count()) + 1; }

/// Throws where the first and the last period lie so far apart that a date must be wrong: every period between them would be a row.
void refuse_long_range(const Period& first, const Period& last) {
  constexpr std::chrono::years most(200);
  if (last.first_day() < std::chrono::sys_days(std::chrono::year_month_day(first.first_day()) + most)) return;
  throw InputError({error("long_range",
                          "from " + first.to_string() + " to " + last.to_string() + " are " + std::to_string(last.since(first) + 1) + " " +
                              std::string(granularity_key(first.granularity())) + "s, more than " + std::to_string(most.count()) + " years",
                          "is a year misspelt? look at the rows of the first and the last")});
}

/// The latest day of a period kept, counted from the first day of the period of the grid that it lies in.
std::int32_t day_in(const Period& period, const Period& kept, std::int32_t day) {
  if (day == Coverage::no_day) return day;
  const auto before = static_cast<std::int32_t>((kept.first_day() - period.first_day()).count());
  return before + (day == Coverage::whole_period ? days_of(kept) - 1 : day);
}

}  // namespace

Grid::Grid(const Coverage& coverage, const LedgerPlan& plan, const FollowingRules& rules) : may_pause_(rules.gap > 1) {
  if (rules.gap < 1 || rules.window < 1) throw Error("a gap and a window are at least one period");
  assert(!plan.changes || plan.kept == plan.period);
  const auto latest = coverage.latest_days();
  if (latest.empty()) return;
  first_kept_ = latest.begin()->first;
  const auto containing = [&plan](std::int64_t kept) {
    const Period period = Period::from_ordinal(plan.kept, kept);
    return plan.kept == plan.period ? period : Period::containing(plan.period, period.first_day());
  };
  const Period first = containing(first_kept_);
  Period last = containing(latest.rbegin()->first);
  if (rules.run_until) last = std::max(first, Period::containing(plan.period, *rules.run_until));
  refuse_long_range(first, last);
  const auto size = static_cast<std::size_t>(last.since(first)) + 1;
  periods_.reserve(size);
  for (std::size_t i = 0; i < size; ++i)
    periods_.push_back(Period::from_ordinal(plan.period, first.ordinal() + static_cast<std::int64_t>(i)));

  std::vector<std::int32_t> latest_days(size, Coverage::no_day);
  std::vector<std::int64_t> last_kept(size);
  for (const auto& [kept, day] : latest) {
    const auto index = static_cast<std::size_t>(containing(kept).since(first));
    if (index >= size) break;
    latest_days[index] = std::max(latest_days[index], day_in(periods_[index], Period::from_ordinal(plan.kept, kept), day));
    last_kept[index] = kept;
  }
  find_incomplete(latest_days, rules);

  has_changes_ = plan.changes;
  // The last period that a row names, or that the user asks for.
  kept_size_ = plan.kept == plan.period ? size : static_cast<std::size_t>(latest.rbegin()->first - first_kept_) + 1;
  if (plan.kept == plan.period) return;
  takes_latest_day_ = plan.kept == Granularity::day;
  const Granularity inner = plan.inner();
  const auto inner_of = [&](std::int64_t kept) {
    return inner == plan.kept ? kept : Period::containing(inner, Period::from_ordinal(plan.kept, kept).first_day()).ordinal();
  };
  index_of_kept_.resize(kept_size_);
  if (inner != plan.period) counts_.resize(kept_size_);
  for (std::size_t i = 0; i < kept_size_; ++i) {
    const std::int64_t kept = first_kept_ + static_cast<std::int64_t>(i);
    const auto index = static_cast<std::size_t>(containing(kept).since(first));
    index_of_kept_[i] = static_cast<std::uint32_t>(index);
    if (inner != plan.period) counts_[i] = inner_of(last_kept[index]) == inner_of(kept);
  }
}

void Grid::find_incomplete(const std::vector<std::int32_t>& latest_days, const FollowingRules& rules) {
  complete_.assign(size(), true);
  if (rules.as_of) {
    for (std::size_t i = 0; i < size(); ++i) complete_[i] = periods_[i].last_day() <= *rules.as_of;
  } else {
    // Periods that only ends name lie ahead: nobody can have arrived in them.
    std::size_t newest = size() - 1;
    for (; newest > 0 && latest_days[newest] == Coverage::no_day; --newest) complete_[newest] = false;
    const auto to_end = [&](std::size_t index) { return days_of(periods_[index]) - 1 - latest_days[index]; };
    std::int32_t furthest = -1;
    for (std::size_t i = 0; i < newest; ++i) {
      if (latest_days[i] != Coverage::no_day) furthest = std::max(furthest, to_end(i));
    }
    if (latest_days[newest] != Coverage::no_day) complete_[newest] = furthest < 0 || to_end(newest) <= furthest;
  }
  for (std::size_t i = 0; i < std::min(size(), static_cast<std::size_t>(rules.window)); ++i) complete_[i] = false;
}

}  // namespace retain::ledger
