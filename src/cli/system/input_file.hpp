#pragma once

#include <istream>
#include <string>

#include "io/bytes/input.hpp"

namespace retain::cli {

/// A file to read, or `in` where the path is `-`. This and reading, which opens the file, throw FileError, also for a directory and for a
/// file that changes between the two, or while it is read.
io::Input open_input(const std::string& path, std::istream& in);

}  // namespace retain::cli
