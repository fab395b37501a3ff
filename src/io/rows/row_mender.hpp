#pragma once

#include "io/csv/mending.hpp"
#include "io/meaning/row_table.hpp"

namespace retain::io {

/// What the columns of a table of customer rows tell of a damaged row: which of them are read, and what their cells may be.
MendedColumns mended_columns(const RowTable& table);

}  // namespace retain::io
