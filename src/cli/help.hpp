#pragma once

#include <string>
#include <string_view>

#include "cli/command_line.hpp"

namespace retain::cli {

/// What the program is, its commands, and what its exit status says.
std::string general_help();

/// Usage, options with their defaults, and examples of a command; fits 80 columns.
std::string command_help(const CommandLine& line);
std::string command_help(std::string_view command);

}  // namespace retain::cli
