#pragma once

#include <vector>

#include "render/html/markup.hpp"
#include "render/language/language.hpp"
#include "retain/quantity.hpp"

namespace retain::render {

/// What the metrics `shown` mean, how they are computed, what to compare them with and who defines them so, and what the symbols in their
/// formulas stand for.
Markup definitions_markup(const std::vector<Id>& shown, Language language);

}  // namespace retain::render
