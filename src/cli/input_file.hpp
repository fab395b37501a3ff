#pragma once

#include <istream>
#include <string>

#include "io/load.hpp"

namespace retain::cli {

/// The whole of a file, or of `in` where the path is `-`. Throws FileError, also for a directory and for a file that changes meanwhile.
io::Source read_input(const std::string& path, std::istream& in);

}  // namespace retain::cli
