#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/language/language.hpp"
#include "retain/diagnostic.hpp"

namespace retain::render {

/// Warnings for a page: each with its file and line where it has them, and the way out in brackets.
std::vector<std::string> warning_sentences(std::span<const Diagnostic> warnings, Language language);

}  // namespace retain::render
