#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace retain::io {

/// What is done to rows beyond adding up their amounts, told with the number of rows.
enum class RowRule : std::uint8_t {
  refund_subtracted,  ///< of a refund column
  refund_row,         ///< a row that is a refund, whatever its sign
  refunded_left_out,  ///< paid back, and no customer of it
  spread,             ///< over the months of its interval
  price_by_interval,  ///< of a plan, by the months of its interval
  multiplied,         ///< a unit price by its quantity
  plan_multiplied,    ///< the price of a plan by its quantity
  product_stated,     ///< of a plan, by an amount that is its price times the quantity
  quantity_beside,    ///< beside an amount that it is not applied to, and not 1
  part_of_order,      ///< a line without an amount
  repeated_total,     ///< the total of an order on a further line
  trial_before,       ///< a span that begins after its trial
  yearly,             ///< a twelfth of ARR a month
  minor_units,
  converted,           ///< into another currency
  whole_number_money,  ///< in JSON, beside a currency
  id_without_fraction,
  totals_row,          ///< of a schedule
  negative,            ///< what is given back
  ended_without_end,   ///< a span whose word says that it has ended
  ended_with_nothing,  ///< a span that has ended, and pays nothing
  ended_with_amount,
  running_with_amount,
  tenure_in_part,  ///< a tenure that is no whole number
  flag_empty,      ///< of who left, or of who is still there
  flag_set,        ///< the same, where it says yes
  span,            ///< whether it covers the end of a period or not
};
inline constexpr std::size_t row_rule_count = 27;

/// Of how many rows a rule was applied to, on one thread.
class AppliedRules {
 public:
  void add(RowRule rule, std::size_t rows = 1) { counts_[static_cast<std::size_t>(rule)] += rows; }
  void add(const AppliedRules& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  }
  [[nodiscard]] std::size_t operator[](RowRule rule) const { return counts_[static_cast<std::size_t>(rule)]; }

 private:
  std::array<std::size_t, row_rule_count> counts_{};
};

/// What a column of customer rows was taken for, and what it did.
struct ColumnUse {
  std::size_t column = 0;
  std::string field;
  std::string does;      ///< the rule
  std::size_t rows = 0;  ///< that it touched
  std::string words;     ///< those that left rows out
  std::string flag;      ///< that settles it for good
};

}  // namespace retain::io
