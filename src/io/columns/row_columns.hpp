#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/columns/snapshot_columns.hpp"
#include "io/options.hpp"

namespace retain::io {

/// The columns of customer rows. A row is a payment, with the date of it, or a span of time in which an amount recurs.
enum class RowField : std::uint8_t { customer, date, amount, start, end };
std::string_view row_field_key(RowField field);
/// The field of a key or alias, names folded; `--column` takes it.
std::optional<RowField> find_row_field(std::string_view name);

/// Where the fields of customer rows stand in a table.
struct RowColumns {
  std::size_t customer = 0;
  std::size_t amount = 0;
  std::size_t date = 0;               ///< of a span, its start
  std::optional<std::size_t> end;     ///< of spans
  std::vector<std::size_t> segments;  ///< in the order of `--by`
  UnitText amount_unit;               ///< what the header says of the unit
  bool recurring_name = false;        ///< the amounts have a name that only recurring ones have
};

/// What a table lacks that should hold customer rows: named by a pin, or by the nearest of its headers. Empty where it lacks nothing, and
/// where it is more likely to hold snapshots.
std::optional<Diagnostic> missing_row_field(std::span<const Header> headers, const LoadOptions& options);

/// Warns of columns that are not read and whose names resemble one of a field: "amuont", "end_dat".
void warn_of_resembling(std::span<const Header> headers, const RowColumns& columns, Problems& problems);

/// The columns of a table of customer rows, which has a customer, an amount, and a date or the start and end of a span; empty where it
/// lacks one, or holds snapshots. Reports a field that two columns stand for, and a column of `--by` that does not exist.
std::optional<RowColumns> find_row_columns(std::span<const Header> headers, const LoadOptions& options, Problems& problems);

}  // namespace retain::io
