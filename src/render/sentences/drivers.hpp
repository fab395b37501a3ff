#pragma once

#include <string>
#include <vector>

#include "render/content/figures.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Who made the change of the leading metric: "Starter: -2.9 points, more than chance (p 0.02); it brings -1.8 of the -2.4 points, Team
/// -0.5 and 2 others -0.1". Empty where there is nothing to tell.
std::string driver_sentence(const Report& report, const Figures& figures);

}  // namespace retain::render
