#pragma once

#include <cstdint>
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

/// The column `periods_to_next`: how far a period of the whole base with rows, of the number in `column`, lies before the next of them.
std::string periods_to_next(std::string_view column);
/// The condition that dates lie further apart than customers are followed, by a year that is misspelt, or than customers are away, by a
/// placeholder: of the first and the last number of a period, and of the most `periods_to_next`.
std::string lie_too_far_apart(const SqlQuery& query, std::string_view first, std::string_view last, std::string_view hole);
/// The number of a period for a row that has none, and says only that rows were refused.
std::int64_t no_period(const SqlQuery& query);

/// The condition that `--since` and `--until` make of a column of numbers of periods; empty where neither is given.
std::string shown_periods(const SqlQuery& query, std::string_view column);
/// The same as the end of a query, which shows why its result is refused whatever is cut; nothing where neither is given.
std::string shown_or_refused(const SqlQuery& query, std::string_view column);

}  // namespace retain::render
