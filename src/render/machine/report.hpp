#pragma once

#include <optional>
#include <string>

#include "retain/report.hpp"

namespace retain::render {

/// A report for programs: a document of schema "retain.report", a period a line as JSON, a period a record, or a bare number a line.
std::string report_json(const Report& report);
std::string report_ndjson(const Report& report);
std::string report_delimited(const Report& report, char delimiter);
std::string report_values(const Report& report);

/// The report as tidy data: of each period and segment a record for each column of `report_delimited`, inputs too, defined or not. Its own
/// columns are the same whatever the input, so that reports of any input go into one table.
std::string report_tidy(const Report& report);

/// The warning that amounts of more digits than a double holds are not exact in JSON, where the report has some.
std::optional<Diagnostic> inexact_json(const Report& report);

}  // namespace retain::render
