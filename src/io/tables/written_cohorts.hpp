#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"
#include "retain/cohorts.hpp"

namespace retain::io {

/// A cell of numbers as it is written.
struct WrittenNumber {
  Number value;
  bool is_percent = false;  ///< by its sign
  Place place;
};

/// A cohort as it is written.
struct WrittenCohort {
  std::string segment;
  std::string label;
  bool complete = true;  ///< see `Cohort`
  std::optional<WrittenNumber> size;
  std::map<int, WrittenNumber> values;  ///< by age
  Place place;
};

/// Makes cohorts of what is written, behind those that were read before: percents and shares become customers by the size of their cohort.
/// Reports what is in doubt.
void settle_cohorts(std::vector<WrittenCohort> written, const Opened& opened, const LoadOptions& options, Problems& problems,
                    CohortTable& table);

}  // namespace retain::io
