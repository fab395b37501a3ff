#pragma once

#include <string>

#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// Curves over ages as lines of text: an age a line, a mark for each curve, and the band of the first that has one as a shade. Of many ages
/// those at round distances are shown. Empty where there is no value.
std::string curves_text(const CurveChart& chart, const RenderOptions& options);

}  // namespace retain::render
