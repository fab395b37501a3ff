#pragma once

#include <string>
#include <vector>

#include "render/cohorts/answer.hpp"
#include "render/cohorts/figures.hpp"

namespace retain::render {

/// What cohorts come to: the means at ages that people ask for.
std::vector<std::string> cohort_headlines(const CohortReport& report, const CohortFigures& figures, Language language);
/// Whether the newer cohorts do better than the older ones, a sentence for each base that has them.
std::vector<std::string> cohort_verdicts(const CohortReport& report, const CohortFigures& figures, Language language);
/// What must be known to read them. `is_shaded`: cells have shades.
std::vector<std::string> cohort_notes(const CohortAnswer& answer, const CohortFigures& figures, bool is_shaded, Language language);

}  // namespace retain::render
