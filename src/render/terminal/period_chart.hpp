#pragma once

#include <string>

#include "render/content/figures.hpp"
#include "render/options.hpp"

namespace retain::render {

/// A quantity over time, a line a period under the names of the segments, all on one scale: a dot with its 95% range where it has one, a
/// bar from zero for counts and money, or a dot on an axis that says where it is cut where all bars would look alike; marks where
/// requirements have their bounds, and what the marks mean. Empty without a period.
std::string period_chart(const Report& report, Id id, const Figures& figures, const RenderOptions& options);

/// The same of the customers lost for one reason. `id`: the count of all that were lost.
std::string reason_chart(const Report& report, Id id, const std::string& reason, const Figures& figures, const RenderOptions& options);

}  // namespace retain::render
