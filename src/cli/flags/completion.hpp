#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retain::cli {

/// The shells that there are completions for: "bash", "zsh", "fish".
std::vector<std::string> shell_names();

/// The script that lets a shell complete commands, flags and their values, made from the command lines themselves. Throws UsageError for
/// another shell.
std::string completion_script(std::string_view shell);

}  // namespace retain::cli
