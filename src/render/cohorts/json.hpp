#pragma once

#include <string>

#include "render/cohorts/answer.hpp"

namespace retain::render {

/// Cohorts as a document of schema "retain.cohort".
std::string cohorts_json(const CohortAnswer& answer);

}  // namespace retain::render
