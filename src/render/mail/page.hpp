#pragma once

#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// Draws a page as the body of a mail: what programs that show mails draw alike, in ASCII. Styles stand inline, tables make the layout, and
/// it is never longer than what such programs show whole; what is left out is said.
void paint_mail(const Page& page, const RenderOptions& options, const Sink& sink);

}  // namespace retain::render
