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

/// The word of `fault` in a column, empty where there is none.
std::string fault_word(std::string_view column);

}  // namespace retain::render
