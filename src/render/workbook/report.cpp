#include "render/workbook/report.hpp"

#include <variant>

#include "render/answers/report.hpp"
#include "render/workbook/chart_sheet.hpp"
#include "render/workbook/data.hpp"
#include "render/workbook/notes.hpp"
#include "render/workbook/summary.hpp"
#include "render/workbook/tables.hpp"

namespace retain::render {

namespace {

const std::vector<Id>& shown_on(const Page& page) {
  static const std::vector<Id> none;
  for (const Part& part : page.parts) {
    if (const auto* meanings = std::get_if<Meanings>(&part)) return meanings->ids;
  }
  return none;
}

}  // namespace

std::string report_workbook(const Report& report, const RenderOptions& options) {
  const Figures figures(report, options.precision, options.language);
  const Page page = report_page(report, figures, options, Format::xlsx);
  Book book(options.open_scratch, page.heading());
  BookSheet& summary = book.add_sheet(say("Summary", options.language));
  const std::uint32_t below = fill_summary(summary, page, report, figures);
  add_table_sheets(book, report, lay_out(report, figures, std::nullopt), figures);
  add_data_sheet(book, report, figures);
  insert_charts(summary, below, add_chart_sheet(book, report, figures));
  add_notes_sheet(book, page, report, shown_on(page), figures);
  return book.finish();
}

std::string snapshots_workbook(const Report& report, const RenderOptions& options) {
  const Figures figures(report, options.precision, options.language);
  const Page page = report_page(report, figures, options, Format::xlsx);
  Book book(options.open_scratch, page.heading());
  add_data_sheet(book, report, figures);
  add_notes_sheet(book, page, report, shown_on(page), figures);
  return book.finish();
}

}  // namespace retain::render
