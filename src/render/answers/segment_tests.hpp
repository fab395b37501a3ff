#pragma once

#include "core/compare/segment_tests.hpp"
#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// A test of two ranges of periods in each segment of `report`: a table for each metric, the segment that fared worst first.
Page segment_tests_page(const SegmentTests& tests, const Report& report, const RenderOptions& options);

}  // namespace retain::render
