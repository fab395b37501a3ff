#pragma once

#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// Draws a page for a terminal: sentences broken at the width, tables in columns, an empty line between any two parts.
void paint_terminal(const Page& page, const RenderOptions& options, const Sink& sink);

}  // namespace retain::render
