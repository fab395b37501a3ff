#include "core/report/selection.hpp"

#include <algorithm>

#include "core/period/period_range.hpp"

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
  const bool is_newer = newest != nullptr && newest->period.is_calendar() && newest->period > expected;
  throw InputError(
      {error("expected", found + "; expected is " + expected.to_string(),
             is_newer ? "the file may be a newer one" : "the file may be an old one", {timeline.rows.back().place.file, 0, 0, ""})});
}

}  // namespace

void select_periods(Report& report, const Timeline& timeline, const ReportOptions& options) {
  if (options.expected) check_expected(report, timeline, *options.expected);
  const auto [first, end] = shown_range(timeline.periods, {options.since, options.until, options.last});
  std::erase_if(report.rows, [&, first = first, end = end](const ReportRow& row) {
    const std::size_t position = timeline.position(row.period);
    return position < first || position >= end;
  });
}

}  // namespace retain
