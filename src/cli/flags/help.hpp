#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/flags/command_line.hpp"
#include "cli/system/exit_status.hpp"

namespace retain::cli {

/// What a status of the program says.
struct ExitMeaning {
  ExitStatus status;
  const char* meaning;
};
std::span<const ExitMeaning> exit_meanings();

/// What the program is, its commands, and what its exit status says.
std::string general_help();

/// Usage, options with their defaults, and examples of a command; fits 80 columns.
std::string command_help(const CommandLine& line);
std::string command_help(std::string_view command);

}  // namespace retain::cli
