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

namespace {

std::string ticks_of(const std::string& first, int count, std::size_t columns = 30) {
  std::vector<Snapshot> rows;
  Period period = Period::parse(first);
  for (int i = 0; i < count; ++i, period = period.next()) rows.push_back(test::row(period.to_string(), "cs=10 churned=1"));
  std::string text;
  for (const TimeTick& tick : TimeAxis(test::report(rows)).ticks(columns)) {
    text += (text.empty() ? "" : " ") + std::to_string(tick.place) + ":" + tick.text;
  }
  return text;
}

}  // namespace

TEST_CASE("labels along the time axis stand at round distances and never touch") {
  CHECK(ticks_of("2026-01", 3) == "0:2026-01 1:2026-02 2:2026-03");
  CHECK(ticks_of("2025-11", 12) == "3:2026-02 7:2026-06 11:2026-10");
  CHECK(ticks_of("2026-01", 1) == "0:2026-01");
  CHECK(ticks_of("2026-W01", 10) == "1:2026-W02 5:2026-W06 9:2026-W10");
}

TEST_CASE("long spans have the first period of each year, or of every few") {
  CHECK(ticks_of("2016-01", 30) == "0:2016 12:2017 29:2018-06");
  CHECK(ticks_of("2016-03", 40) == "0:2016-03 10:2017 22:2018 39:2019-06");
  CHECK(ticks_of("2016-01", 120) == "0:2016 24:2018 48:2020 72:2022 119:2025-12");
  CHECK(ticks_of("2019-Q1", 26) == "4:2020 12:2022 25:2025-Q2");
  CHECK(ticks_of("1990", 34) == "0:1990 10:2000 20:2010 33:2023");
  CHECK(ticks_of("2024-W01", 100) == "0:2024 52:2025 99:2025-W48");
}

TEST_CASE("text labels are those that fit back from the newest") {
  std::vector<Snapshot> rows;
  for (const char* label : {"Launch", "After the long launch campaign", "Summer", "Autumn", "Winter"}) {
    rows.push_back(test::row(label, "cs=10 churned=1"));
  }
  const auto ticks = TimeAxis(test::report(rows)).ticks(30);
  REQUIRE(ticks.size() == 3);
  CHECK(ticks[0].text == "Launch");
  CHECK(ticks[1].text == "Summer");
  CHECK(ticks[2].place == 4);
}

TEST_CASE("the year before is the same label a year earlier, where it is known and complete") {
  const Report report = test::report({test::row("2025-01", "cs=10 churned=1"), test::row("2025-02", "cs=10 churned=1 complete=no"),
                                      test::row("2026-01", "cs=10 churned=2"), test::row("2026-02", "cs=10 churned=3"),
                                      test::row("2026-03", "cs=10 churned=4")});
  const TimeAxis time(report);
  CHECK(time.year_before(12) == std::optional<std::size_t>(0));
  CHECK_FALSE(time.year_before(3).has_value());
  const auto before = year_before_of(points_of(report, time, {}, quantity(Id::crr)), time);
  REQUIRE(before.size() == 1);
  CHECK(before[0].place == 12);
  CHECK(before[0].value == 90.0);
  const Report labels = test::report({test::row("Launch", "cs=10 churned=1"), test::row("After", "cs=10 churned=1")});
  CHECK_FALSE(TimeAxis(labels).year_before(1).has_value());
}
