#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "io/fields/shapes.hpp"
#include "io/meaning/customer_row.hpp"
#include "io/meaning/row_stage.hpp"
#include "io/meaning/values.hpp"

namespace retain::io {

/// Customers of a list, those that are lost, and what they pay.
struct RosterCount {
  std::int64_t customers = 0;
  std::int64_t churned = 0;
  Amount amount;
  Amount churned_amount;
  std::vector<std::int64_t> lost{};      ///< by tenure, where it is read
  std::vector<std::int64_t> censored{};  ///< those who are still there
  void add(const RosterCount& other);
  /// Adds the age of a customer.
  void add_age(std::size_t age, bool is_lost);
};

/// Facts of periods that stand beside their rows, and where the first of each does.
struct PeriodFact {
  Number value;
  BlockPlace place;
};
using PeriodFacts = std::map<std::pair<std::int64_t, Id>, PeriodFact>;

/// Where a period is first met, and the date as it is written there.
struct FirstDate {
  RowSpot spot;
  std::string text;
};

/// For which other rows a row waits.
enum class WaitsFor : std::uint8_t { none, customer, order };

/// Where one thread puts the rows that it reads.
class RowSink {
 public:
  RowSink(Ledger& ledger, Granularity label, WaitsFor waits_for, std::size_t stage_budget)
      : writer_(ledger.add_writer()),
        dates_(label, ledger.plan(), writer_),
        segments_(ledger, writer_),
        decimals_(ledger.plan().decimals),
        waits_for_(waits_for),
        stage_(stage_budget, ledger.plan().overflow) {}

  [[nodiscard]] Ledger::Writer& writer() { return writer_; }
  [[nodiscard]] RowDates& dates() { return dates_; }
  [[nodiscard]] RowSegments& segments() { return segments_; }
  /// The decimals of amounts for `writer()`.
  [[nodiscard]] int decimals() const { return decimals_; }
  [[nodiscard]] WaitsFor waits_for() const { return waits_for_; }

  /// Puts a row into the ledger, or beside those that it waits for.
  void take(const CustomerRow& row);
  /// Puts a row into the ledger that is settled. `is_further`: it is part of a purchase that is counted.
  void add(const CustomerRow& row, bool is_further);
  /// Lets rows have the memory that ids leave. Throws InputError where these take too much.
  void share_memory();
  /// What of a row counts is that it is there: it extends the periods.
  void note(const Period& date);
  /// The same of the end of a span, which tells nothing of how far the last period is known.
  void note_end(const Period& date);

  /// A row has this date.
  void meet(const Period& date, const RowSpot& spot, std::string_view text);
  /// By the period of the report.
  [[nodiscard]] const std::map<std::int64_t, FirstDate>& first_dates() const { return first_dates_; }

  [[nodiscard]] RowStage take_stage() { return std::move(stage_); }
  /// By the period of the report.
  [[nodiscard]] PeriodFacts& facts() { return facts_; }
  /// The periods that amounts were spread over, beside those of their rows.
  [[nodiscard]] std::size_t further_periods() const { return further_periods_; }
  /// Counts a customer of a list.
  void count(const CustomerRow& row);
  /// By the code of its segment.
  [[nodiscard]] std::map<std::uint32_t, RosterCount>& roster() { return roster_; }

 private:
  Ledger::Writer& writer_;
  RowDates dates_;
  RowSegments segments_;
  int decimals_;
  WaitsFor waits_for_;
  RowStage stage_;
  std::map<std::uint32_t, RosterCount> roster_;
  PeriodFacts facts_;
  std::map<std::int64_t, FirstDate> first_dates_;
  std::size_t further_periods_ = 0;
};

}  // namespace retain::io
