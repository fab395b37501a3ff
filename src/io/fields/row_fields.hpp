#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace retain::io {

/// What a column of customer rows may hold.
enum class RowField : std::uint8_t {
  customer,
  date,
  start,
  end,
  amount,
  change,
  unit_price,
  quantity,
  interval,
  interval_count,
  currency,
  status,
  refund,
  refunded,
  canceled,
  test,
  trial,
  trial_end,
  kind,
  order,
  churned,
  tenure,
};
inline constexpr std::size_t row_field_count = 22;

/// How a field is written.
enum class FieldValue : std::uint8_t { id, time, money, number, interval, word, flag };
/// "id", "time", "money" …
std::string_view field_value_key(FieldValue value);

/// A row of the table of row fields: all that is known of one.
struct RowFieldInfo {
  RowField field;
  std::string_view key;  ///< as `--column` names it
  FieldValue value;
  /// Names of columns, by rank: those of one rank are parted by commas, ranks by bars. A name behind `?` is one only where every value of
  /// the column is a word of the field; what stands behind `!` says the opposite. `*` stands for any letters, and such a name is one where
  /// some value is a word of the field, with `?` every one; a field has no name of a pattern behind `~`.
  std::string_view names;
  std::string_view does;     ///< what it does to a row, in one sentence
  std::string_view example;  ///< cells, and what comes of them
};

/// All of them, in the order of `RowField`.
std::span<const RowFieldInfo> row_fields();
const RowFieldInfo& row_field(RowField field);
std::string_view row_field_key(RowField field);

/// A field that a name may stand for.
struct FieldName {
  RowField field{};
  int rank = 0;  ///< 0 is the first
  bool by_words = false;
  bool is_reversed = false;
  bool is_pattern = false;
};
/// The fields that a name stands for, names folded; several where it depends on the other columns ("created_at").
std::vector<FieldName> find_field_names(std::string_view name);
/// The same by names in which `*` stands for letters, where no other name fits.
std::vector<FieldName> find_field_patterns(std::string_view name);
/// The field that `--column` names, by its key or any of its names.
std::optional<RowField> find_row_field(std::string_view name);
/// Every name in the table, folded.
std::vector<std::string> all_field_names();

/// What of an amount's name tells more than that it is one.
enum class AmountName : std::uint8_t { plain, monthly, yearly, of_order, of_line };
/// Whether the name says that an amount recurs every month, or year.
constexpr bool recurs(AmountName name) { return name == AmountName::monthly || name == AmountName::yearly; }
AmountName read_amount_name(std::string_view name);

/// Whether a name is of money that may stand beside an amount: gross, net, tax, a discount, a fee.
bool is_name_of_other_money(std::string_view name);

/// A name without case, spaces, line breaks, `_`, `-`, `.`.
std::string fold_header(std::string_view name);

}  // namespace retain::io
