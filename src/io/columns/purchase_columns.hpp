#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/columns/header.hpp"
#include "io/options.hpp"
#include "retain/period.hpp"

namespace retain::io {

/// What a column of a table of purchase histories may hold.
enum class PurchaseField : std::uint8_t {
  customer,
  frequency,  ///< repeat purchases
  recency,    ///< time of the last
  age,        ///< time until when purchases are known
  monetary,   ///< mean of the repeat purchases
};
inline constexpr std::size_t purchase_field_count = 5;

/// A row of the table of these fields.
struct PurchaseFieldInfo {
  PurchaseField field;
  std::string_view key;    ///< as `--column` names it
  std::string_view does;   ///< for help
  std::string_view names;  ///< of columns, with commas between them
};
std::span<const PurchaseFieldInfo> purchase_fields();
/// The field that `--column` names, by its key or any of its names.
std::optional<PurchaseField> find_purchase_field(std::string_view name);
/// The field that a header stands for, with the unit of its times or without: "recency_weeks", "T (days)".
std::optional<PurchaseField> purchase_field_of(std::string_view header);

/// What the columns of a table of purchase histories hold.
struct PurchaseColumns {
  std::size_t frequency = 0;
  std::size_t recency = 0;
  std::size_t age = 0;
  std::optional<std::size_t> customer;  ///< without one, rows are numbered
  std::optional<std::size_t> monetary;
  Granularity time_unit = Granularity::unknown;  ///< of recency and age, where a header names it
  std::optional<std::size_t> without_unit;       ///< the one of the two whose header does not, where the other does
  std::vector<std::size_t> not_read;

  /// What a column is read as; empty: it is not read.
  [[nodiscard]] std::string field_of(std::size_t column) const;
};

/// The columns of a table of purchase histories; empty where it is none. Throws InputError where `--column` names a header that the table
/// does not have, where units of time are unknown or differ, and with `in_part` where one of frequency, recency and age is missing.
std::optional<PurchaseColumns> find_purchase_columns(std::span<const Header> headers, const LoadOptions& options, bool in_part);

}  // namespace retain::io
