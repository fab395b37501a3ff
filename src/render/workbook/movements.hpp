#pragma once

#include "render/content/changes.hpp"
#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// Movements as a workbook of one sheet, whose rows are not held in memory. Throws InputError where there are more than a sheet has rows.
void write_movements_workbook(const Movements& movements, const RenderOptions& options, const Sink& sink);

}  // namespace retain::render
