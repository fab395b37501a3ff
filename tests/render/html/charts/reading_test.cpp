#include "render/html/charts/reading.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

Figures figures_of(const Report& report) { return {report, std::nullopt, Language::english}; }

}  // namespace

TEST_CASE("a title has the unit of its quantity") {
  const Figures figures = figures_of(test::report({test::row("2026-01", "cs=100 churned=5")}));
  CHECK(chart_title(quantity(Id::crr), figures) == "Customer retention rate, %");
  CHECK(chart_title(quantity(Id::frt), figures) == "First response time, hours");
  CHECK(chart_title(quantity(Id::purchase_frequency), figures) == "Purchase frequency a month");
  CHECK(chart_title(quantity(Id::nps), figures) == "Net promoter score");
}

TEST_CASE("the end of a line has little room") {
  const Figures figures = figures_of(test::report({test::row("2026-01", "mrr_start=100.50 mrr_churned=5.25")}));
  CHECK(end_figure(Id::crr, Number(95), figures) == "95.0%");
  CHECK(end_figure(Id::revenue_end, Number::fraction(118999, 100), figures) == "1,190");
  CHECK(end_figure(Id::revenue_end, Number(125300), figures) == "125.3K");
  CHECK(end_figure(Id::revenue_end, Number::fraction(9401, 100), figures) == "94.01");
}

TEST_CASE("bounds are those of periods, and of segments those of segments") {
  ReportOptions options;
  for (const char* text : {"crr >= 92", "last:total:crr >= 95", "crr>=92", "overall:crr >= 50", "churn < 9"}) {
    options.requirements.push_back(parse_requirement(text));
  }
  const Report report = test::report({test::row("2026-01", "cs=100 churned=5"), test::row("2026-02", "cs=100 churned=6")}, options);
  const auto targets = targets_of(report, Id::crr, false);
  REQUIRE(targets.size() == 2);
  CHECK(targets[0].bound == "≥ 92");
  CHECK(targets[1].value == 95);
  CHECK(targets_of(report, Id::crr, true).size() == 1);
}

TEST_CASE("who does not see a line is told its ends and its extremes") {
  const Report report = test::report(
      {test::row("2026-01", "cs=100 churned=5"), test::row("2026-02", "cs=100 churned=9"), test::row("2026-03", "cs=100 churned=6")});
  const TimeAxis time(report);
  CHECK(description_of("Retention", Id::crr, points_of(report, time, {}, quantity(Id::crr)), figures_of(report), time) ==
        "Retention: 95.0% in 2026-01, 94.0% in 2026-03; lowest 91.0% in 2026-02, highest 95.0% in 2026-01.");
  CHECK(description_of("Retention", Id::crr, {}, figures_of(report), time).empty());
}
