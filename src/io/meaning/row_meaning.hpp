#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/meaning/applied_rules.hpp"
#include "io/meaning/customer_row.hpp"
#include "io/meaning/order_lines.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/meaning/sink.hpp"
#include "io/meaning/span_lengths.hpp"
#include "io/meaning/word_columns.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"

namespace retain::io {

/// An input of customer rows that several threads read.
struct RowTable {
  const Opened& opened;
  const LoadOptions& options;
  std::size_t index = 0;                ///< among the inputs
  std::atomic<bool> disproved = false;  ///< a number has shown that the decimal mark is the other one
  OrderSeams seams{};
};

/// Takes what is wrong with a cell; the reader knows its place.
class RowFaults {
 public:
  virtual void refuse(std::string code, std::size_t column, const CellError& error) = 0;

 protected:
  ~RowFaults() = default;
};

/// Rows that were paid back, and do not count unless a refund row of their order does so, and the orders of such rows.
struct RefundsByOrder {
  std::vector<CustomerRow> originals;
  std::set<std::string> orders;
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
  [[nodiscard]] AppliedRules& rules() { return rules_; }
  [[nodiscard]] const SpanLengths& span_lengths() const { return span_lengths_; }
  [[nodiscard]] const RefundsByOrder& refunds() const { return refunds_; }
  /// How often a row is dated later than the one before it, and earlier.
  [[nodiscard]] std::size_t ascents() const { return ascents_; }
  [[nodiscard]] std::size_t descents() const { return descents_; }
  /// What numbers told of the decimal mark so far, for a reader that reads some of them itself.
  [[nodiscard]] bool told_mark() const { return told_mark_; }
  void tell_mark(std::string_view number, const BlockPlace& place);

 private:
  struct RowReading;
  [[nodiscard]] BlockPlace at(const RowCell& cell) const { return {block_, cell.place}; }
  [[nodiscard]] bool mark_holds(const RowCell& cell);
  [[nodiscard]] bool order_holds(const RowCell& cell) const;
  void note_order(const RowCell& cell);

  [[nodiscard]] RowAmount read_money(const RowCell& cell);
  [[nodiscard]] Number read_number(const RowCell& cell, std::string_view what);
  void read_amount_of(RowReading& reading);
  void apply_quantity(RowReading& reading);
  void apply_refund(RowReading& reading);
  void apply_currency(RowReading& reading);
  void apply_interval(RowReading& reading);
  /// What --amount-per says: the months that an amount is for.
  int apply_amount_per(Amount& amount);
  void note_direction(const Moment& date);
  void note_refund(const CustomerRow& row);
  void read_times(RowReading& reading);
  void read_schedule(RowReading& reading);
  void read_roster(RowReading& reading);
  /// What a row says of its whole period, which all of its rows must.
  void read_facts(RowReading& reading);
  void put(RowReading& reading);
  void put_line(RowReading& reading);
  /// Its hints name the column.
  [[nodiscard]] std::string read_customer_of(const RowCell& cell);
  [[nodiscard]] bool is_part_of_order(RowReading& reading);
  void leave_out(RowReading& reading);

  RowTable& table_;
  const RowColumns& columns_;
  RowSink& sink_;
  RowProblems& problems_;
  WordColumns words_;
  OrderLines orders_;
  AppliedRules rules_;
  SpanLengths span_lengths_;
  RefundsByOrder refunds_;
  Moment last_date_;
  std::size_t ascents_ = 0;
  std::size_t descents_ = 0;
  std::optional<std::size_t> unique_;  // the column of `--unique`
  std::size_t block_ = 0;
  std::vector<std::string_view> segments_;
  bool told_mark_ = false;
  bool told_ambiguous_ = false;
};

}  // namespace retain::io
