#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "io/rows/values.hpp"

namespace retain::io {

/// A span of time without an end, in which an amount recurs: how long it runs is known when all rows are read.
struct OpenSpan {
  std::string customer;
  Period first;  ///< the first period whose last day it covers
  std::uint32_t segment = 0;
  Amount amount;
};

/// Where one thread puts the rows that it reads.
class RowSink {
 public:
  RowSink(Ledger& ledger, Granularity label)
      : writer_(ledger.add_writer()),
        dates_(label, ledger.plan(), writer_),
        segments_(ledger, writer_),
        period_(ledger.plan().period),
        decimals_(ledger.plan().decimals),
        unit_(ledger.plan().unit()) {}

  [[nodiscard]] Ledger::Writer& writer() { return writer_; }
  [[nodiscard]] RowDates& dates() { return dates_; }
  [[nodiscard]] RowSegments& segments() { return segments_; }
  /// The decimals of amounts for `writer()`.
  [[nodiscard]] int decimals() const { return decimals_; }

  /// Adds a row whose customer need not stay readable.
  void add(std::string customer, std::int64_t period, std::uint32_t segment, Amount amount);
  /// Adds a row for every period whose last day lies from `start` to `end`, both included; without an end, when `finish_spans` tells.
  void add_span(std::string customer, const Period& start, const std::optional<Period>& end, std::uint32_t segment, Amount amount);

  /// Must be called before the texts of customers given to `writer()` go away.
  void flush();

  [[nodiscard]] const std::vector<OpenSpan>& open_spans() const { return open_spans_; }
  /// The latest day that a span names.
  [[nodiscard]] std::optional<std::chrono::sys_days> latest_day() const { return latest_day_; }
  /// Lets the open spans run to the period of `day`.
  void finish_spans(std::chrono::sys_days day);

 private:
  void cover(const std::string& customer, Period from, const Period& to, std::uint32_t segment, Amount amount);
  void note(std::chrono::sys_days day);

  Ledger::Writer& writer_;
  RowDates dates_;
  RowSegments segments_;
  Granularity period_;
  int decimals_;
  std::int64_t unit_;
  std::deque<std::string> kept_;  // until the next flush
  std::vector<OpenSpan> open_spans_;
  std::optional<std::chrono::sys_days> latest_day_;
};

}  // namespace retain::io
