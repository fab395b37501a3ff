#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "io/columns/cohort_columns.hpp"

namespace retain::io {

/// The column of this name.
std::optional<std::size_t> column_called(std::string_view name, std::span<const Header> headers);
/// Throws InputError: the table has no column of a name that `flag` gives.
[[noreturn]] void refuse_missing_column(std::string_view name, std::string_view flag, std::span<const Header> headers);

/// Throws InputError where `--column` or `--by` asks for what a table of cohorts does not have: it would be ignored.
void check_cohort_pins(const CohortColumns& found, std::span<const Header> headers, const LoadOptions& options);

}  // namespace retain::io
