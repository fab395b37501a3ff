#pragma once

#include <string>
#include <vector>

#include "io/bytes/input.hpp"
#include "io/loaded.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"

namespace retain::io {

/// All the text of an input of snapshots. Throws InputError for a record that is beyond the limits, before it fills the memory.
std::string read_text(RereadableInput& input, const Opened& opened, const Limits& limits);

/// Reads the snapshots of all texts, as each was opened. `flags`: what is wrong with the columns that the user named. What it returns shows
/// that some are written or encoded otherwise (then their text is UTF-8 now), and `loaded` is of no use. Throws InputError with every bad
/// row.
std::vector<Disproof> read_snapshots(std::vector<Source>& sources, std::vector<Opened>& opened, const LoadOptions& options,
                                     ColumnNames& names, const std::vector<Diagnostic>& flags, Loaded& loaded);

}  // namespace retain::io
