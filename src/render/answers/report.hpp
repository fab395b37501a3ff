#pragma once

#include "render/content/page.hpp"
#include "render/options.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// A report or a one-off calculation with what the format has room for: a terminal the columns that fit it, a document its charts and what
/// its metrics mean. The page points to the report and the figures, which are those of the report.
Page report_page(const Report& report, const Figures& figures, const RenderOptions& options, Format format);

}  // namespace retain::render
