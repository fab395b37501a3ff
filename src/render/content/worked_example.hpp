#pragma once

#include <string>

#include "render/language/language.hpp"
#include "retain/quantity.hpp"

namespace retain::render {

/// The example of a quantity computed: its formula, the same with the numbers, and the result. Empty for a fact.
std::string worked_example(const Quantity& quantity, Language language);

}  // namespace retain::render
