#pragma once

#include "render/content/page.hpp"
#include "render/options.hpp"
#include "retain/forecast.hpp"

namespace retain::render {

/// Forecasts as people read them: what will be left and how sure that is, the curve, how what was kept out came out, and the ages.
Page forecast_page(const Forecasts& forecasts, const RenderOptions& options, Format format);

}  // namespace retain::render
