#pragma once

#include <string>
#include <string_view>

#include "io/snapshots/row.hpp"

namespace retain::io {

/// Reads the snapshots of one delimited table. `text` is valid UTF-8 without a byte order mark.
void load_csv(const std::string& name, std::string_view text, Load& load);

}  // namespace retain::io
