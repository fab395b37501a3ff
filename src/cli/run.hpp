#pragma once

#include <istream>
#include <ostream>
#include <span>
#include <string>

#include "cli/system/console.hpp"
#include "cli/system/exit_status.hpp"

namespace retain::cli {

/// The whole program: `args` are the words after its name, the result is an `ExitStatus`. Throws nothing but std::bad_alloc.
int run(std::span<const std::string> args, std::istream& in, std::ostream& out, std::ostream& err, const Console& console = {});

}  // namespace retain::cli
