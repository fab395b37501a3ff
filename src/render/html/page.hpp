#pragma once

#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// Draws a page as a document that stands on its own, in the style of a report.
void paint_html(const Page& page, const RenderOptions& options, const Sink& sink);

}  // namespace retain::render
