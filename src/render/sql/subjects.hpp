#pragma once

#include <string>

#include "render/sql/query.hpp"

namespace retain::render {

// The queries, by subject.

/// One row per period and segment, in the columns of `retain snapshot`.
std::string snapshot_sql(const SqlQuery& query);
/// One row per cohort, segment and age: `cohort`, `segment`, `age`, `survivors`, `revenue`.
std::string cohort_sql(const SqlQuery& query);
/// One row per movement, in the columns of `retain movements`.
std::string movements_sql(const SqlQuery& query);

}  // namespace retain::render
