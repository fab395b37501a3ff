#pragma once

#include "render/cohorts/answer.hpp"
#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// Cohorts as people read them: what they come to, and a table of each base with the share of each age.
Page cohorts_page(const CohortAnswer& answer, const RenderOptions& options, Format format);

}  // namespace retain::render
