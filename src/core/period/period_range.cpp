#include "core/period/period_range.hpp"

#include <algorithm>

#include "retain/diagnostic.hpp"

namespace retain {

namespace {

std::string periods_found(const std::vector<Period>& periods) {
  return "the input has " + periods.front().to_string() + " to " + periods.back().to_string();
}

std::optional<Period> limit_of(const std::string& label, const std::vector<Period>& periods) {
  if (label.empty()) return std::nullopt;
  Period limit = Period::parse(label);
  const bool is_calendar = periods.front().is_calendar();
  const bool is_unknown_text = !is_calendar && std::find(periods.begin(), periods.end(), limit) == periods.end();
  if (limit.is_calendar() != is_calendar || is_unknown_text) {
    throw InputError({error("no_such_period", "there is no period \"" + limit.to_string() + "\"", periods_found(periods))});
  }
  return limit;
}

std::size_t position_of(const std::vector<Period>& periods, const Period& label) {
  return static_cast<std::size_t>(std::find(periods.begin(), periods.end(), label) - periods.begin());
}

}  // namespace

std::pair<std::size_t, std::size_t> shown_range(const std::vector<Period>& periods, const PeriodCut& cut) {
  std::size_t first = 0;
  std::size_t end = periods.size();
  if (const auto since = limit_of(cut.since, periods)) {
    first = !since->is_calendar() ? position_of(periods, *since)
                                  : static_cast<std::size_t>(std::count_if(periods.begin(), periods.end(), [&](const Period& period) {
                                      return period.first_day() < since->first_day();
                                    }));
  }
  if (const auto until = limit_of(cut.until, periods)) {
    end = !until->is_calendar() ? position_of(periods, *until) + 1
                                : static_cast<std::size_t>(std::count_if(periods.begin(), periods.end(), [&](const Period& period) {
                                    return period.last_day() <= until->last_day();
                                  }));
  }
  if (cut.last && end > first) first = std::max(first, end - std::min(end, static_cast<std::size_t>(*cut.last)));
  if (first >= end) throw InputError({error("no_such_period", "no period is left to show", periods_found(periods))});
  return {first, end};
}

}  // namespace retain
