#pragma once

#include <string_view>
#include <vector>

#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"
#include "io/tables/query_result.hpp"
#include "retain/cohorts.hpp"
#include "retain/report.hpp"

namespace retain::io {

/// Reads the cohorts of one table, all of whose text is given, behind those that were read before, and notes what was taken for granted.
/// Percents become customers by the size of their cohort. `result` takes what the result of a query says about itself.
void read_cohorts(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, CohortTable& table,
                  std::vector<Assumption>& assumptions, QueryResult& result);

}  // namespace retain::io
