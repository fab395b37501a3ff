#pragma once

#include <string>

#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// A heat map in columns, with the first cells that the width has room for and a line that says which are left out; under `full` with all.
/// Where colour is on, cells stand on a ground as dark as their shade.
std::string heat_map_text(const HeatMap& map, const RenderOptions& options);

}  // namespace retain::render
