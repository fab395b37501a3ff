#include <algorithm>
#include <chrono>
#include <map>

#include "io/shapes/staged_shapes.hpp"
#include "text/format.hpp"

namespace retain::io {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// What spans of one customer that follow each other say about their ends, and whether it matters.
struct EndEvidence {
  std::size_t exclusive = 0;
  std::size_t inclusive = 0;
  bool matters = false;
};

/// When a customer began, and whether any of its spans covers the end of a period.
struct Presence {
  std::optional<std::int64_t> first;
  bool covers_an_end = false;

  void begin(std::int64_t period) { first = std::min(first.value_or(period), period); }
  [[nodiscard]] bool is_brief() const { return first && !covers_an_end; }
};

bool ends_its_period(const Moment& end, Granularity period) {
  return Period::containing(period, end.period.last_day()).last_day() == end.period.last_day();
}

EndEvidence evidence_of(const StagedRows& staged) {
  EndEvidence evidence;
  const Granularity period = staged.sink.writer().kept();
  staged.for_each_customer([&](std::span<CustomerRow> rows) {
    std::vector<sys_days> starts;
    for (const CustomerRow& row : rows) {
      if (!row.is_left_out) starts.push_back(row.date.period.first_day());
    }
    std::sort(starts.begin(), starts.end());
    const auto starts_on = [&starts](sys_days day, std::ptrdiff_t own) {
      const auto [first, last] = std::equal_range(starts.begin(), starts.end(), day);
      return last - first > own;
    };
    for (const CustomerRow& row : rows) {
      if (!row.end || row.is_left_out) continue;
      evidence.matters = evidence.matters || ends_its_period(*row.end, period);
      const sys_days first_day = row.end->period.first_day();
      const bool is_own_start = row.date.period.first_day() == first_day;
      if (starts_on(first_day, is_own_start ? 1 : 0)) ++evidence.exclusive;
      if (starts_on(row.end->period.last_day() + days(1), 0)) ++evidence.inclusive;
    }
  });
  return evidence;
}

/// Whether ends are the last day of their span.
bool find_inclusive(StagedRows& staged) {
  if (staged.options.ends_are_inclusive) return *staged.options.ends_are_inclusive;
  const EndEvidence evidence = evidence_of(staged);
  const auto list = [&](const char* text, const char* brief, std::size_t pairs, std::size_t others) {
    staged.assumptions.push_back({std::nullopt, {text, {{std::to_string(pairs)}, {std::to_string(others)}}}, {brief}});
  };
  constexpr std::size_t outweighs = 20;
  if (evidence.exclusive > 0 && evidence.exclusive >= outweighs * evidence.inclusive) {
    list("ends are the first day without: {0} spans begin on the day on which another of their customer ends, {1} on the day after (--end)",
         "ends of spans are exclusive", evidence.exclusive, evidence.inclusive);
    return false;
  }
  if (evidence.inclusive > 0 && evidence.inclusive >= outweighs * evidence.exclusive) {
    list("ends are the last day: {0} spans begin on the day after another of their customer ends, {1} on that day (--end)",
         "ends of spans are last days", evidence.inclusive, evidence.exclusive);
    return true;
  }
  if (evidence.exclusive > 0 && evidence.matters) {
    staged.problems.error(
        {},
        formatted("whether an end is the last day of its span cannot be told: {} spans begin on the day on which another of "
                  "their customer ends, {} on the day after",
                  evidence.exclusive, evidence.inclusive),
        "--end inclusive or --end exclusive settles it", "ambiguous_ends");
  } else if (evidence.matters) {
    staged.assumptions.push_back({std::nullopt,
                                  {"ends are the last day of their spans: no two spans of a customer show it (--end)"},
                                  {"ends of spans are last days"}});
  }
  return true;
}

}  // namespace

void settle_spans(StagedRows& staged) {
  const bool has_times = !staged.options.ends_are_inclusive && staged.findings.span_lengths().has_times;
  const bool is_inclusive = has_times || find_inclusive(staged);
  if (has_times)
    staged.assumptions.push_back({std::nullopt, {"an end with a time covers its day from 23:59 on only"}, {"ends of spans have times"}});
  Ledger::Writer& writer = staged.sink.writer();
  const Granularity kept = writer.kept();
  const auto period_of = [kept](sys_days day) { return Period::containing(kept, day).ordinal(); };
  const bool per_span = staged.options.amount_per == AmountPer::span;

  std::map<std::uint32_t, Presence> segments;
  staged.for_each_customer([&](std::span<CustomerRow> rows) {
    Presence base;
    segments.clear();
    for (const CustomerRow& row : rows) {
      if (!row.is_after_trial) staged.sink.note(row.date.period);
      if (row.is_left_out) continue;
      const std::int64_t first = period_of(row.date.period.first_day());
      Presence& segment = segments[row.segment];
      base.begin(first);
      segment.begin(first);
      if (!row.end) {
        base.covers_an_end = segment.covers_an_end = true;
        if (per_span) {
          staged.problems.error(staged.place_of(row.spot), "a span without an end has no periods to divide its amount by",
                                "--amount-per month, quarter or year says for how long the amount pays");
        }
        writer.add_stretch(row.customer, first, std::nullopt, row.segment, row.amount);
        continue;
      }
      staged.sink.note_end(row.end->period);
      constexpr int last_minute = 23 * 3600 + 59 * 60;
      const bool covers_end = has_times ? row.end->second_of_day.value_or(0) >= last_minute : is_inclusive;
      const sys_days last = covers_end ? row.end->period.last_day() : row.end->period.first_day() - days(1);
      const std::int64_t stop = period_of(last + days(1));
      if (stop <= first) continue;
      base.covers_an_end = segment.covers_an_end = true;
      if (!per_span) {
        writer.add_stretch(row.customer, first, stop, row.segment, row.amount);
        continue;
      }
      const int128 whole = row.amount.millionths();
      const int128 share = whole / (stop - first);
      writer.add_stretch(row.customer, first, stop - 1, row.segment, Amount::from_millionths(share));
      writer.add_stretch(row.customer, stop - 1, stop, row.segment, Amount::from_millionths(whole - share * (stop - first - 1)));
    }
    if (base.is_brief()) writer.add_brief(*base.first, std::nullopt);
    for (const auto& [segment, presence] : segments) {
      if (presence.is_brief()) writer.add_brief(*presence.first, segment);
    }
  });
}

}  // namespace retain::io
