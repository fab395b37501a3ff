#pragma once

#include "render/content/page.hpp"
#include "render/models/value_answer.hpp"
#include "render/options.hpp"

namespace retain::render {

/// What customers will likely bring and how sure that is, who may be gone, and whether the model fits what they did, which is drawn where
/// there is room.
Page value_page(const ValueAnswer& answer, const RenderOptions& options, bool draws_fit);

}  // namespace retain::render
