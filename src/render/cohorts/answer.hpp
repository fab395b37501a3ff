#pragma once

#include <vector>

#include "retain/cohort_report.hpp"
#include "retain/diagnostic.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Cohorts with what was taken for granted and what is doubtful about their input.
struct CohortAnswer {
  CohortReport report;
  std::vector<Assumption> assumptions;
  std::vector<Diagnostic> warnings;
};

}  // namespace retain::render
