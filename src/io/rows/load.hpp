#pragma once

#include <vector>

#include "io/load.hpp"

namespace retain::io {

/// Whether the first bytes of an input show customer rows rather than snapshots.
bool looks_like_rows(std::string_view head, const LoadOptions& options);

/// Throws InputError where an input was meant to hold customer rows and lacks one of their columns.
void refuse_incomplete_rows(const std::string& name, std::string_view head, const LoadOptions& options);

/// Reads customer rows from all inputs into one ledger. Throws InputError with the first bad rows and their number.
Loaded load_rows(std::vector<RereadableInput>& inputs, const LoadOptions& options);

}  // namespace retain::io
