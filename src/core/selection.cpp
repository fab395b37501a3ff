#include "core/selection.hpp"

#include <algorithm>
#include <optional>

namespace retain {

namespace {

void check_expected(const Report& report, const Timeline& timeline, const Period& expected) {
  if (expected.granularity() != timeline.granularity && timeline.granularity != Granularity::unknown) {
    const std::string kind(granularity_key(timeline.granularity));
    throw InputError({error("expected", "the periods are " + kind + "s, and " + expected.to_string() + " is none", "expect a " + kind)});
  }
  const ReportRow* newest = report.newest();
  if (newest != nullptr && newest->period == expected) return;
  const std::string found =
      newest == nullptr ? "there is no complete period" : "the newest complete period is " + newest->period.to_string();
  throw InputError({error("expected", found + "; expected is " + expected.to_string(), "the file may be an old one",
                          {timeline.rows.back().place.file, 0, 0, ""})});
}

std::string periods_found(const Timeline& timeline) {
  return "the input has " + timeline.periods.front().to_string() + " to " + timeline.periods.back().to_string();
}

}  // namespace

void select_periods(Report& report, const Timeline& timeline, const ReportOptions& options) {
  if (options.expected) check_expected(report, timeline, *options.expected);
  const auto bound = [&](const std::string& label) -> std::optional<Period> {
    if (label.empty()) return std::nullopt;
    return Period::parse(label);
  };
  const auto since = bound(options.since);
  const auto until = bound(options.until);
  for (const auto& limit : {since, until}) {
    if (limit && (limit->is_calendar() != timeline.periods.front().is_calendar() ||
                  (!limit->is_calendar() && timeline.position(*limit) == timeline.periods.size()))) {
      throw InputError({error("no_such_period", "there is no period \"" + limit->to_string() + "\"", periods_found(timeline))});
    }
  }
  std::vector<Period> shown;
  for (const Period& period : timeline.periods) {
    const bool calendar = period.is_calendar();
    const bool early =
        since && (calendar ? period.first_day() < since->first_day() : timeline.position(period) < timeline.position(*since));
    const bool late = until && (calendar ? period.last_day() > until->last_day() : timeline.position(period) > timeline.position(*until));
    if (!early && !late) shown.push_back(period);
  }
  if (options.last && shown.size() > static_cast<std::size_t>(*options.last)) shown.erase(shown.begin(), shown.end() - *options.last);
  if (shown.empty()) throw InputError({error("no_such_period", "no period is left to show", periods_found(timeline))});
  // What is shown is one run of the periods.
  const std::size_t first = timeline.position(shown.front());
  const std::size_t last = timeline.position(shown.back());
  std::erase_if(report.rows, [&](const ReportRow& row) {
    const std::size_t position = timeline.position(row.period);
    return position < first || position > last;
  });
}

}  // namespace retain
