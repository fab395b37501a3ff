#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/column_names.hpp"
#include "io/columns/snapshot_columns.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"
#include "io/value/cell.hpp"

namespace retain::io {

/// What the readers of one load share.
struct Load {
  const LoadOptions& options;
  ColumnNames& names;
  Problems& problems;
  std::vector<Snapshot>& snapshots;
  StatedCurrency currency{};
};

/// Puts the text of a label into a snapshot, a date in this style; an empty text leaves it as it is. Throws CellError.
void store_label(Snapshot& snapshot, Label label, std::string_view text, const DateStyle& style = {});

/// Puts the segment that several columns name together into a snapshot: the whole base where all are empty or say so. Throws CellError.
void store_segment(Snapshot& snapshot, std::span<const std::string> values);

/// Reads the text of a value of a column of numbers, in the unit of its header. Throws CellError.
ParsedCell read_number(const Column& column, std::string_view text, DecimalMark mark, const Limits& limits = {});
/// Puts a value into a snapshot, as its column says.
void store_number(Snapshot& snapshot, const Column& column, const Cell& cell);

}  // namespace retain::io
