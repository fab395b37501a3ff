#include "render/html/charts/stacked_chart.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Texts = std::vector<std::string>;

namespace {

StackedChart movements_of(const Report& report, std::size_t identity = 0) {
  const TimeFrame frame(report, Language::english);
  StackedChart chart = stacked_movements(
      report.rows, frame, identities()[identity], [](Id id) { return std::string(quantity(id).heading); },
      [](Id, const Number& value) { return value.to_fixed(0); });
  chart.net_name = "net";
  chart.brief = [](double value) { return Number::approximate(value).to_fixed(0); };
  return chart;
}

Texts names_of(const StackedChart& chart) {
  Texts names;
  for (const KeyEntry& entry : key_of(chart)) names.push_back(entry.text);
  return names;
}

}  // namespace

TEST_CASE("what came stands above zero, what went below, and the net is what they come to") {
  const Report report = test::report({test::row("2026-01", "cs=100 cn=30 churned=10"), test::row("2026-02", "cs=120 cn=5 churned=9")});
  const StackedChart chart = movements_of(report);
  REQUIRE(chart.columns.size() == 2);
  CHECK(names_of(chart) == Texts{"new", "lost", "net"});
  CHECK(chart.columns[0].parts[0].figure == "+30");
  CHECK(chart.columns[0].parts[1].value == -10);
  CHECK(chart.columns[0].net_figure == "+20");
  CHECK(chart.columns[1].net == -4);

  TimeFrame frame(report, Language::english);
  const std::string text = drawn(chart, frame).str();
  CHECK(text.find("<span>2026-02<br>new +5<br>lost -9<br>net -4</span>") != std::string::npos);
  CHECK(text.find(">-4</text>") != std::string::npos);
}

TEST_CASE("terms of one heading look alike in customers and in revenue") {
  const char* cells = "cs=100 cn=30 churned=10 mrr_start=100 mrr_churned=5 new_mrr=4 revenue_contraction=1 revenue_expansion=3";
  const Report report = test::report({test::row("2026-01", cells), test::row("2026-03", cells)});
  const auto style_of = [](const StackedChart& chart, const std::string& name) {
    for (const StackSeries& series : chart.series) {
      if (series.name == name) return series.style;
    }
    return std::string_view();
  };
  const StackedChart customers = movements_of(report);
  const StackedChart revenue = movements_of(report, 1);
  CHECK(names_of(revenue) == Texts{"new", "expanded", "contracted", "lost", "net"});
  for (const char* name : {"new", "lost"}) CHECK(style_of(customers, name) == style_of(revenue, name));
}

TEST_CASE("a single period and movements that do not add up have no columns") {
  CHECK(movements_of(test::report({test::row("2026-01", "cs=100 cn=30 churned=10")})).columns.empty());
  CHECK(movements_of(test::report({test::row("2026-01", "cs=100 churned=10"), test::row("2026-02", "cs=100 churned=10")})).columns.empty());
}

TEST_CASE("the biggest reasons stand by themselves, the others and those not known as one each") {
  std::string cells = "cs=1000 churned=100";
  for (int i = 1; i <= 8; ++i) cells += " churned:r" + std::to_string(i) + "=" + std::to_string(i);
  const Report report = test::report({test::row("2026-01", cells), test::row("2026-02", cells)});
  const TimeFrame frame(report, Language::english);
  const StackedChart chart = stacked_reasons(report.rows, frame);
  CHECK(names_of(chart) == Texts{"r8", "r7", "r6", "r5", "r4", "3 other reasons", "not known"});
  REQUIRE(chart.columns.size() == 2);
  CHECK(chart.columns[0].parts[5].figure == "6");
  CHECK(chart.columns[0].parts[6].figure == "64");
  CHECK(chart.series.back().style == "ru");
  CHECK(stacked_reasons({report.rows.front()}, frame).columns.empty());
}
