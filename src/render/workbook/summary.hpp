#pragma once

#include <vector>

#include "render/content/figures.hpp"
#include "render/content/page.hpp"
#include "render/workbook/book.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Fills the first sheet: what the report comes to, the leading metrics of the newest period, whether targets are met.
/// Returns the first row below, for charts.
std::uint32_t fill_summary(BookSheet& sheet, const Page& page, const Report& report, const Figures& figures);

/// Draws charts side by side and below each other from a row on.
void insert_charts(BookSheet& sheet, std::uint32_t row, const std::vector<BookChart>& charts);

}  // namespace retain::render
