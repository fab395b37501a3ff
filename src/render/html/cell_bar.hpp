#pragma once

#include "render/content/blocks.hpp"
#include "render/html/markup.hpp"

namespace retain::render {

/// The number of a cell as a bar from a line that is zero, a negative one to its left, on the scale of all numbers of its column.
Markup cell_bar(const TableColumn& column, const TableCell& cell);

}  // namespace retain::render
