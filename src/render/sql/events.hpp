#pragma once

#include "render/sql/steps.hpp"

namespace retain::render {

/// Adds the steps from customers and periods to what happened to each customer in a period: one row with `event` ('new', 'reactivated',
/// 'kept', 'paused', 'away', 'churned'; 'none' of a row that says nothing of a customer), `event_period`, `paid_before` and `paid_after`
/// (in the period before and in this), `last_paid`, and what the rows had.
void add_event_steps(SqlSteps& steps);

}  // namespace retain::render
