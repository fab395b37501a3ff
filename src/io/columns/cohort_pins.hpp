#pragma once

#include <span>

#include "io/columns/cohort_columns.hpp"

namespace retain::io {

/// Throws InputError where `--column` or `--by` asks for what a table of cohorts does not have: it would be ignored.
void check_cohort_pins(const CohortColumns& found, std::span<const Header> headers, const LoadOptions& options);

}  // namespace retain::io
