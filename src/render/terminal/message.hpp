#pragma once

#include <span>
#include <string>

#include "render/language/language.hpp"
#include "retain/diagnostic.hpp"

namespace retain::render {

/// The messages as text for stderr: `FILE:LINE:COL: error: message`, the line of the input with a caret, `hint: …`. The first ten errors,
/// then how many more there are; warnings of one code likewise. Nothing from an input reaches the terminal unescaped.
std::string format_diagnostics(std::span<const Diagnostic> diagnostics, bool colour, std::size_t unlisted_errors = 0,
                               Language language = Language::english);
/// The same of all of them.
std::string format_all_diagnostics(std::span<const Diagnostic> diagnostics, bool colour, std::size_t unlisted_errors = 0,
                                   Language language = Language::english);

}  // namespace retain::render
