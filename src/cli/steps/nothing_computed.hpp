#pragma once

#include <string>
#include <vector>

#include "retain/report.hpp"

namespace retain::cli {

/// Whether each metric of a one-off report is undefined because the input does not hold what it needs.
bool is_nothing_computed(const Report& report);

/// Why that is: the metrics that the given quantities come nearest to, and what each of them lacks. "nothing can be computed from
/// customers_start alone: customer_growth needs customers_end".
std::string nothing_computed(const Report& report, const std::vector<std::string>& given);

}  // namespace retain::cli
