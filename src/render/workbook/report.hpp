#pragma once

#include <string>

#include "render/options.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// A report as a workbook (.xlsx): a summary with charts, a sheet for each table, all values under the keys that the program reads, and
/// notes. Throws what opening and filling its scratch file throws, and InputError where the report does not fit into sheets.
std::string report_workbook(const Report& report, const RenderOptions& options);

/// Snapshots as a workbook: the sheet that the program reads, and notes. `report` was made of them.
std::string snapshots_workbook(const Report& report, const RenderOptions& options);

}  // namespace retain::render
