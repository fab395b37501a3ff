#pragma once

#include <cstddef>

#include "render/content/page.hpp"
#include "render/language/language.hpp"
#include "render/mail/letter.hpp"

namespace retain::render {

/// Adds a heat map to a letter: the last lines, at most so many, and the first cells of each, as many as fit a telephone. What is left out
/// is said.
void add_heat_map(Letter& letter, const HeatMap& map, std::size_t most_lines, Language language);

}  // namespace retain::render
