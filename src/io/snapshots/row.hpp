#pragma once

#include <span>
#include <string_view>

#include "io/csv/columns.hpp"
#include "io/load.hpp"
#include "io/value/cell.hpp"

namespace retain::io {

/// The currency that amounts state, and where the first of them stands: amounts of two neither add nor compare.
struct StatedCurrency {
  std::string_view code{};  ///< empty: none did yet
  Place place{};

  /// Takes in what an amount states (empty: nothing); what is wrong with it where an earlier one stated another.
  std::optional<std::string> refuses(std::string_view stated, const Place& here);
};
inline constexpr const char* one_currency_hint = "convert the amounts into one currency first";

/// What the readers of one load share.
struct Load {
  const LoadOptions& options;
  ColumnNames& names;
  Problems& problems;
  Loaded& result;
  StatedCurrency currency{};
};

/// Whether people write `text` beside the sums under a table.
bool is_totals_word(std::string_view text);

/// Puts the text of a label into a snapshot, a date in this style; an empty text leaves it as it is. Throws CellError.
void store_label(Snapshot& snapshot, Label label, std::string_view text, const DateStyle& style = {});

/// Puts the segment that several columns name together into a snapshot: the whole base where all are empty or say so. Throws CellError.
void store_segment(Snapshot& snapshot, std::span<const std::string> values);

/// Reads the text of a value of a column of numbers, in the unit of its header. Throws CellError.
ParsedCell read_number(const Column& column, std::string_view text, DecimalMark mark, const Limits& limits = {});
/// Puts a value into a snapshot, as its column says.
void store_number(Snapshot& snapshot, const Column& column, const Cell& cell);

}  // namespace retain::io
