#pragma once

#include "render/content/page.hpp"
#include "render/options.hpp"
#include "retain/forecast.hpp"

namespace retain::render {

/// Forecasts as a page.
Page forecast_page(const Forecasts& forecasts, const RenderOptions& options);

}  // namespace retain::render
