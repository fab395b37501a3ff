#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "io/csv/reader.hpp"

namespace retain::io {

/// Whether a record holds nothing: a blank line, or delimiters alone.
bool is_blank(const std::vector<CsvField>& record);

/// `text` without the `'` in front that keeps spreadsheets from running it.
std::string_view without_guard(std::string_view text);

/// Whether a record has several names of columns and no digit: a second row of the header, or the header of another table.
bool names_columns(const std::vector<CsvField>& record, const std::function<bool(std::string_view)>& is_known);

/// What is wrong with a record that has not as many fields as the header.
CsvError width_error(const std::vector<CsvField>& record, std::size_t expected, char delimiter);

}  // namespace retain::io
