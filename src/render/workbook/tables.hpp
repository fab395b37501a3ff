#pragma once

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "render/content/page.hpp"
#include "render/workbook/book.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Adds the tables of a report as people read them, a sheet each: a line for each period of a segment, then its mean and its sum. What a
/// segment and a period are stands in columns of their own.
void add_table_sheets(Book& book, const Report& report, const Layout& layout, const Figures& figures);

/// Adds a table of texts as a sheet, named by its caption or its first heading: numbers where its lines have them, as their texts show
/// them, and the ends of a range in columns of their own.
void add_grid_sheet(Book& book, const Grid& grid, Language language);

}  // namespace retain::render
