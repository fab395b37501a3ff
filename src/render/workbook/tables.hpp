#pragma once

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "render/workbook/book.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Adds the tables of a report as people read them, a sheet each: a line for each period of a segment, then its mean and its sum. What a
/// segment and a period are stands in columns of their own.
void add_table_sheets(Book& book, const Report& report, const Layout& layout, const Figures& figures);

}  // namespace retain::render
