#include "render/content/chart_series.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

ChartPoint point(std::size_t place, std::optional<double> value, bool complete = true) {
  ChartPoint result;
  result.place = place;
  result.value = value;
  result.complete = complete;
  return result;
}

}  // namespace

TEST_CASE("calendar periods stand at their distance, those that are missing between them") {
  const Report report = test::report({test::row("2026-01", "cs=10 churned=1"), test::row("2026-04", "cs=10 churned=1")});
  const TimeAxis time(report);
  CHECK(time.size() == 4);
  CHECK(time.place(Period::parse("2026-04")) == 3);
  CHECK(time.label(1) == "2026-02");
  CHECK(time.widest_label() == "2026-01");
}

TEST_CASE("labels stand in the order of the report") {
  const Report report = test::report({test::row("Launch", "cs=10 churned=1", "a"), test::row("Launch", "cs=10 churned=1", "b"),
                                      test::row("After", "cs=10 churned=1", "a"), test::row("After", "cs=10 churned=1", "b")});
  const TimeAxis time(report);
  CHECK(time.size() == 2);
  CHECK(time.place(Period::parse("After")) == 1);
  CHECK(time.label(0) == "Launch");
  CHECK(time.widest_label() == "Launch");
  CHECK(segments_of(report) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("the points of a share have its range and whether it changed beyond chance") {
  const Report report = test::report({test::row("2026-01", "cs=1000 churned=50"), test::row("2026-02", "cs=1000 churned=150"),
                                      test::row("2026-03", "cs=1000 churned=152 complete=no")});
  const auto points = points_of(report, TimeAxis(report), {}, quantity(Id::crr));
  REQUIRE(points.size() == 3);
  CHECK(points[0].value == 95.0);
  CHECK(points[0].beyond_chance == 0);
  CHECK(points[1].beyond_chance == -1);
  CHECK(points[2].beyond_chance == 0);
  CHECK_FALSE(points[2].complete);
  REQUIRE(points[1].range);
  CHECK(points[1].range->low < 85);
  CHECK(points[1].range->high > 85);
  CHECK(newest_of(points)->place == 1);
  const auto churned = points_of(report, TimeAxis(report), {}, quantity(Id::customers_churned));
  CHECK_FALSE(churned[0].range);
}

TEST_CASE("a line never passes over what is missing or not complete") {
  const std::vector<ChartPoint> points = {point(0, 1), point(1, 2), point(2, std::nullopt), point(3, 4),
                                          point(5, 5), point(6, 6), point(7, 7, false)};
  const auto runs = runs_of(points);
  REQUIRE(runs.size() == 3);
  CHECK(runs[0].size() == 2);
  CHECK(runs[1].size() == 1);
  CHECK(runs[2].size() == 2);
  CHECK(runs[2].front().place == 5);
  CHECK(runs_of({}).empty());
  CHECK(newest_of({}) == nullptr);
}

TEST_CASE("an extent holds values and ranges") {
  std::vector<ChartPoint> points = {point(0, 5), point(1, std::nullopt), point(2, 7)};
  points[0].range = Interval{3, 6};
  const auto extent = extent_of(points);
  REQUIRE(extent);
  CHECK(extent->low == 3);
  CHECK(extent->high == 7);
  CHECK_FALSE(extent_of({}).has_value());
  CHECK(joined(extent, std::nullopt)->low == 3);
  CHECK(joined(extent, Extent{1, 2})->low == 1);
}
