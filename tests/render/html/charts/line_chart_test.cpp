#include "render/html/charts/line_chart.hpp"

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
  TimeFrame frame(report, Language::english);
  LineChart chart;
  chart.title = "a title";
  chart.targets = std::move(targets);
  for (const Id id : ids) {
    ChartLine line;
    if (ids.size() > 1) line.name = quantity(id).key;
    line.points = points_of(report, frame.time, {}, quantity(id));
    line.year_before = year_before_of(line.points, frame.time);
    chart.lines.push_back(std::move(line));
  }
  chart.figure = [](double value) { return Number::approximate(value).to_fixed(1); };
  chart.brief = chart.figure;
  return drawn(chart, frame).str();
}

std::vector<Snapshot> months(int count) {
  std::vector<Snapshot> rows;
  for (int month = 0; month < count; ++month) {
    const std::string label = std::to_string(2016 + month / 12) + (month % 12 < 9 ? "-0" : "-") + std::to_string(month % 12 + 1);
    rows.push_back(test::row(label, "cs=1000 churned=50"));
  }
  return rows;
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
  CHECK(text.find("<span>2026-02<br>93.0 (86.3–96.6)</span>") != std::string::npos);
}

TEST_CASE("gaps stay gaps, rings are not complete, the newest triangle is beyond chance, dashes are targets") {
  const std::string text =
      chart_of(test::report({test::row("2026-01", "cs=1000 churned=50"), test::row("2026-03", "cs=1000 churned=50"),
                             test::row("2026-04", "cs=1000 churned=150"), test::row("2026-05", "cs=1000 churned=10 complete=no")}),
               {Id::crr}, {{90, "≥ 90"}});
  // A line for each of two stretches, and the range of each point that stands alone.
  CHECK(count(text, "class=\"l1\" d=\"M") == 2);
  CHECK(count(text, "<line class=\"l1\"") == 2);
  CHECK(count(text, "class=\"l1 h\"") == 1);
  CHECK(count(text, "class=\"f1 s\"") == 1);
  CHECK(count(text, "class=\"tg\"") == 1);
  CHECK(text.find(">≥ 90<") != std::string::npos);
}

TEST_CASE("two lines differ in more than their colour and tell their names") {
  const std::string text =
      chart_of(test::report({test::row("2026-01", "mrr_start=100 mrr_churned=5 revenue_contraction=0 revenue_expansion=3"),
                             test::row("2026-02", "mrr_start=100 mrr_churned=6 revenue_contraction=0 revenue_expansion=2")}),
               {Id::ndr, Id::grr});
  CHECK(count(text, "class=\"l2\"") == 1);
  CHECK(text.find("2026-02<br>ndr 96.0<br>grr 94.0<") != std::string::npos);
  CHECK(text.find(">96.0</text>") != std::string::npos);
}

TEST_CASE("a chart of ten years has marks only where they say something") {
  CHECK(count(chart_of(test::report(months(120)), {Id::crr}), "<circle") == 1);
}

TEST_CASE("the year before is a thin line where there are not too many years, and is told of each period") {
  const std::string two_years = chart_of(test::report(months(24)), {Id::crr});
  CHECK(count(two_years, "class=\"ly\"") == 1);
  CHECK(count(two_years, "a year before 95.0") == 12);
  CHECK(count(chart_of(test::report(months(12)), {Id::crr}), "class=\"ly\"") == 0);
  const std::string ten_years = chart_of(test::report(months(120)), {Id::crr});
  CHECK(count(ten_years, "class=\"ly\"") == 0);
  CHECK(count(ten_years, "a year before 95.0") == 108);
}

TEST_CASE("only the newest of several changes beyond chance is marked") {
  const std::string text = chart_of(test::report({test::row("2026-01", "cs=1000 churned=50"), test::row("2026-02", "cs=1000 churned=250"),
                                                  test::row("2026-03", "cs=1000 churned=50"), test::row("2026-04", "cs=1000 churned=250")}),
                                    {Id::crr});
  CHECK(count(text, "class=\"f1 s\"") == 1);
}
