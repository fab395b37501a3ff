#include "render/html/segment_charts.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

Report two_segments() {
  return test::report({test::row("2026-01", "cs=100 churned=5", "a"), test::row("2026-01", "cs=100 churned=50", "b"),
                       test::row("2026-02", "cs=100 churned=6", "a"), test::row("2026-02", "cs=100 churned=45", "b")});
}

}  // namespace

TEST_CASE("panels of segments share one scale and carry their names") {
  const Report report = two_segments();
  const TimeAxis time(report);
  SegmentPanels chart;
  for (const std::string& segment : segments_of(report))
    chart.panels.push_back({segment, "94.0%", points_of(report, time, segment, quantity(Id::crr))});
  chart.whole = points_of(report, time, {}, quantity(Id::crr));
  const std::string text = drawn(chart, time).str();
  CHECK(text.find("<title>a: 94.0%</title>") != std::string::npos);
  const auto first = text.find(">100</text>");
  REQUIRE(first != std::string::npos);
  CHECK(text.find(">100</text>", first + 1) != std::string::npos);
  CHECK(text.find("class=\"lw\"") != std::string::npos);
}

TEST_CASE("in one period segments are points in their ranges") {
  const Report report = two_segments();
  const TimeAxis time(report);
  SegmentBars chart{"by segment", "", {}};
  for (const std::string& segment : segments_of(report))
    chart.bars.push_back({segment, "x", points_of(report, time, segment, quantity(Id::crr)).front(), false});
  const std::string text = drawn(chart).str();
  CHECK(text.find(">a</text>") != std::string::npos);
  CHECK(text.find("class=\"l1\"") != std::string::npos);
  CHECK(text.find("<circle") != std::string::npos);
}

TEST_CASE("a period that is not complete is a ring") {
  const auto panel = [](const std::string& newest) {
    const Report report = test::report({test::row("2026-01", "cs=100 churned=5", "a"), test::row("2026-02", newest, "a")});
    const TimeAxis time(report);
    SegmentPanels chart;
    chart.panels.push_back({"a", "94.0%", points_of(report, time, "a", quantity(Id::crr))});
    return drawn(chart, time).str();
  };
  CHECK(panel("cs=100 churned=6").find("class=\"l1 h\"") == std::string::npos);
  CHECK(panel("cs=100 churned=6 complete=no").find("class=\"l1 h\"") != std::string::npos);
}
