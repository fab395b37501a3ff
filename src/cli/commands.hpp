#pragma once

#include "cli/flags/command.hpp"

namespace retain::cli {

/// The table of commands, in the order of help.
Commands commands();

}  // namespace retain::cli
