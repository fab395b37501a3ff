#pragma once

#include <string>

#include "render/options.hpp"

namespace retain::render {

/// The table of quantities, a line each.
std::string render_quantities(const RenderOptions& options);
/// All that the table knows of one: formula, aliases, undefined cases, source, guide values and a worked number.
std::string render_quantity(Id id, const RenderOptions& options);

}  // namespace retain::render
