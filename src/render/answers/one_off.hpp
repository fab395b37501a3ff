#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/content/figures.hpp"
#include "render/content/page.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// The metrics that can be computed, or those chosen whether they can or not.
std::vector<OneOffLine> one_off_lines(const Report& report, const Figures& figures);

/// "Assumed: " and what each assumption means, or nothing.
std::string assumptions_in_full(const Report& report, Language language);

/// The worked formulas of the same metrics.
std::vector<std::string> one_off_explanation(const Report& report, const Figures& figures, std::optional<std::size_t> width);

}  // namespace retain::render
