#pragma once

#include <vector>

#include "core/report/timeline.hpp"
#include "retain/report.hpp"

namespace retain {

/// The shares of the whole base in the three newest complete periods up to the row `newest`, which may be null, against the three before,
/// of a report that was not cut; only where all six follow each other and do not overlap.
std::vector<RecentChange> compare_recent(const Report& report, const Timeline& timeline, const ReportRow* newest);

}  // namespace retain
