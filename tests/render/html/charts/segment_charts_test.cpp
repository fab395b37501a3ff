#include "render/html/charts/segment_charts.hpp"

#include <array>

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

Report two_segments() {
  return test::report({test::row("2026-01", "cs=100 churned=5", "a"), test::row("2026-01", "cs=100 churned=50", "b"),
                       test::row("2026-02", "cs=100 churned=6", "a"), test::row("2026-02", "cs=100 churned=45", "b")});
}

}  // namespace

TEST_CASE("panels of segments share one scale and carry their names, dates and targets") {
  const Report report = two_segments();
  TimeFrame frame(report, Language::english);
  SegmentPanels chart;
  for (const std::string& segment : segments_of(report))
    chart.panels.push_back({segment, "94.0%", "-1.0 points", 1.0, points_of(report, frame.time, segment, quantity(Id::crr))});
  chart.whole = points_of(report, frame.time, {}, quantity(Id::crr));
  chart.targets = {{90, "≥ 90"}};
  chart.figure = [](double value) { return Number::approximate(value).to_fixed(1); };
  const std::string text = drawn(chart, frame).str();
  CHECK(text.find("<title>a: 94.0%</title>") != std::string::npos);
  for (const char* part : {">100</text>", ">2026-01</text>", ">2026-02</text>", "class=\"lw\"", "class=\"tg\"", ">-1.0 points<",
                           "<span>2026-02<br>94.0 (87.5–97.2)</span>"}) {
    CAPTURE(part);
    const auto first = text.find(part);
    REQUIRE(first != std::string::npos);
    CHECK((text.find(part, first + 1) != std::string::npos || part[0] == '<'));
  }
}

TEST_CASE("panels stand from the worst change to the best, unknown ones last") {
  std::vector<SegmentPanel> panels(4);
  const std::array<std::optional<double>, 4> changes = {std::nullopt, -2.0, 3.0, 0.0};
  for (std::size_t i = 0; i < panels.size(); ++i) {
    panels[i].name = std::to_string(i);
    panels[i].worse_by = changes[i];
  }
  sort_by_change(panels);
  std::string order;
  for (const SegmentPanel& panel : panels) order += panel.name;
  CHECK(order == "2310");
}

TEST_CASE("no row of panels is left with a single one") {
  for (std::size_t panels = 2; panels <= 12; ++panels) {
    CAPTURE(panels);
    CHECK(panels % panels_in_row(panels) != 1);
  }
}

TEST_CASE("in one period segments are points in their ranges") {
  const Report report = two_segments();
  const TimeAxis time(report);
  std::vector<SegmentBar> bars;
  for (const std::string& segment : segments_of(report))
    bars.push_back({segment, "x", points_of(report, time, segment, quantity(Id::crr)).front(), false});
  const std::string text = drawn(bars, {{90, "≥ 90"}}, Language::english).str();
  for (const char* part : {"<span>a</span>", "class=\"l1\"", "<circle", "class=\"tg\""}) CHECK(text.find(part) != std::string::npos);
}

TEST_CASE("a period that is not complete is a ring") {
  const auto panel = [](const std::string& newest) {
    const Report report = test::report({test::row("2026-01", "cs=100 churned=5", "a"), test::row("2026-02", newest, "a")});
    TimeFrame frame(report, Language::english);
    SegmentPanels chart;
    chart.panels.push_back({"a", "94.0%", {}, {}, points_of(report, frame.time, "a", quantity(Id::crr))});
    chart.figure = [](double) { return std::string(); };
    return drawn(chart, frame).str();
  };
  CHECK(panel("cs=100 churned=6").find("class=\"l1 h\"") == std::string::npos);
  CHECK(panel("cs=100 churned=6 complete=no").find("class=\"l1 h\"") != std::string::npos);
}
