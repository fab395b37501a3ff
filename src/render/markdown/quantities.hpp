#pragma once

#include <string>

#include "render/language/language.hpp"

namespace retain::render {

/// The Markdown table of all metrics that stands in the README.
std::string render_quantities_markdown(Language language);

}  // namespace retain::render
