#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "io/fields/applied_rules.hpp"
#include "io/meaning/customer_row.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/meaning/row_table.hpp"
#include "io/meaning/values.hpp"
#include "io/meaning/word_columns.hpp"

namespace retain::io {

/// Reads how much money rows bring, on one thread: an amount, or a price times a quantity, less what was paid back, in one currency, for
/// an interval.
class RowAmounts {
 public:
  /// `kept`: the granularity of the periods of the ledger.
  RowAmounts(RowTable& table, Granularity kept, RowProblems& problems, AppliedRules& rules)
      : table_(table), columns_(table.opened.row_columns), kept_(kept), problems_(problems), rules_(rules) {}

  void start_block(std::size_t block) { block_ = block; }
  /// Sets the amount of a row and the months that it is spread over. False where a number is written with the other decimal mark, so that
  /// all is read again. Throws CellError.
  bool read(std::span<const RowCell> cells, const RowVerdict& verdict, CustomerRow& row);
  /// What the refund column took off the amount of the row that was read last.
  [[nodiscard]] Amount refund_of_row() const { return refund_; }
  /// The field whose cell `read` read last, which is at fault where it threw.
  [[nodiscard]] RowField field_read() const { return field_; }
  /// The amount of one cell of a schedule; empty where it is written with the other decimal mark. Throws CellError.
  std::optional<Amount> read_month(const RowCell& cell, const RowVerdict& verdict);
  /// The mark that a number is written with; empty where that is another than was found. Throws CellError.
  std::optional<DecimalMark> mark_of(const RowCell& cell, std::string_view what);

  /// What numbers told of the decimal mark so far, for a reader that reads some of them itself.
  [[nodiscard]] bool told_mark() const { return told_mark_; }
  void tell_mark(std::string_view number, const BlockPlace& place);

 private:
  [[nodiscard]] const RowCell& cell_of(std::span<const RowCell> cells, RowField field) {
    field_ = field;
    return cells[*columns_[field]];
  }
  std::optional<RowAmount> read_money(const RowCell& cell, const UnitText& unit);
  /// The currency of a row, by its column or the sign in the cell.
  [[nodiscard]] std::string_view currency_of(const RowVerdict& verdict, const RowAmount& money) const;
  [[nodiscard]] bool mark_holds(const RowCell& cell);
  /// Empty where it is written with the other decimal mark; 1 where nothing is.
  [[nodiscard]] std::optional<Number> read_number(const RowCell& cell, std::string_view what);
  // Each is false where a number is written with the other decimal mark.
  [[nodiscard]] bool apply_quantity(std::span<const RowCell> cells, std::string_view code, Amount& amount);
  [[nodiscard]] bool apply_refund(std::span<const RowCell> cells, RowKind kind, std::string_view code, Amount& amount);
  [[nodiscard]] bool apply_interval(std::span<const RowCell> cells, const Interval& interval, CustomerRow& row);
  [[nodiscard]] bool counts_cents(const RowColumns::MoneyUnit& unit) const { return table_.options.minor_units || unit.is_minor; }
  /// An amount in whole units of its currency.
  [[nodiscard]] Amount in_whole_units(Amount amount, const RowColumns::MoneyUnit& unit, std::string_view code) const;
  /// Brings an amount and its refund into the currency of --rates.
  void apply_rate(std::string_view code, Amount& amount);
  /// What --amount-per says: the months that an amount is for.
  [[nodiscard]] int apply_amount_per(Amount& amount) const;

  RowTable& table_;
  const RowColumns& columns_;
  Granularity kept_;
  RowProblems& problems_;
  AppliedRules& rules_;
  std::size_t block_ = 0;
  RowField field_ = RowField::amount;
  Amount refund_;
  bool told_mark_ = false;
  bool told_ambiguous_ = false;
};

}  // namespace retain::io
