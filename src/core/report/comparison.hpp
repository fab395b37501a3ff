#pragma once

#include <span>

#include "core/report/timeline.hpp"
#include "retain/report.hpp"

namespace retain {

/// The count that each share is of, and how many of it: only where both are counts, not a stated rate.
IdMap<Proportion> proportions_of(const Worksheet& sheet);

/// Fills in, for each row, the change and the tests against the adjacent period before and the same period a year ago. Expects all periods.
/// The changes are of the metrics shown and of what a requirement compares with the past.
void compare_with_past(Report& report, const Timeline& timeline, std::span<const Requirement> requirements);

/// Fills in, for each row, the test against all earlier shown, complete periods of its segment.
void compare_with_earlier(Report& report);

}  // namespace retain
