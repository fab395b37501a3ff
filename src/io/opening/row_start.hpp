#pragma once

#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"

namespace retain::io {

/// Takes a table for customer rows, whose headers are known, with what its first rows show. Reports columns that are not read and doubts.
void settle_rows(Opened& opened, const RowColumns& columns, const FirstRows& rows, const LoadOptions& options, Problems& problems);

}  // namespace retain::io
