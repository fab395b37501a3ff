#pragma once

#include "render/sql/steps.hpp"

namespace retain::render {

/// Whether customers are followed within segments, as wholes, or both.
enum class SqlScopes { whole, segments, both };

/// Adds the steps from the rows of the table to one row per customer, period and scope: `is_whole`, `segment_name` (empty of the whole),
/// `customer` (empty: of a row that is of nobody), `period_number` (-1: of rows that were refused), `paid`, `payments` (how many were
/// above zero), `active_number` (of the period; negative where the customer is not active in it), `latest_day` (20260131; 0 where nothing
/// was read of the period, as in those that an amount is only spread over), `refused` (rows) and `fault` (why the first of them was).
void add_customer_steps(SqlSteps& steps, SqlScopes scopes);

/// The columns of the result that count the refused rows and say why the first was, of those of the last step: a period that lies too far
/// from the others, as `is_far` says, is one more of a date.
std::string refusal_columns(std::string_view refused, std::string_view fault, std::string_view is_far);

}  // namespace retain::render
