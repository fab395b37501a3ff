#pragma once

#include <string>

#include "render/cohorts/answer.hpp"

namespace retain::render {

/// A cohort a line and an age a column, as `io` reads it back where it is of customers.
std::string cohorts_delimited(const CohortAnswer& answer, char delimiter);
/// An age of a cohort a line, with its percent, its interval and its p-value.
std::string cohorts_tidy(const CohortAnswer& answer);

}  // namespace retain::render
