#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "io/columns/row_columns.hpp"
#include "io/problems/problems.hpp"

namespace retain::io {

/// What an amount on the lines of one order is: of each line, or of the order, repeated on each.
enum class OrderAmounts : std::uint8_t { of_lines, of_order };

/// How many rows are looked at to find out what a table holds.
inline constexpr std::size_t looked_at_rows = 300;

/// What the amounts of orders are, as the name of their column and the first rows say; later rows may disprove it. Empty where there are no
/// orders.
std::optional<OrderAmounts> likely_order_amounts(const RowColumns& columns, const FirstRows& rows);

/// Whether no amount of the first rows has a fraction.
bool has_whole_amounts(const RowColumns& columns, const FirstRows& rows);

/// Warns of a last customer of a schedule who pays, in every period, what all others pay together: likely a totals row.
void warn_of_sums(const RowColumns& columns, const FirstRows& rows, std::span<const Header> headers, Problems& problems);

/// Warns of ids whose characters are hidden: they may be several people.
void warn_of_masked_ids(const RowColumns& columns, const FirstRows& rows, std::span<const Header> headers, Problems& problems);

}  // namespace retain::io
