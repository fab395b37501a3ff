#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/flags/command.hpp"

namespace retain::cli {

/// The shells with completions: "bash", "zsh", "fish".
std::vector<std::string> shell_names();

/// The script that lets a shell complete commands, flags and their values, made from the table of commands. Throws UsageError for another
/// shell.
std::string completion_script(std::string_view shell, Commands commands);

}  // namespace retain::cli
