#pragma once

#include "retain/period.hpp"

namespace retain::models {

/// What a payment one period later is worth beside one now, at a discount in percent per year: (1 + d)^(−1 / n) with n periods a year, of
/// weeks 365.25 / 7 and of days 365.25. A period of unknown length is a year.
double discount_factor(double percent_a_year, Granularity granularity);

}  // namespace retain::models
