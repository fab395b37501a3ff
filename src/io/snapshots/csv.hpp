#pragma once

#include <optional>
#include <string_view>

#include "io/snapshots/row.hpp"

namespace retain::io {

/// Reads the snapshots of one delimited table, all of whose text is given, and notes in `opened` how it was read. What it returns shows
/// that numbers or dates are written otherwise than it says; then nothing is read.
std::optional<Disproof> read_csv_snapshots(Opened& opened, std::string_view text, Load& load);

}  // namespace retain::io
