#pragma once

#include <string>

#include "render/content/figures.hpp"
#include "render/options.hpp"

namespace retain::render {

/// A quantity over time, a line a period under the names of the segments, all on one scale: a dot with its 95% range where it has one, a
/// bar from zero for counts and money, marks where requirements have their bounds, and what the marks mean. Empty without a period.
std::string period_chart(const Report& report, Id id, const Figures& figures, const RenderOptions& options);

}  // namespace retain::render
