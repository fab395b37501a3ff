#pragma once

#include <string>
#include <string_view>

#include "render/sql/steps.hpp"

namespace retain::render {

/// Adds the steps that make of each of a few rows as many as there are numbers from its `first_number` to its `last_number`: the number is
/// `filled_number`. Two periods may lie as far apart as 200 years, which is as long as this program follows customers.
void add_numbers_between(SqlSteps& steps);

/// Adds the steps that tell, of rows with `period_number`, `last_period` and `period_day` (the latest day of the period, as 20260131; 0
/// where it has none), which are of a last period that is not over yet: `is_open` is 1.
void add_open_period(SqlSteps& steps);

/// The conditions that two columns of numbers of periods lie further apart than customers are followed, by a year that is misspelt.
std::string lie_too_far_apart(const SqlQuery& query, std::string_view first, std::string_view last);

/// The condition that `--since` and `--until` make of a column of numbers of periods; empty where neither is given.
std::string shown_periods(const SqlQuery& query, std::string_view column);
/// A condition as the line of a query; nothing where it is empty.
std::string where(const std::string& condition);

}  // namespace retain::render
