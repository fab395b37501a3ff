#include "render/html/tiles.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::vector<Tile> tiles(std::vector<Snapshot> snapshots, const ReportOptions& options = {}, Language language = Language::english) {
  const Report report = test::report(std::move(snapshots), options);
  return tiles_of(report, Figures(report, std::nullopt, Language::english), language);
}

ReportOptions requiring(std::initializer_list<const char*> conditions) {
  ReportOptions options;
  for (const char* condition : conditions) options.requirements.push_back(parse_requirement(condition));
  return options;
}

const std::vector<Snapshot> two_months = {test::row("2026-09", "cs=1279 cn=85 churned=68"),
                                          test::row("2026-10", "cs=1296 cn=10 churned=96")};

}  // namespace

TEST_CASE("tiles are the leading metrics of each topic and the stocks at the end") {
  std::vector<Id> ids;
  for (const Tile& tile : tiles(two_months)) ids.push_back(tile.id);
  CHECK(ids == std::vector<Id>{Id::crr, Id::churn, Id::customers_end, Id::customer_lifespan});
}

TEST_CASE("a tile tells value, change, whether it is good and whether it is real") {
  const Tile tile = tiles(two_months).front();
  CHECK(tile.value == "92.6%");
  CHECK(tile.change == "-2.1 points");
  CHECK(tile.direction == -1);
  CHECK(tile.tone == Tone::bad);
  CHECK(tile.chance == "more than chance (p 0.03)");
  CHECK(tile.range == "95% range 91.0 to 93.9");
  const Tile stock = tiles(two_months)[2];
  CHECK(stock.value == "1,210");
  CHECK(stock.change == "-86");
  CHECK(stock.chance.empty());
}

TEST_CASE("a change that chance explains is neither good nor bad") {
  const Tile tile = tiles({test::row("2026-01", "cs=100 churned=5"), test::row("2026-02", "cs=100 churned=7")}).front();
  CHECK(tile.direction == -1);
  CHECK(tile.tone == Tone::plain);
  CHECK(tile.chance == "may be chance (p 0.55)");
}

TEST_CASE("a tile tells whether its target is met and by how much") {
  const auto text = [](const char* condition) { return tiles(two_months, requiring({condition})).front().targets.at(0); };
  CHECK(text("last:crr >= 95").text == "Target ≥ 95 missed (2.4 points below)");
  CHECK_FALSE(text("last:crr >= 95").met);
  CHECK(text("crr >= 92.5%").text == "Target ≥ 92.5 met (0.1 points above)");
  CHECK(text("crr >= 92.5").met);
  CHECK(text("crr < 93").text == "Target < 93 met here (0.4 points below), missed elsewhere");
  CHECK(text("crr > 95").text == "Target > 95 missed (2.4 points below)");
  CHECK(text("crr <= 95").text == "Target ≤ 95 met (2.4 points below)");
  CHECK(text("crr == 92").text == "Target = 92 missed (0.6 points above)");
  CHECK(text("overall:crr != 93").text.starts_with("Target ≠ 93 over all periods met"));
  CHECK(text("crr >= 92.59").text == "Target ≥ 92.59 met (0.003 points above)");
}

TEST_CASE("a metric that a target is about has a tile, and chosen metrics are all there are") {
  const auto wanted = tiles(two_months, requiring({"annual_churn < 50"}));
  CHECK(wanted.back().id == Id::annual_churn);
  ReportOptions options;
  options.metrics = {Id::churn};
  CHECK(tiles(two_months, options).size() == 1);
}

TEST_CASE("nothing complete has no tiles") { CHECK(tiles({test::row("2026-10", "cs=10 churned=1 complete=no")}).empty()); }

TEST_CASE("tiles speak Korean") {
  const Tile tile = tiles(two_months, requiring({"last:crr >= 95"}), Language::korean).front();
  CHECK(tile.targets.at(0).text.starts_with("목표 ≥ 95 미달성"));
  CHECK(tiles_markup({tile}, Language::korean).str().find(std::string(quantity(Id::crr).name_ko)) != std::string::npos);
}

TEST_CASE("the markup of a tile says in words and signs what it says in colour") {
  const std::string text = tiles_markup(tiles(two_months, requiring({"last:crr >= 95"})), Language::english).str();
  CHECK(text.find("▼ </span>-2.1 points, worse</p><p class=\"muted\">more than chance (p\u00A00.03)</p>") != std::string::npos);
  CHECK(text.find("✕ </span>Target ≥ 95 missed (2.4 points below)") != std::string::npos);
}

TEST_CASE("what is long is told in short, and what is watched in its own words") {
  Report report = test::report({test::row("2026-09", "revenue_start=125000 revenue_end=125319"),
                                test::row("2026-10", "revenue_start=125319 revenue_end=1250000.55")});
  report.currency = "EUR";
  const auto of = [](const std::vector<Tile>& all, Id id) {
    return *std::find_if(all.begin(), all.end(), [id](const Tile& tile) { return tile.id == id; });
  };
  const std::vector<Tile> all = tiles_of(report, Figures(report, std::nullopt, Language::english), Language::english);
  CHECK(of(all, Id::revenue_end).value == "€1.3M");
  CHECK(of(all, Id::revenue_end).change == "+€1.1M");
  ReportOptions options = requiring({"last:crr >= 95"});
  options.requirements.back().severity = Severity::warning;
  const TileTarget watched = tiles(two_months, options).front().targets.at(0);
  CHECK(watched.is_warning);
  CHECK(watched.text == "Warning line ≥ 95: crossed (2.4 points below)");
}

TEST_CASE("a change that nothing tests and that is next to nothing is neither good nor bad") {
  const auto tone = [](const char* end) {
    const auto all = tiles({test::row("2026-01", "revenue_start=100000 revenue_end=100000"),
                            test::row("2026-02", std::string("revenue_start=100000 revenue_end=") + end)});
    return std::find_if(all.begin(), all.end(), [](const Tile& tile) { return tile.id == Id::revenue_end; })->tone;
  };
  CHECK(tone("100500") == Tone::plain);
  CHECK(tone("102000") == Tone::good);
}

TEST_CASE("tiles stand in rows that are full or nearly so") {
  const auto style = [](std::size_t count) { return tiles_markup(std::vector<Tile>(count), Language::english).str().substr(0, 22); };
  CHECK(style(3) == "<ul class=\"tiles of3\">");
  CHECK(style(5) == "<ul class=\"tiles of5\">");
  CHECK(style(7) == "<ul class=\"tiles of4\">");
  CHECK(style(9) == "<ul class=\"tiles of3\">");
  CHECK(style(10) == "<ul class=\"tiles of5\">");
}
