#pragma once

#include <vector>

#include "cli/flags/command.hpp"

namespace retain::cli {

/// Sets those flags of `command` that the file of `--config` holds and that were not `given`. What stands in its section wins over what
/// stands for all commands. Throws UsageError, with the place, of what no command has or a flag refuses, and FileError.
void apply_config(Commands commands, const Command& command, const Flags& flags, const std::vector<const Flag*>& given, Options& options);

}  // namespace retain::cli
