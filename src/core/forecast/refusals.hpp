#pragma once

#include <cstddef>
#include <vector>

#include "core/models/constant_churn.hpp"
#include "retain/forecast.hpp"

namespace retain {

// Each throws InputError with the way out.

/// Where a rule asks for ages beyond those known; of cause `flag`.
void refuse_ages(const ForecastRules& rules, std::size_t known);
/// Where ages are to be kept out of a list of customers, who are in no cohorts; of cause `flag`.
[[noreturn]] void refuse_holdout_of_list();
/// Where no model can be told from the counts that the rules leave to be fitted.
void refuse_hopeless(const std::vector<models::AgeCounts>& counts, const ForecastRules& rules, std::size_t known);
/// Because the Weibull has more parameters than there are ages.
[[noreturn]] void refuse_few_ages(std::size_t ages);
/// Because the likelihood of the Weibull grows towards a boundary.
[[noreturn]] void refuse_no_maximum();

}  // namespace retain
