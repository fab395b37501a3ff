#pragma once

#include <string>
#include <vector>

#include "render/content/page.hpp"
#include "render/language/language.hpp"

namespace retain::render {

/// A one-off calculation, a metric a line.
std::string one_off_text(std::vector<OneOffLine> lines, std::size_t width, Language language);

}  // namespace retain::render
