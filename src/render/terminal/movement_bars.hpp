#pragma once

#include <string>

#include "render/content/figures.hpp"
#include "render/options.hpp"

namespace retain::render {

/// For customers and for revenue what came and what went in the newest complete period of the whole base: losses to the left of an axis,
/// gains to the right, on one scale, between the start and the end in words. Empty where nothing is known of them.
std::string movement_bars(const Report& report, const Figures& figures, const RenderOptions& options);

}  // namespace retain::render
