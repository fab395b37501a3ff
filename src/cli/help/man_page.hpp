#pragma once

#include <string>

#include "cli/flags/command.hpp"

namespace retain::cli {

/// The manual page, retain(1), in the macros of man(7): every command with its flags and examples, made from the table of commands.
std::string man_page(Commands commands);

}  // namespace retain::cli
