#pragma once

#include "core/report/timeline.hpp"
#include "retain/report.hpp"

namespace retain {

/// Leaves the rows of the periods that the options show, after checking that the newest complete period is the expected one. Throws
/// InputError where it is not, or where no period is left.
void select_periods(Report& report, const Timeline& timeline, const ReportOptions& options);

/// The newest complete row of the whole base among those that the options will leave; null where there is none.
const ReportRow* newest_shown(const Report& report, const Timeline& timeline, const ReportOptions& options);

}  // namespace retain
