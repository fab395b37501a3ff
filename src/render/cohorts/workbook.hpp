#pragma once

#include <string>

#include "render/cohorts/answer.hpp"
#include "render/options.hpp"

namespace retain::render {

/// Cohorts as a workbook: a sheet of percents (or cumulative revenue), shaded, one of customers or revenue, numbers as numbers, and one of
/// what must be known to read them.
std::string cohorts_workbook(const CohortAnswer& answer, const RenderOptions& options);

}  // namespace retain::render
