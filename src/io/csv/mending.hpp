#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv/reader.hpp"

namespace retain::io {

/// What is known of the columns of a table where a row of it is damaged.
struct MendedColumns {
  /// Whether a text may stand in a column.
  using Test = std::function<bool(std::size_t column, std::string_view cell)>;

  std::vector<bool> are_read;  ///< whether anything depends on a column
  char delimiter = ',';
  Test may_hold;  ///< a cell that stands between its delimiters
  Test may_mean;  ///< any text that is made of several: false for what is no date, no amount
};

/// A row as it was meant: a cell for each column; those of columns that are not read may be empty.
using MendedRow = std::vector<std::string>;

/// Reads a record that ends with delimiters too many. Every way to give its fields to the columns, each of which may hold its cell, must
/// leave the columns that are read the same, and make none of their cells of several: else a delimiter may be part of one of them, and
/// nothing is returned.
std::optional<MendedRow> mend_width(const std::vector<CsvField>& record, const MendedColumns& columns);

/// Whether a line by itself is a row of the table, quotes behind backslashes taken for parts of its cells.
bool is_row(std::string_view line, const MendedColumns& columns, const Limits& limits);

/// Reads a line that is no record by its quotes, and is one where those behind backslashes are parts of cells that are not read.
std::optional<MendedRow> mend_escapes(std::string_view line, const MendedColumns& columns, const Limits& limits);

}  // namespace retain::io
