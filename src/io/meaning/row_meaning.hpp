#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "io/fields/applied_rules.hpp"
#include "io/meaning/customer_row.hpp"
#include "io/meaning/order_lines.hpp"
#include "io/meaning/row_amounts.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/meaning/row_table.hpp"
#include "io/meaning/sink.hpp"
#include "io/meaning/span_lengths.hpp"
#include "io/meaning/word_columns.hpp"

namespace retain::io {

/// Takes what is wrong with a cell; the reader knows its place.
class RowFaults {
 public:
  virtual void refuse(std::string code, std::size_t column, const CellError& error) = 0;

 protected:
  ~RowFaults() = default;
};

/// What was paid back by the word or the column of an original, which does not count where a refund row of its order says it again.
struct RefundsByOrder {
  std::vector<CustomerRow> originals;   ///< left out
  std::vector<CustomerRow> subtracted;  ///< the refund of a column, as an amount; a part of what is left of its row
  std::set<std::string> orders;         ///< of refund rows
};

/// Reads what the cells of rows say, on one thread, by the columns of their table: which rows count, who, when, and how much money.
class RowMeaning {
 public:
  RowMeaning(RowTable& table, RowSink& sink, RowProblems& problems);

  void start_block(std::size_t block);
  void end_block();
  /// Reads a row, a cell for each column.
  void read(std::span<const RowCell> cells, RowFaults& faults);

  [[nodiscard]] std::size_t input() const { return table_.index; }
  [[nodiscard]] WordColumns& words() { return words_; }
  [[nodiscard]] OrderLines& orders() { return orders_; }
  [[nodiscard]] RowAmounts& amounts() { return amounts_; }
  [[nodiscard]] AppliedRules& rules() { return rules_; }
  [[nodiscard]] const SpanLengths& span_lengths() const { return span_lengths_; }
  [[nodiscard]] const RefundsByOrder& refunds() const { return refunds_; }
  /// How often a row is dated later than the one before it, and earlier.
  [[nodiscard]] std::size_t ascents() const { return ascents_; }
  [[nodiscard]] std::size_t descents() const { return descents_; }

 private:
  struct RowReading;
  [[nodiscard]] BlockPlace at(const RowCell& cell) const { return {block_, cell.place}; }
  [[nodiscard]] bool order_holds(const RowCell& cell) const;
  void note_order(const RowCell& cell);

  void note_direction(const Moment& date);
  void note_refund(const CustomerRow& row);
  void read_times(RowReading& reading);
  void read_amount(RowReading& reading);
  void read_schedule(RowReading& reading);
  void read_roster(RowReading& reading);
  /// The age of a customer of a list. Throws CellError; empty where it is written with the other decimal mark.
  [[nodiscard]] std::optional<std::int32_t> read_tenure(const RowCell& cell, bool is_lost);
  /// Whether a row sums up others; tells so.
  [[nodiscard]] bool is_totals_row(RowReading& reading);
  /// Whether a column says how much was paid back, so that flags and words need not.
  [[nodiscard]] bool states_refund(const RowReading& reading) const;
  /// Whether its word says that it is the refund, rather than what was paid back.
  [[nodiscard]] bool is_refund(const RowReading& reading) const;
  /// What a row says of its whole period, which all of its rows must.
  void read_facts(RowReading& reading);
  void put(RowReading& reading);
  void put_line(RowReading& reading);
  /// Its hints name the column.
  [[nodiscard]] std::string read_customer_of(const RowCell& cell);
  [[nodiscard]] bool is_part_of_order(RowReading& reading);
  void leave_out(RowReading& reading);
  /// Lines of the order of a row that is left out may follow without amounts.
  void pass_order(RowReading& reading);

  RowTable& table_;
  const RowColumns& columns_;
  RowSink& sink_;
  RowProblems& problems_;
  WordColumns words_;
  OrderLines orders_;
  AppliedRules rules_;
  std::optional<std::size_t> order_;  // the column of what makes rows one
  RowAmounts amounts_;
  SpanLengths span_lengths_;
  RefundsByOrder refunds_;
  Moment last_date_;
  std::size_t ascents_ = 0;
  std::size_t descents_ = 0;
  std::size_t block_ = 0;
  std::vector<std::string_view> segments_;
};

}  // namespace retain::io
