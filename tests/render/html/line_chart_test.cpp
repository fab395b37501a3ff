#include "render/html/line_chart.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t result = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++result;
  return result;
}

std::string chart_of(const Report& report, std::vector<Id> ids, std::vector<ChartTarget> targets = {}) {
  const TimeAxis time(report);
  LineChart chart;
  chart.title = "a title";
  chart.targets = std::move(targets);
  for (const Id id : ids)
    chart.lines.push_back({ids.size() > 1 ? std::string(quantity(id).key) : "", points_of(report, time, {}, quantity(id))});
  chart.figure = [](double value) { return Number::approximate(value).to_fixed(1); };
  return drawn(chart, time).str();
}

}  // namespace

TEST_CASE("a line chart has a band, its newest value and a place for each period") {
  const std::string text =
      chart_of(test::report({test::row("2026-01", "cs=100 churned=5"), test::row("2026-02", "cs=100 churned=7")}), {Id::crr});
  CHECK(count(text, "class=\"b1\"") == 1);
  CHECK(count(text, "class=\"l1\"") == 1);
  CHECK(count(text, "<circle") == 2);
  CHECK(text.find(">93.0</text>") != std::string::npos);
  CHECK(text.find(">2026-01</text>") != std::string::npos);
  CHECK(text.find("<title>2026-02: 93.0 (86.3–96.6)</title>") != std::string::npos);
}

TEST_CASE("gaps stay gaps, rings are not complete, triangles are beyond chance, dashes are targets") {
  const std::string text =
      chart_of(test::report({test::row("2026-01", "cs=1000 churned=50"), test::row("2026-03", "cs=1000 churned=50"),
                             test::row("2026-04", "cs=1000 churned=150"), test::row("2026-05", "cs=1000 churned=10 complete=no")}),
               {Id::crr}, {{90, "target ≥ 90"}});
  // A line for each of two stretches, and the range of each point that stands alone.
  CHECK(count(text, "class=\"l1\" d=\"M") == 4);
  CHECK(count(text, "class=\"l1 h\"") == 1);
  CHECK(count(text, "class=\"f1 s\"") == 1);
  CHECK(count(text, "class=\"tg\"") == 1);
  CHECK(text.find(">target ≥ 90<") != std::string::npos);
}

TEST_CASE("two lines differ in more than their colour and carry their names") {
  const std::string text =
      chart_of(test::report({test::row("2026-01", "mrr_start=100 mrr_churned=5 revenue_contraction=0 revenue_expansion=3"),
                             test::row("2026-02", "mrr_start=100 mrr_churned=6 revenue_contraction=0 revenue_expansion=2")}),
               {Id::ndr, Id::grr});
  CHECK(count(text, "class=\"l2\"") == 1);
  CHECK(text.find(">ndr 96.0<") != std::string::npos);
  CHECK(text.find(">grr 94.0<") != std::string::npos);
}

TEST_CASE("a chart of ten years has marks only where they say something") {
  std::vector<Snapshot> rows;
  for (int month = 0; month < 120; ++month) {
    const std::string label = std::to_string(2016 + month / 12) + (month % 12 < 9 ? "-0" : "-") + std::to_string(month % 12 + 1);
    rows.push_back(test::row(label, "cs=1000 churned=50"));
  }
  CHECK(count(chart_of(test::report(std::move(rows)), {Id::crr}), "<circle") == 1);
}
