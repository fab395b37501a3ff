#pragma once

#include <istream>
#include <string>

#include "io/bytes/input.hpp"

namespace retain::cli {

/// A file to read, or `in` where the path is `-`. Opening and reading throw FileError, also for a directory and for a file that changes
/// while it is read.
io::Input open_input(const std::string& path, std::istream& in);

}  // namespace retain::cli
