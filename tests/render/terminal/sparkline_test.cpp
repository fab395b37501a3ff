#include "render/terminal/sparkline.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

using Values = std::vector<std::optional<double>>;

Layout layout_of(std::vector<Snapshot> snapshots, const std::vector<Id>& metrics) {
  ReportOptions options;
  options.metrics = metrics;
  static Report report;
  report = test::report(std::move(snapshots), options);
  return lay_out(report, Figures(report, std::nullopt, Language::english), std::nullopt);
}

std::string trend(const Layout& layout, std::size_t end) {
  return trend_line(layout, layout.blocks.front(), trend_window(layout), end, Language::english);
}

std::string note(const Layout& layout, Language language = Language::english) {
  return trend_note(trend_window(layout), Granularity::month, language);
}

std::vector<Snapshot> months(std::initializer_list<const char*> cells, const char* segment = "") {
  std::vector<Snapshot> rows;
  for (const char* text : cells) rows.push_back(test::row("2026-0" + std::to_string(rows.size() + 1), text, segment));
  return rows;
}

}  // namespace

TEST_CASE("a sparkline goes from the least to the largest of its values") {
  CHECK(sparkline(Values{0, 1, 2, 3, 4, 5, 6, 7}, 8) == "▁▂▃▄▅▆▇█");
  CHECK(sparkline(Values{-5, 95, 45}, 8) == "▁█▅");
  CHECK(sparkline(Values{2, std::nullopt, 1}, 8) == "█·▁");
  CHECK(sparkline(Values{3, 3}, 8) == "▄▄");
  CHECK(sparkline(Values{}, 8).empty());
}

TEST_CASE("a sparkline that is too long shows the newest values on the scale of all") {
  CHECK(sparkline(Values{0, 7, 3}, 2) == "█▄");
  CHECK(sparkline(Values{1, 2}, 0).empty());
}

TEST_CASE("a trend line is of the complete periods, where there are three") {
  const auto layout =
      layout_of(months({"cs=10 churned=1", "cs=10 churned=3", "cs=10 churned=2", "cs=10 churned=9 complete=no"}), {Id::crr});
  CHECK(trend(layout, layout.lines.size()) == "trend         █▁▅");
  CHECK(trend(layout, 2).empty());
  const auto short_one = layout_of(months({"cs=10 churned=1", "cs=10 churned=3"}), {Id::crr});
  CHECK(trend(short_one, short_one.lines.size()).empty());
}

TEST_CASE("segments have a trend line each, and segments of one period none") {
  auto rows = months({"cs=10 churned=1", "cs=10 churned=3", "cs=10 churned=2"}, "북부");
  const auto south = months({"cs=10 churned=3", "cs=10 churned=2", "cs=10 churned=1"}, "south");
  rows.insert(rows.end(), south.begin(), south.end());
  const auto layout = layout_of(rows, {Id::crr});
  CHECK(trend(layout, 6) == "  trend         █▁▅");
  CHECK(trend(layout, 12) == "  trend         ▁▅█");
  const auto one_period = layout_of({test::row("2026-01", "cs=10 churned=1", "a"), test::row("2026-01", "cs=10 churned=2", "b"),
                                     test::row("2026-01", "cs=10 churned=3", "c")},
                                    {Id::crr});
  CHECK(trend(one_period, one_period.lines.size()).empty());
  CHECK(note(one_period).empty());
}

TEST_CASE("a note says how many periods are drawn where a column is too narrow for all") {
  const auto three = layout_of(months({"cs=10 churned=1", "cs=10 churned=3", "cs=10 churned=2"}), {Id::crr});
  CHECK(note(three).empty());
  std::vector<Snapshot> rows;
  for (int month = 1; month <= 9; ++month) rows.push_back(test::row("2026-0" + std::to_string(month), "cs=10 churned=1"));
  const auto nine = layout_of(rows, {Id::crr, Id::customers_end});
  CHECK(note(nine) == "trend: the newest 5 months, on the scale of all 9.");
  CHECK(note(nine, Language::korean).find('5') != std::string::npos);
}

TEST_CASE("all columns of a block show the same periods, and one without room for four shows none") {
  std::vector<Snapshot> rows;
  for (int month = 1; month <= 6; ++month)
    rows.push_back(test::row("2026-0" + std::to_string(month), "cs=10 cn=2 arpa=20000 churned=" + std::to_string(month)));
  const auto layout = layout_of(rows, {Id::crr, Id::ltv});
  CHECK(trend(layout, layout.lines.size()).find("▇▅▄▂▁") != std::string::npos);
  CHECK(trend(layout, layout.lines.size()).find("█") == std::string::npos);
}
