#pragma once

#include "core/compare/group_comparison.hpp"
#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// A test of two groups of `report`.
Page groups_page(const GroupTest& test, const Report& report, const RenderOptions& options);

}  // namespace retain::render
