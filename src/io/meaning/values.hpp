#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "io/problems/limits.hpp"
#include "io/value/cell.hpp"
#include "io/value/date_text.hpp"
#include "io/value/text_cache.hpp"
#include "io/value/unit_text.hpp"

namespace retain::io {

/// The id of a customer as it is compared: without spaces around it, composed (NFC). Throws CellError where there is none.
std::string read_customer(std::string_view text);

/// When a row is dated, in this style. Throws CellError.
Moment read_time(std::string_view text, const DateStyle& style = {});

/// The end of a span; none where the text is empty, stands for nothing (NULL, NaT) or is 9999-12-31. Throws CellError where it lies before
/// `start`.
std::optional<Moment> read_span_end(std::string_view text, const std::optional<Moment>& start, const DateStyle& style = {});

/// The granularity that rows labelled so are grouped by unless the user says otherwise.
Granularity default_period(Granularity label);
/// Whether each period of one granularity lies in one of the other.
bool nests(Granularity inner, Granularity outer);

/// What a cell of rows is read as that is no quantity of a snapshot.
Quantity quantity_of_rows(std::string_view name, Unit unit);

/// The amount of a row.
struct RowAmount {
  Amount amount;
  bool rounded = false;
  bool scientific = false;
  std::string_view currency;
};
/// Reads an amount of money, which may be negative. Throws CellError.
RowAmount read_amount(std::string_view text, DecimalMark mark, const UnitText& header_unit, const Limits& limits = {});

/// Finds out what the dates of rows stand for in a ledger, and remembers each text.
class RowDates {
 public:
  /// `label`: the granularity that all dates must have.
  RowDates(Granularity label, const LedgerPlan& plan, Ledger::Writer& writer)
      : label_(label), period_(plan.period), kept_(plan.kept), writer_(writer) {}

  /// The labels in records of a date that was met before; null where it was not. Sixteen bytes from the text's beginning on must be
  /// readable.
  [[nodiscard]] const std::uint64_t* known(std::string_view text) const { return cache_.find_inside(text); }
  /// When a row is dated; all dates have one granularity. Throws CellError.
  [[nodiscard]] Moment read(std::string_view text) const;
  /// What a date stands for in the ledger.
  [[nodiscard]] RowDate date_of(const Period& label) const;
  /// The period of the report that a date lies in.
  [[nodiscard]] std::int64_t period_of(const Period& label) const { return Period::containing(period_, label.first_day()).ordinal(); }
  /// Remembers the text of the date of a row that is added.
  void remember(std::string_view text, RowDate date);
  /// Starts an input that writes its dates in this style.
  void start_input(const DateStyle& style);

 private:
  Granularity label_;
  Granularity period_;
  Granularity kept_;
  Ledger::Writer& writer_;
  TextCache<std::uint64_t> cache_;
  DateStyle style_;
  bool depends_on_input_ = false;  // a text that was remembered may mean something else in another input
};

/// Finds the segments of rows; remembers each text.
class RowSegments {
 public:
  RowSegments(Ledger& ledger, Ledger::Writer& writer) : ledger_(ledger), writer_(writer) {}

  /// The labels in records of values that were met before; null where they were not. Sixteen bytes from the value's beginning on
  /// must be readable.
  [[nodiscard]] const std::uint64_t* known(std::span<const std::string_view> values) { return cache_.find(key_of(values)); }
  [[nodiscard]] const std::uint64_t* known(std::string_view value) const { return cache_.find_inside(value); }
  /// The code of the segment of the values of the segment columns, joined by " / ". Throws CellError.
  std::uint32_t read(std::span<const std::string_view> values);

 private:
  std::string_view key_of(std::span<const std::string_view> values) {
    if (values.size() == 1) return values.front();
    key_.assign(values.front());
    for (const std::string_view value : values.subspan(1)) (key_ += '\0') += value;
    return key_;
  }

  Ledger& ledger_;
  Ledger::Writer& writer_;
  std::string key_;
  TextCache<std::uint64_t> cache_;
};

}  // namespace retain::io
