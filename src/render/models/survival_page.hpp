#pragma once

#include "render/content/page.hpp"
#include "render/options.hpp"
#include "retain/survival.hpp"

namespace retain::render {

/// How long customers stay: by when half are lost, the curve, and how many were followed at each age.
Page survival_page(const Survival& survival, const RenderOptions& options, Format format);

}  // namespace retain::render
