#pragma once

#include <vector>

#include "io/bytes/input.hpp"
#include "io/loaded.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"

namespace retain::io {

/// Reads customer rows from all inputs, as each was opened, into one ledger. What it returns shows that one is written or encoded
/// otherwise, and `loaded` is of no use. Throws InputError with the first bad rows and their number.
std::vector<Disproof> read_rows(std::vector<RereadableInput>& inputs, std::vector<Opened>& opened, const LoadOptions& options,
                                Loaded& loaded);

}  // namespace retain::io
