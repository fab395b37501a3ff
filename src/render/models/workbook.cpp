#include "render/models/workbook.hpp"

#include <variant>

#include "render/workbook/book.hpp"
#include "render/workbook/notes.hpp"
#include "render/workbook/summary.hpp"
#include "render/workbook/tables.hpp"

namespace retain::render {

std::string page_workbook(const Page& page, const RenderOptions& options) {
  constexpr std::uint16_t last_column = 7;
  constexpr double width = 15;
  Book book(options.open_scratch, page.heading());
  BookSheet& summary = book.add_sheet(say("Summary", options.language));
  summary.hide_grid();
  for (std::uint16_t column = 0; column <= last_column; ++column) summary.set_width(column, width);
  write_openings(summary, page, last_column);
  summary.fit_pages(1);
  for (const Part& part : page.parts) {
    if (const auto* grid = std::get_if<Grid>(&part)) add_grid_sheet(book, *grid, options.language);
  }
  add_notes_sheet(book, page, options.language);
  return book.finish();
}

}  // namespace retain::render
