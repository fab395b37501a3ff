#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/options.hpp"
#include "retain/diagnostic.hpp"
#include "retain/snapshot.hpp"

namespace retain::render {

/// Snapshots as text that `retain report` reads: csv, tsv, json (schema "retain.snapshot") or ndjson. All of one granularity, not empty.
std::string render_snapshots(const std::vector<Snapshot>& snapshots, const std::vector<Diagnostic>& warnings, Format format);

/// The warning that amounts of more digits than a double holds are not exact in JSON, where there are some.
std::optional<Diagnostic> inexact_json(const std::vector<Snapshot>& snapshots);

}  // namespace retain::render
