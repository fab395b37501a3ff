#pragma once

#include <optional>
#include <string>
#include <vector>

#include "retain/report.hpp"

namespace retain::render {

/// The value of a quantity that stands in an output: a fact that was given or derived, or a computed quantity that is defined.
std::optional<Number> shown_value(const Worksheet& sheet, const Quantity& quantity);
/// Why there is none.
Reason undefined_reason(const Worksheet& sheet, const Quantity& quantity);

/// The digits for programs: a fact exactly, everything else the shortest that reads back the same.
std::string exact_text(const Quantity& quantity, const Number& value);

/// Whether a double does not hold all digits of an amount.
bool has_more_digits_than_double(const Number& amount);
/// The warning that so many amounts are not exact in JSON; empty for none.
std::optional<Diagnostic> inexact_json_warning(std::size_t count);

/// The headers of the reasons of all rows, in the order first seen.
std::vector<std::string> reasons_of(const std::vector<ReportRow>& rows);

}  // namespace retain::render
