#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/compare/group_comparison.hpp"
#include "render/content/page.hpp"
#include "render/options.hpp"

namespace retain::render {

/// A test of two groups of `report`.
Page groups_page(const GroupTest& test, const Report& report, const RenderOptions& options);

/// What stands in front of the difference of two groups.
inline constexpr std::string_view difference_label = "B − A";
/// Good or bad where the difference is more than chance by this p-value, and one of the directions is better.
Tone tone_of_difference(const GroupDifference& difference, const std::optional<double>& p_value);
/// "Assumed: A and B are independent, …."; empty where nothing was.
std::string group_assumptions_note(const std::vector<GroupAssumption>& assumptions, Language language);

}  // namespace retain::render
