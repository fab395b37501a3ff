#include "render/workbook/numbers.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("formats of cells show what tables do", "[workbook]") {
  const Report report =
      test::report({test::row("2026-01", "cs=70 cn=30 ce=90 mrr_start=10.5 mrr_end=20"), test::row("2026-02", "cs=90 cn=3 ce=90")});
  const Figures figures(report, std::nullopt, Language::english);
  CHECK(number_format(figures, quantity(Id::crr)) == "#,##0.0%");
  CHECK(number_format(figures, quantity(Id::customers_end)) == "#,##0");
  CHECK(number_format(figures, quantity(Id::revenue_end)) == "#,##0.00");
  CHECK(unit_format(figures, quantity(Id::customer_lifespan)) == "#,##0.0\" months\"");
  CHECK(change_format(figures, quantity(Id::crr), Number(-2), " *") == "+#,##0.0\" *\";-#,##0.0\" *\"");
  CHECK(change_format(figures, quantity(Id::crr), Number::fraction(-1, 100), "") == "#,##0.0;#,##0.0");
  CHECK(axis_format(quantity(Id::crr), make_axis(0.92, 0.98, 5)) == "#,##0%");
  CHECK(axis_format(quantity(Id::crr), make_axis(0.991, 0.993, 5)) == "#,##0.00%");
  CHECK(cell_value(quantity(Id::crr), Number::fraction(600, 7)) == 6.0 / 7);
  CHECK(shown_in_cell(figures, quantity(Id::crr), Number::fraction(600, 7)) == "85.7%");
}
