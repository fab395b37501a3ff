#pragma once

#include <vector>

#include "retain/report.hpp"

namespace retain::render {

/// Whether two shares say the same in every row, since one is what the other leaves of the whole: 93.5 and 6.5 of 100.
bool are_complements(const Report& report, Id a, Id b);

/// The quantities whose charts over time a report has, in their order, those that stand in one chart together: the metrics chosen, else
/// what leads the report, as far as they have two values to connect. Of complements the first alone.
std::vector<std::vector<Id>> charted_over_time(const Report& report);

}  // namespace retain::render
