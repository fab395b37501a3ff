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

/// Writes what stands on top of an answer from row 0 on, across columns to the last: its heading, what it is about, and what it comes to.
/// Returns the first row below.
std::uint32_t write_openings(BookSheet& sheet, const Page& page, std::uint16_t last_column);

/// Draws charts side by side and below each other from a row on.
void insert_charts(BookSheet& sheet, std::uint32_t row, const std::vector<BookChart>& charts);

}  // namespace retain::render
