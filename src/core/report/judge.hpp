#pragma once

#include <span>

#include "retain/report.hpp"

namespace retain {

/// Judges the requirements on the shown, complete periods of a report, or on its sums, and adds the results to it.
void judge(Report& report, std::span<const Requirement> requirements);

}  // namespace retain
