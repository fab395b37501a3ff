#include "retain/cohorts.hpp"

#include <algorithm>
#include <array>

namespace retain {

std::string_view cohort_measure_key(CohortMeasure measure) {
  constexpr std::array<std::string_view, 3> keys{"customers", "revenue", "cumulative"};
  return keys.at(static_cast<std::size_t>(measure));
}

std::string_view cohort_type_key(CohortType type) {
  constexpr std::array<std::string_view, 3> keys{"period", "on-or-after", "full"};
  return keys.at(static_cast<std::size_t>(type));
}

std::size_t Cohort::known_ages() const {
  const auto last = std::find_if(values.rbegin(), values.rend(), [](const auto& value) { return value.has_value(); });
  return static_cast<std::size_t>(values.rend() - last);
}

}  // namespace retain
