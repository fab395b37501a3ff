#pragma once

#include <optional>
#include <span>
#include <string>

#include "cli/flags/command.hpp"

namespace retain::cli {

/// The language that `--lang` asks for, of a command line that may be wrong.
std::optional<render::Language> language_asked_for(std::span<const std::string> args);

/// Reads the words after the program's name, of which there must be one. `--help` in any command is the command `help`. Throws UsageError,
/// and FileError where `--config` cannot be read.
Options parse_options(std::span<const std::string> args, Commands commands);

}  // namespace retain::cli
