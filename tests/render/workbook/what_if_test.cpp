#include "render/workbook/what_if.hpp"

#include "cli/system/temporary_file.hpp"
#include "support/snapshots.hpp"
#include "support/workbooks.hpp"

using namespace retain;
using namespace retain::render;

namespace {

test::ReadBook what_if_book(Language language) {
  const std::string facts = "cs=70 cn=30 ce=90 revenue_end=4500";
  const Report report = test::report({test::row("2026-01", facts, "A"), test::row("2026-01", facts, "=B")});
  RenderOptions options;
  options.language = language;
  options.open_scratch = [] { return std::make_unique<cli::NamelessFile>(); };
  const Figures figures(report, std::nullopt, language);
  return test::ReadBook(what_if_workbook(suppose(report, {parse_premise("churn = 10")}, Number(100)), figures, options));
}

}  // namespace

TEST_CASE("a workbook tells what a what-if brings first, and its numbers are numbers", "[workbook]") {
  if (!test::has_workbooks()) return;
  const test::ReadBook book = what_if_book(Language::english);
  CHECK(book.sheets() == std::vector<std::string>{"Summary", "Notes"});
  const std::string summary = book.text_of("Summary");
  CHECK(summary.starts_with("What if: churn rate 10.0% instead of 14.3% (2026-01)"));
  CHECK_THAT(summary, test::Contains("Gain 300 of margin a month; cost 100: net 200; breaks even at "));
  CHECK_THAT(summary, test::Contains("What it is worth|1 month|12 months"));
  CHECK_THAT(summary, test::Contains("Net gain|200|"));
  CHECK_THAT(summary, test::Contains("Lost customers|20|14|-6"));
  CHECK_THAT(summary, test::Contains("=B|14.28571428571"));
  CHECK_THAT(book.text_of("Notes"), test::Contains("the change is made in every period of the year"));
}

TEST_CASE("a workbook of a what-if can be read in Korean", "[workbook]") {
  if (!test::has_workbooks()) return;
  const test::ReadBook book = what_if_book(Language::korean);
  CHECK(book.sheets() == std::vector<std::string>{"요약", "참고"});
  CHECK_THAT(book.text_of("요약"), test::Contains("변화의 가치|1개월|12개월"));
}
