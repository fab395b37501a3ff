#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "render/sql/steps.hpp"
#include "retain/period.hpp"

namespace retain::render {

// Engines agree on whole numbers and not on dates, so that periods are numbered: months, quarters and years since the year 0; days since
// 0000-03-01, as the Gregorian calendar counts back, and weeks since the Monday before it.

/// The number of the period that contains the day.
std::int64_t period_number(Granularity granularity, std::chrono::sys_days day);
/// How many months a period has; 0: it is counted in days.
int months_in(Granularity granularity);
/// The number of the period, which has months, that a month is in.
std::string period_of_month(const SqlSteps& steps, std::string_view month);

/// Adds the steps that put the number of a day beside what the last step has, from its columns of the year, the month and the day.
void add_day_number(SqlSteps& steps, std::string_view name, std::string_view year, std::string_view month, std::string_view day);

/// Adds the steps that put `period_label` beside what the last one has with a `period_number`.
void add_period_labels(SqlSteps& steps);
/// The same of `period_end`, the number of its last day.
void add_period_ends(SqlSteps& steps);

}  // namespace retain::render
