#include "render/html/charts/pareto.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("reasons add up to all lost customers, those that are not known last") {
  const Report report = test::report({test::row("2026-01", "cs=1000 churned=80 churned:price=20 churned:moved=40")});
  const auto bars = pareto_bars(churn_reasons(report.rows.front().sheet, report.rows.front().reasons), Language::english);
  REQUIRE(bars.size() == 3);
  CHECK(bars[0].name == "moved");
  CHECK(bars[0].figure == "40");
  CHECK(bars[0].share == 50);
  CHECK(bars[1].cumulative == 75);
  CHECK(bars[2].name == "not known");
  CHECK(bars[2].cumulative == 100);

  CHECK_FALSE(bars[2].is_named);
  const std::string text = drawn(bars, Language::english).str();
  for (const char* part : {">moved<", "<b>40 · 50.0%</b></span>", "<b>20 · 25.0%</b> <span class=\"muted\">together 75.0%<", ">not known<",
                           "<b>20 · 25.0%</b></span>"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("where nobody left there are no reasons to draw") {
  const Report report = test::report({test::row("2026-01", "cs=1000 churned=0 churned:price=0")});
  CHECK(pareto_bars(churn_reasons(report.rows.front().sheet, report.rows.front().reasons), Language::english).empty());
  CHECK(pareto_bars({}, Language::english).empty());
}

TEST_CASE("the small ones of many reasons are one bar") {
  std::string cells = "cs=1000 churned=300";
  for (int i = 0; i < 20; ++i) cells += " churned:reason" + std::to_string(i) + "=" + std::to_string(i);
  const Report report = test::report({test::row("2026-01", cells)});
  const auto bars = pareto_bars(churn_reasons(report.rows.front().sheet, report.rows.front().reasons), Language::english);
  REQUIRE(bars.size() == 12);
  CHECK(bars[0].name == "reason19");
  CHECK(bars[10].name == "9 other reasons");
  CHECK(bars[10].figure == "45");
  CHECK(bars[11].name == "not known");
  CHECK(bars[11].cumulative == 100);
}
