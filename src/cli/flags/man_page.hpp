#pragma once

#include <string>

namespace retain::cli {

/// The manual page, retain(1), in the macros of man(7): every command with its flags and examples, made from the command lines themselves.
std::string man_page();

}  // namespace retain::cli
