#pragma once

#include <vector>

#include "io/bytes/input.hpp"
#include "io/loaded.hpp"
#include "io/options.hpp"

namespace retain::io {

/// Reads CSV, TSV, JSON, NDJSON or workbooks, also compressed, recognised by content, and tells snapshots from customer rows by their
/// columns. Throws InputError with every bad row.
Loaded load(std::vector<Input> inputs, const LoadOptions& options);

}  // namespace retain::io
