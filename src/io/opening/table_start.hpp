#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/columns/table_unit.hpp"
#include "io/csv/reader.hpp"
#include "io/options.hpp"

namespace retain::io {

/// A table in a text: how it is written, its header, and where its rows begin.
struct TableStart {
  char delimiter = ',';
  char line_end = '\n';         ///< a carriage return where no line feed is seen
  std::vector<Header> headers;  ///< "1", "2" … where there is no header
  bool has_header = true;
  std::size_t table_offset = 0;  ///< the byte of the text at which the header begins
  TextPlace table_place;
  std::size_t rows_offset = 0;  ///< the byte behind the header, or where the table begins
  TextPlace rows_place;
  std::size_t lines_above = 0;   ///< lines above the header that were recognised as no part of the table
  std::size_t later_header = 0;  ///< the line of what looks more like a header than the first; 0: none
  std::vector<NamedUnit> units;  ///< that the lines above the header name
};

/// Finds where a table begins, as the options say: `skip` lines are no part of it. Where they say nothing, lines above the header are left
/// out where they have fewer fields than it and no name that `is_known`, and the header has several. Empty where the text holds no record.
/// Throws CsvError.
std::optional<TableStart> find_table_start(const std::string& name, std::string_view text, const LoadOptions& options,
                                           const std::function<bool(std::string_view)>& is_known);

/// What to tell of lines that were left out, and of a unit in them; empty where there are none.
std::vector<std::string> notes_of_start(const std::string& name, const TableStart& start);

/// Reports a header whose fields are in single quotes, which are not read.
bool check_quotes(std::span<const Header> headers, bool has_header, Problems& problems);

/// Whether a header seems to be a row of data: it holds a number or a date.
bool looks_like_data(std::span<const Header> headers, bool has_header);

}  // namespace retain::io
