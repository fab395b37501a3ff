#include "render/html/pareto.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("reasons add up to all lost customers, those that are not known last") {
  const Report report = test::report({test::row("2026-01", "cs=1000 churned=80 churned:price=20 churned:moved=40")});
  const auto bars = pareto_bars(churn_reasons(report.rows.front().sheet, report.rows.front().reasons), "not known");
  REQUIRE(bars.size() == 3);
  CHECK(bars[0].name == "moved");
  CHECK(bars[0].figure == "40");
  CHECK(bars[0].share == 50);
  CHECK(bars[1].cumulative == 75);
  CHECK(bars[2].name == "not known");
  CHECK(bars[2].cumulative == 100);

  const std::string text = drawn(Pareto{"Why", "", bars}).str();
  for (const char* part : {">moved<", ">40 · 50.0% · Σ 50.0%<", ">20 · 25.0% · Σ 75.0%<", ">not known<", ">100%<"}) {
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("where nobody left there are no reasons to draw") {
  const Report report = test::report({test::row("2026-01", "cs=1000 churned=0 churned:price=0")});
  CHECK(pareto_bars(churn_reasons(report.rows.front().sheet, report.rows.front().reasons), "").empty());
  CHECK(pareto_bars({}, "").empty());
}
