#pragma once

#include <string>
#include <vector>

#include "core/compare/group_test.hpp"
#include "render/render.hpp"

namespace retain::render {

/// The keys of the formats that a test of two groups has.
std::vector<std::string> group_test_format_keys();

/// A test of two groups of `report` as text of one of these formats (JSON: schema "retain.test"), ending in a line feed.
std::string render_group_test(const GroupTest& test, const Report& report, Format format, const RenderOptions& options);

}  // namespace retain::render
