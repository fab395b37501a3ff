#pragma once

#include <optional>
#include <string>

#include "retain/diagnostic.hpp"
#include "retain/number.hpp"
#include "retain/quantity.hpp"

namespace retain::render {

/// The digits for programs: a fact exactly, everything else the shortest that reads back the same.
std::string exact_text(const Quantity& quantity, const Number& value);

/// Whether a double does not hold all digits of an amount.
bool has_more_digits_than_double(const Number& amount);
/// The warning that so many amounts are not exact in JSON; empty for none.
std::optional<Diagnostic> inexact_json_warning(std::size_t count);

/// Whether a cell of a workbook, which spreadsheet programs keep to 15 digits, does not hold a value that is read back from it.
bool has_more_digits_than_cell(const Quantity& quantity, const Number& value);
/// The warning that so many values are not exact in a workbook; empty for none.
std::optional<Diagnostic> inexact_workbook_warning(std::size_t count);

}  // namespace retain::render
