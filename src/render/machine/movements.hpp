#pragma once

#include <optional>
#include <vector>

#include "render/content/changes.hpp"
#include "render/content/page.hpp"
#include "retain/diagnostic.hpp"

namespace retain::render {

/// Movements a piece at a time: records, an object a line, or a document of schema "retain.movements".
void write_movements_delimited(const Movements& movements, char delimiter, const Sink& sink);
void write_movements_ndjson(const Movements& movements, const Sink& sink);
void write_movements_json(const Movements& movements, Granularity granularity, const std::vector<Diagnostic>& warnings, const Sink& sink);

/// The warning that amounts of more digits than a double holds are not exact in JSON, where there are some.
std::optional<Diagnostic> inexact_json(const Movements& movements);
/// The same of cells of a workbook.
std::optional<Diagnostic> inexact_workbook(const Movements& movements);

}  // namespace retain::render
