#include "render/workbook/report.hpp"

#include "cli/system/temporary_file.hpp"
#include "render/workbook/data.hpp"
#include "retain/amount.hpp"
#include "support/snapshots.hpp"
#include "support/workbooks.hpp"

using namespace retain;
using namespace retain::render;

namespace {

RenderOptions options_of(Language language = Language::english) {
  RenderOptions options;
  options.language = language;
  options.open_scratch = [] { return std::make_unique<cli::NamelessFile>(); };
  return options;
}

Report two_months() {
  return test::report({test::row("2026-01", "cs=70 cn=30 ce=90 mrr_start=1000.5 mrr_churned=100", "A"),
                       test::row("2026-01", "cs=10 cn=2 ce=9 mrr_start=200 mrr_churned=0", "B"),
                       test::row("2026-02", "cs=90 cn=10 ce=85 mrr_start=1200 mrr_churned=90", "A"),
                       test::row("2026-02", "cs=9 cn=0 ce=9 mrr_start=210 mrr_churned=0", "B")});
}

}  // namespace

TEST_CASE("a workbook has a sheet for each table, values as numbers with their formats", "[workbook]") {
  if (!test::has_workbooks()) return;
  const test::ReadBook book(report_workbook(two_months(), options_of()));
  CHECK(book.sheets() == std::vector<std::string>{"Summary", "Customers", "Revenue", "Value", "Data", "Chart data", "Notes"});
  const std::string customers = book.text_of("Customers");
  CHECK_THAT(customers, test::Contains("Segment|Month|Start|New|Lost|End|CRR %|95% low|95% high|Change|Churn %"));
  CHECK_THAT(customers, test::Contains("A|2026-01|70|30|10|90|85.7142857142857%|"));
  CHECK_THAT(book.text_of("Summary"), test::Contains("Customer retention rate"));
  CHECK_THAT(book.text_of("Notes"), test::Contains("(CE − CN − CR) / CS × 100"));
  CHECK_THAT(book.text_of("Chart data"), test::Contains("Month|Customer retention rate|"));
}

TEST_CASE("Korean names the sheets and columns, but not those that the program reads", "[workbook]") {
  if (!test::has_workbooks()) return;
  const test::ReadBook book(report_workbook(two_months(), options_of(Language::korean)));
  CHECK(book.sheets() == std::vector<std::string>{"요약", "고객", "매출", "가치", "Data", "차트 데이터", "참고"});
  CHECK(book.text_of("Data").starts_with("period|segment|complete|customers_start|"));
}

TEST_CASE("an undefined value is an empty cell, and the notes say why", "[workbook]") {
  if (!test::has_workbooks()) return;
  const test::ReadBook book(
      report_workbook(test::report({test::row("2026-01", "cs=0 cn=5 ce=5"), test::row("2026-02", "cs=5 cn=5 ce=8")}), options_of()));
  CHECK_THAT(book.text_of("Data"), test::Contains("2026-01||TRUE|0|5|0|5||||"));
  const std::string why(reason_text(Reason::zero_start_customers));
  CHECK_THAT(book.text_of("Notes"), test::Contains("Customer retention rate|crr|" + why + " (1 of 2 rows)"));
}

TEST_CASE("the same report makes the same bytes", "[workbook]") {
  if (!test::has_workbooks()) return;
  CHECK(report_workbook(two_months(), options_of()) == report_workbook(two_months(), options_of()));
}

TEST_CASE("values of more than 15 digits are warned of", "[workbook]") {
  CHECK_FALSE(inexact_workbook(test::report({test::row("2026-01", "revenue_end=123456789.123456")})));
  Snapshot large = test::row("2026-01", "sales=1");
  large.cells[Id::sales].value = Amount::parse("12345678901234.56").value().amount.to_number();
  const auto warning = inexact_workbook(test::report({large}));
  REQUIRE(warning);
  CHECK(warning->code == "inexact_workbook");
}
