#pragma once

#include <span>
#include <string>

#include "cli/flags/command.hpp"
#include "cli/system/exit_status.hpp"

namespace retain::cli {

/// An exit status and its meaning.
struct ExitMeaning {
  ExitStatus status;
  const char* meaning;
};
std::span<const ExitMeaning> exit_meanings();

/// What the program is, its commands, and what its exit statuses mean.
std::string general_help(Commands commands);

/// Usage, options with their defaults, and examples of a command; fits 80 columns.
std::string command_help(const Command& command);

}  // namespace retain::cli
