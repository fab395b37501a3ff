#include "core/report/selection.hpp"

#include <algorithm>

#include "core/period/period_range.hpp"
#include "retain/last_period.hpp"

namespace retain {

namespace {

/// "2026-10", with where it comes from unless it was named: "2026-10 (last-month, where today is 2026-11-02)".
std::string expected_text(const Period& expected, const std::optional<std::chrono::sys_days>& today) {
  if (!today) return expected.to_string();
  return expected.to_string() + " (" + std::string(last_period_word(expected.granularity())) + ", where today is " +
         Period::containing(Granularity::day, *today).to_string() + ")";
}

[[noreturn]] void refuse_granularity(const Timeline& timeline, const Period& expected, const std::optional<std::chrono::sys_days>& today) {
  const std::string kind(granularity_key(timeline.granularity));
  if (!today)
    throw InputError({error("expected", "the periods are " + kind + "s, and " + expected.to_string() + " is none", "expect a " + kind)});
  const std::string word(last_period_word(expected.granularity()));
  if (timeline.periods.front().is_none()) {
    throw InputError({error("expected", "the input has no periods, and " + word + " is one", "give a column of periods, such as month")});
  }
  if (kind.empty()) {
    throw InputError({error("expected", "the periods are no calendar periods, and " + word + " is one", "expect the newest by its name")});
  }
  throw InputError(
      {error("expected", "the periods are " + kind + "s, and " + word + " is a " + std::string(granularity_key(expected.granularity())),
             "expect " + std::string(last_period_word(timeline.granularity)))});
}

void check_expected(const Report& report, const Timeline& timeline, const Period& expected,
                    const std::optional<std::chrono::sys_days>& today) {
  // A name may be expected of named periods, and "2026" be one.
  const bool may_be_named = timeline.granularity == Granularity::unknown && !today;
  if (expected.granularity() != timeline.granularity && !may_be_named) refuse_granularity(timeline, expected, today);
  const ReportRow* newest = report.newest();
  if (newest != nullptr && newest->period == expected) return;
  const std::string found =
      newest == nullptr ? "there is no complete period" : "the newest complete period is " + newest->period.to_string();
  const bool is_newer = newest != nullptr && newest->period.is_calendar() && newest->period > expected;
  const bool is_over = !is_newer || !today || newest->period.last_day() < *today;
  const std::string hint = !is_newer ? "the file may be an old one"
                           : is_over ? "the file may be a newer one"
                                     : newest->period.to_string() + " is not over: a column complete, false in its rows, keeps it apart";
  throw InputError(
      {error("expected", found + "; expected is " + expected_text(expected, today), hint, {timeline.rows.back().place.file, 0, 0, ""})});
}

}  // namespace

void select_periods(Report& report, const Timeline& timeline, const ReportOptions& options) {
  if (options.expected) check_expected(report, timeline, *options.expected, options.today);
  const auto [first, end] = shown_range(timeline.periods, {options.since, options.until, options.last});
  std::erase_if(report.rows, [&, first = first, end = end](const ReportRow& row) {
    const std::size_t position = timeline.position(row.period);
    return position < first || position >= end;
  });
}

const ReportRow* newest_shown(const Report& report, const Timeline& timeline, const ReportOptions& options) {
  const auto [first, end] = shown_range(timeline.periods, {options.since, options.until, options.last});
  const auto found = std::find_if(report.rows.rbegin(), report.rows.rend(), [&, first = first, end = end](const ReportRow& row) {
    const std::size_t position = timeline.position(row.period);
    return row.complete && row.segment.empty() && position >= first && position < end;
  });
  return found == report.rows.rend() ? nullptr : &*found;
}

}  // namespace retain
