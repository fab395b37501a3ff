#include "core/models/discount.hpp"

#include <cmath>

namespace retain::models {

double discount_factor(double percent_a_year, Granularity granularity) {
  constexpr double days_a_year = 365.25;
  constexpr double days_a_week = 7;
  double periods = 1;
  if (granularity == Granularity::day) {
    periods = days_a_year;
  } else if (granularity == Granularity::week) {
    periods = days_a_year / days_a_week;
  } else if (granularity != Granularity::unknown) {
    periods = periods_per_year(granularity);
  }
  return std::exp(-std::log1p(percent_a_year / 100) / periods);
}

}  // namespace retain::models
