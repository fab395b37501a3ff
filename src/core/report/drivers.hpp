#pragma once

#include <vector>

#include "core/report/timeline.hpp"
#include "retain/report.hpp"

namespace retain {

/// What the segments did to the metrics of the whole base in its row `newest`, which may be null, of a report that was compared with its
/// past and not cut. A metric without a change, or with a segment whose value or weight is not known, is left out.
std::vector<Drivers> find_drivers(const Report& report, const Timeline& timeline, const ReportRow* newest);

}  // namespace retain
