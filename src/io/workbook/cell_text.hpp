#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "io/workbook/number_format.hpp"

namespace retain::io {

/// How the numbers of a workbook are written as text.
struct CellTextRules {
  bool from_1904 = false;      ///< days count from 1904-01-01 and not from 1900
  char decimal_mark = '.';     ///< of what is written, whatever a format shows
  bool shows_periods = false;  ///< the first day of a month or a year, in a cell that shows no day, is that month or year
};

/// Appends the text of a cell that holds a number: 15 significant digits, as spreadsheets compute; dates as ISO, percents with their sign.
/// A number whose point could be taken for a thousands separator gets a zero more. False where `number` is none.
bool append_number(std::string_view number, NumberKind kind, const CellTextRules& rules, std::string& text);

/// "C" of 3.
std::string column_name(std::size_t column);
/// "C2". Both count from 1.
std::string cell_name(std::size_t column, std::size_t row);
/// The column, from 1, of a reference such as "C2"; 0 where it is none.
std::size_t column_of(std::string_view reference);

}  // namespace retain::io
