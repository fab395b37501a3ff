#include "io/rows/sink.hpp"

#include <limits>
#include <utility>

namespace retain::io {

namespace {

/// The last period that ends on `day` or before.
Period last_ended_by(Granularity granularity, std::chrono::sys_days day) {
  const Period period = Period::containing(granularity, day);
  return period.last_day() == day ? period : Period::from_ordinal(granularity, period.ordinal() - 1);
}

}  // namespace

void RowSink::add(std::string customer, std::int64_t period, std::uint32_t segment, Amount amount) {
  const std::string& id = kept_.emplace_back(std::move(customer));
  const int128 millionths = amount.millionths();
  const int128 units = millionths / unit_;
  const bool is_plain =
      units * unit_ == millionths && units <= std::numeric_limits<std::int64_t>::max() && units >= std::numeric_limits<std::int64_t>::min();
  if (is_plain) {
    writer_.add(id, period, segment, static_cast<std::int64_t>(units));
  } else {
    writer_.add(id, period, segment, amount);
  }
}

void RowSink::flush() {
  writer_.flush();
  kept_.clear();
}

void RowSink::note(std::chrono::sys_days day) {
  const Period period = Period::containing(period_, day);
  writer_.note({period.ordinal(), static_cast<std::int32_t>((day - period.first_day()).count())});
  if (!latest_day_ || day > *latest_day_) latest_day_ = day;
}

void RowSink::cover(const std::string& customer, Period from, const Period& to, std::uint32_t segment, Amount amount) {
  for (; from <= to; from = from.next()) {
    writer_.note({from.ordinal(), ledger::Coverage::no_day});
    add(customer, from.ordinal(), segment, amount);
  }
}

void RowSink::add_span(std::string customer, const Period& start, const std::optional<Period>& end, std::uint32_t segment, Amount amount) {
  note(start.first_day());
  const Period first = Period::containing(period_, start.first_day());
  if (!end) {
    open_spans_.push_back({std::move(customer), first, segment, amount});
    return;
  }
  note(end->last_day());
  cover(customer, first, last_ended_by(period_, end->last_day()), segment, amount);
}

void RowSink::finish_spans(std::chrono::sys_days day) {
  constexpr std::size_t flushed_after = 4096;
  const Period last = Period::containing(period_, day);
  for (const OpenSpan& span : std::exchange(open_spans_, {})) {
    cover(span.customer, span.first, last, span.segment, span.amount);
    if (kept_.size() > flushed_after) flush();
  }
  flush();
}

}  // namespace retain::io
