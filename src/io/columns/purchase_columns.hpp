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

/// The field that `--column` names, by its key or any of its names.
std::optional<PurchaseField> find_purchase_field(std::string_view name);
/// "customer", "frequency", "recency", "age", "monetary".
std::string_view purchase_field_key(PurchaseField field);

/// What the columns of a table of purchase histories hold.
struct PurchaseColumns {
  std::size_t frequency = 0;
  std::size_t recency = 0;
  std::size_t age = 0;
  std::optional<std::size_t> customer;  ///< without one, rows are numbered
  std::optional<std::size_t> monetary;
  std::vector<std::size_t> not_read;

  /// What a column is read as; empty: it is not read.
  [[nodiscard]] std::string field_of(std::size_t column) const;
};

/// The columns of a table of purchase histories; empty where it is none. Throws InputError where `--column` names a header that the table
/// does not have, and where the table has a frequency and a recency, and no age.
std::optional<PurchaseColumns> find_purchase_columns(std::span<const Header> headers, const LoadOptions& options);

}  // namespace retain::io
