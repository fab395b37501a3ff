#pragma once

#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// Draws a page as Markdown: headings, paragraphs, tables and lists.
void paint_markdown(const Page& page, const RenderOptions& options, const Sink& sink);

}  // namespace retain::render
