#pragma once

#include "render/content/figures.hpp"
#include "render/content/page.hpp"
#include "render/workbook/book.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Adds the last sheet: what must be known to read the others, what was assumed, what is doubtful, why cells are empty, how values were
/// computed, and what they mean.
void add_notes_sheet(Book& book, const Page& page, const Report& report, const std::vector<Id>& shown, const Figures& figures);

/// The same of another answer: its notes, and what is doubtful about its input.
void add_notes_sheet(Book& book, const Page& page, Language language);

}  // namespace retain::render
