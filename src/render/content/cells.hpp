#pragma once

#include "render/content/blocks.hpp"

namespace retain::render {

/// What stands on a line in a column of `quantity`.
TableCell make_cell(ColumnKind kind, const Quantity& quantity, const TableLine& line, const Figures& figures);

}  // namespace retain::render
