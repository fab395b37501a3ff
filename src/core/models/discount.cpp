#include "core/models/discount.hpp"

#include <cmath>

namespace retain::models {

double discount_factor(double percent_a_year, Granularity granularity) {
  const double periods = granularity == Granularity::unknown ? 1 : (Number(1) / years_in(granularity)).to_double();
  return std::exp(-std::log1p(percent_a_year / 100) / periods);
}

}  // namespace retain::models
