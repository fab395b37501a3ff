#pragma once

#include <functional>
#include <string_view>

#include "core/ledger/ledger.hpp"
#include "render/render.hpp"

namespace retain::render {

/// Takes pieces of a text, in order.
using Sink = std::function<void(std::string_view piece)>;
/// Gives each movement to the function that it is called with, and may be called again.
using Movements = std::function<void(const std::function<void(const Movement&)>& take)>;

/// Writes movements as csv, tsv, json (schema "retain.movements"), ndjson or a table, a piece at a time: there may be more than memory
/// holds. `warnings` are for json, `language` is that of the table.
void write_movements(const Movements& movements, Granularity granularity, const std::vector<Diagnostic>& warnings, Format format,
                     Language language, const Sink& sink);

/// The warning that amounts of more digits than a double holds are not exact in JSON, where there are some.
std::optional<Diagnostic> inexact_json(const Movements& movements);

}  // namespace retain::render
