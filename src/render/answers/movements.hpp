#pragma once

#include "render/content/changes.hpp"
#include "render/content/page.hpp"
#include "render/language/language.hpp"

namespace retain::render {

/// A table of movements, which are gone through once for its columns and again wherever it is drawn.
Page movements_page(const Movements& movements, Language language);

}  // namespace retain::render
