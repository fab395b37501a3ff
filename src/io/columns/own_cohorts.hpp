#pragma once

#include <optional>
#include <span>

#include "io/columns/cohort_columns.hpp"

namespace retain::io {

/// The columns of a table of cohorts that this program wrote: labels, the size, and a column for each age, in front of which stands what
/// counts there. Empty where it is another table; throws InputError for what it writes and does not read.
std::optional<CohortColumns> find_own_cohort_columns(std::span<const Header> headers);

}  // namespace retain::io
