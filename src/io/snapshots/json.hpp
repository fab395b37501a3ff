#pragma once

#include <string_view>

#include "io/snapshots/row.hpp"

namespace retain::io {

/// Reads the snapshots of JSON, all of whose text is given: each record is one; keys are columns, those of objects within it by dotted
/// names, and those of the first row are noted in `opened`. Of the program's own documents the `inputs` are read.
void read_json_snapshots(Opened& opened, std::string_view text, Load& load);

}  // namespace retain::io
