#include "render/models/workbook.hpp"

#include "cli/system/temporary_file.hpp"
#include "support/snapshots.hpp"
#include "support/workbooks.hpp"

using namespace retain;
using namespace retain::render;
using test::Contains;

namespace {

Page some_page() {
  Page page;
  page.title = "A forecast";
  page.add(SentenceKind::headline, {"Of new customers, 12.5% are expected to be left."});
  std::vector<GridLine> lines(2);
  lines[0].add("=basic").add("12.5", 12.49).add_range("8.0 or more", 8.04, std::nullopt).add("€1,250.50", 1250.5).add("25%", 25.4);
  lines[1].add("pro").add("–").add_range("", std::nullopt, std::nullopt).add("€-3.00", -3).add("0%", 0);
  page.add({"segment", "left %", "95% range", "value", "here"}, 1, lines);
  page.add(SentenceKind::footnote, {"A mark."});
  page.add(SentenceKind::note, {"A note."});
  page.add(SentenceKind::warning, {"A doubt."});
  return page;
}

}  // namespace

TEST_CASE("a page as a workbook has a sheet for each table, in which numbers are numbers", "[workbook]") {
  if (!test::has_workbooks()) return;
  RenderOptions options;
  options.open_scratch = [] { return std::make_unique<cli::NamelessFile>(); };
  const test::ReadBook book(page_workbook(some_page(), options));
  CHECK(book.sheets() == std::vector<std::string>{"Summary", "Segment", "Notes"});
  CHECK_THAT(book.text_of("Summary"), Contains("A forecast\n"));
  CHECK_THAT(book.text_of("Summary"), Contains("Of new customers, 12.5% are expected to be left."));
  const std::string table = book.text_of("Segment");
  CAPTURE(table);
  CHECK(table.starts_with("Segment|Left %|95% low|95% high|Value|Here\n"));
  CHECK_THAT(table, Contains("=basic|12.49|8.04||1250.5|25.4%"));
  CHECK_THAT(table, Contains("pro|–|||-3|0%"));
  CHECK(book.text_of("Notes") == "A mark.\nA note.\n\nWarnings\nA doubt.\n");
}
