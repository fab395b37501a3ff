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

/// The headers of the reasons of all rows, in the order first seen.
std::vector<std::string> reasons_of(const std::vector<ReportRow>& rows);

}  // namespace retain::render
