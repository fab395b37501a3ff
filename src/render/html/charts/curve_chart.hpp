#pragma once

#include <cstddef>

#include "render/content/page.hpp"
#include "render/html/markup.hpp"
#include "render/language/language.hpp"

namespace retain::render {

/// A chart of curves over ages in its card. `before`: the charts of the page that come before it.
Markup curves_markup(const CurveChart& chart, std::size_t before, Language language);

}  // namespace retain::render
