#pragma once

#include <xlsxwriter.h>

#include <string>

#include "render/workbook/book.hpp"
#include "render/workbook/chart.hpp"

namespace retain::render {

/// A chart of a workbook; null where there is no memory for it.
lxw_chart* draw_chart(lxw_workbook* book, const BookChart& what);

/// "A2:B14".
std::string cell_range(CellPlace first, CellPlace last);

}  // namespace retain::render
