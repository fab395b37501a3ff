#pragma once

#include <vector>

#include "render/content/figures.hpp"
#include "render/workbook/book.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// The charts that a report has as a page too, drawn from a sheet that is added for what they draw: the whole base over time, complete
/// periods alone. Without anything to draw no sheet is added.
std::vector<BookChart> add_chart_sheet(Book& book, const Report& report, const Figures& figures);

}  // namespace retain::render
