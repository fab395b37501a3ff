#pragma once

#include <string>
#include <utility>

#include "render/content/figures.hpp"
#include "render/content/page.hpp"
#include "retain/diff.hpp"

namespace retain::render {

/// What differs between two reports. `names`: of the files, as messages give them. `figures` are of the second report.
/// `full`: with all metrics that differ, else with those that lead, and not with what would be shown as no change.
Page diff_page(const Diff& diff, const std::pair<std::string, std::string>& names, const Figures& figures, bool full);

}  // namespace retain::render
