#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// What tables that show less than a whole report leave out: the other metrics of the newest complete period, then which periods and
/// segments are not in them and how they are shown. Empty where everything is in them.
std::vector<std::string> further_sentences(const Report& report, std::span<const Layout> layouts, const Figures& figures);

}  // namespace retain::render
