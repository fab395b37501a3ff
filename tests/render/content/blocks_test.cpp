#include "render/content/blocks.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Texts = std::vector<std::string>;

namespace {

const std::string customers = "cs=1180 cn=94 churned=71";

Layout layout_of(const Report& report, std::optional<std::size_t> width) {
  return lay_out(report, Figures(report, std::nullopt, Language::english), width);
}

Texts headings(const Block& block) {
  Texts texts;
  for (const TableColumn& column : block.columns) texts.push_back(column.heading);
  return texts;
}

Texts titles(const Layout& layout) {
  Texts texts;
  for (const Block& block : layout.blocks) texts.push_back(block.title);
  return texts;
}

}  // namespace

TEST_CASE("only topics that have a value make a block") {
  const Report report = test::report({test::row("2026-01", "promoters=6 passives=2 detractors=2")});
  CHECK(titles(layout_of(report, 80)) == Texts{"Service"});
  CHECK(headings(layout_of(report, 80).blocks.front()) == Texts{"NPS"});
}

TEST_CASE("columns of no rank are shown where there is nothing else") {
  const Report report = test::report({test::row("2026-01", "promoters=6 detractors=2")});
  CHECK(headings(layout_of(report, 80).blocks.front()) == Texts{"promoters", "detractors"});
}

TEST_CASE("the columns of highest priority that fit are shown, in the order of the table") {
  const Report report = test::report({test::row("2026-01", customers)});
  CHECK(headings(layout_of(report, {}).blocks.front()) ==
        Texts{"start", "new", "lost", "end", "CRR %", "95% range", "churn %", "annual %", "growth %"});
  CHECK(layout_of(report, {}).left_out.empty());
  CHECK(headings(layout_of(report, 49).blocks.front()) == Texts{"start", "new", "lost", "CRR %", "95% range"});
  CHECK(headings(layout_of(report, 1).blocks.front()) == Texts{"CRR %"});
  const Layout narrow = layout_of(report, 62);
  CHECK(headings(narrow.blocks.front()) == Texts{"start", "new", "lost", "end", "CRR %", "95% range"});
  CHECK(narrow.left_out == std::vector<Id>{Id::churn, Id::customer_growth, Id::annual_churn});
}

TEST_CASE("the change stands beside the share once there is one") {
  const Report report = test::report({test::row("2026-01", customers), test::row("2026-02", "cs=1203 cn=88 churned=66")});
  CHECK(headings(layout_of(report, 80).blocks.front()) == Texts{"start", "new", "lost", "end", "CRR %", "95% range", "change", "churn %"});
}

TEST_CASE("a share without counts has no range beside it") {
  const Report report = test::report({test::row("2026-01", "churn=5%"), test::row("2026-02", "churn=4%")});
  CHECK(headings(layout_of(report, 80).blocks.front()) == Texts{"CRR %", "change", "churn %", "annual %"});
}

TEST_CASE("metrics chosen are all there, in as many blocks as the width asks for") {
  ReportOptions options;
  options.metrics = {Id::crr, Id::customer_growth, Id::ndr, Id::revenue_growth};
  const Report report = test::report({test::row("2026-01", customers), test::row("2026-02", "cs=1203 cn=88 churned=66")}, options);
  const Layout wide = layout_of(report, 100);
  REQUIRE(wide.blocks.size() == 1);
  CHECK(headings(wide.blocks.front()) == Texts{"CRR %", "95% range", "change", "Customers growth %", "NDR %", "Revenue growth %"});
  CHECK(titles(layout_of(report, 40)) == Texts{"Month", "Month", "Month"});
  CHECK(headings(layout_of(report, 40).blocks[1]) == Texts{"Customers growth %", "NDR %"});
  CHECK(layout_of(report, 1).blocks.size() == 4);
}

TEST_CASE("the title of one period of several segments names the period") {
  const Report report = test::report({test::row("2026-01", customers, "EMEA"), test::row("2026-01", customers, "APAC")});
  CHECK(titles(layout_of(report, 80)).front() == "Customers, 2026-01");
}

TEST_CASE("a mean or a sum that says nothing in a block is left out of it") {
  const Report report =
      test::report({test::row("2026-01", "cs=9 cn=1 ce=9 nps=4"), test::row("2026-02", "cs=9 cn=1 ce=9 nps=3")}, ReportOptions{});
  const Layout layout = layout_of(report, 80);
  REQUIRE(layout.lines.back().kind == LineKind::span);
  CHECK(layout.blocks.front().shows(layout.lines.size() - 1, layout.lines.back()));
  CHECK_FALSE(layout.blocks.back().shows(layout.lines.size() - 1, layout.lines.back()));
}

namespace {

/// Twenty months of so many segments of 100 customers.
Report long_report(std::size_t segments) {
  std::vector<Snapshot> snapshots;
  auto period = Period::parse("2025-01");
  for (int month = 0; month < 20; ++month, period = period.next()) {
    for (std::size_t i = 0; i < segments; ++i)
      snapshots.push_back(
          test::row(period.to_string(), "cs=100 cn=0 churned=" + std::to_string(month == 19 ? i : 0), "s" + std::to_string(i)));
  }
  return test::report(std::move(snapshots));
}

Texts labels(const Layout& layout) {
  Texts texts;
  for (const TableLine& line : layout.lines) texts.push_back(line.label);
  return texts;
}

std::vector<Layout> overview_of(const Report& report, std::optional<std::size_t> width) {
  return lay_out_overview(report, Figures(report, std::nullopt, Language::english), width);
}

}  // namespace

TEST_CASE("what fits a screen is laid out whole") {
  const Report report = test::report({test::row("2026-01", customers), test::row("2026-02", customers)});
  const std::vector<Layout> layouts = overview_of(report, 80);
  REQUIRE(layouts.size() == 1);
  CHECK(layouts.front().is_whole);
}

TEST_CASE("an overview has the newest periods of the whole base, then the segments that did most") {
  const Report report = long_report(20);
  const std::vector<Layout> layouts = overview_of(report, 80);
  REQUIRE(layouts.size() == 2);
  const Texts periods = labels(layouts[0]);
  CHECK(periods.size() == 14);
  CHECK(periods.front() == "2025-09");
  CHECK(periods[11] == "2026-08");
  CHECK(periods[13] == "20 months");
  const Texts segments = labels(layouts[1]);
  CHECK(segments.size() == 14);
  CHECK(segments.front() == "s19");
  CHECK(segments.back() == "total");
  CHECK(segments[12] == "8 more");
  CHECK(headings(layouts[1].blocks.front()) == Texts{"start", "new", "lost", "end", "CRR %", "95% range", "change", "brings", "churn %"});
  const TableColumn& brings = layouts[1].blocks.front().columns[7];
  CHECK(brings.kind == ColumnKind::contribution);
  CHECK(brings.cells.front().text == "-1.0");
  CHECK(brings.cells.back().text == layouts[1].blocks.front().columns[6].cells.back().text.substr(0, 4));
}

TEST_CASE("an overview of one period has its segments, and one without segments its periods") {
  std::vector<Snapshot> snapshots;
  for (int i = 0; i < 40; ++i) snapshots.push_back(test::row("2026-01", "cs=100 churned=1", "s" + std::to_string(i)));
  const Report one_period = test::report(std::move(snapshots));
  CHECK(labels(overview_of(one_period, 80).front()).size() == 13);
  std::vector<Snapshot> months;
  auto period = Period::parse("2020-01");
  for (int month = 0; month < 40; ++month, period = period.next()) months.push_back(test::row(period.to_string(), "cs=100 churned=1"));
  CHECK(labels(overview_of(test::report(std::move(months)), 80).front()).size() == 14);
}

TEST_CASE("only the metric that the drivers are of has their contributions beside it") {
  std::vector<Snapshot> rows;
  for (const auto& [period, lost] : {std::pair("2026-01", 4), std::pair("2026-02", 9)}) {
    for (const char* segment : {"a", "b"})
      rows.push_back(test::row(period,
                               "cs=100 cn=5 ce=" + std::to_string(105 - lost) + " churned=" + std::to_string(lost) +
                                   " buyers=50 repeat_buyers=" + std::to_string(20 - lost),
                               segment));
  }
  const Report report = test::report(std::move(rows));
  const Figures figures(report, std::nullopt, Language::english);
  const Layout layout = lay_out_newest(report, figures, std::nullopt);
  REQUIRE(layout.blocks.size() == 1);
  std::vector<Id> brings;
  for (const TableColumn& column : layout.blocks.front().columns) {
    if (column.kind == ColumnKind::contribution) brings.push_back(column.id);
  }
  CHECK(brings.size() == 1);
  CHECK(lay_out_whole(report, figures, std::nullopt).lines.size() == 4);
  CHECK(lay_out_newest(test::report({test::row("2026-01", "cs=70")}), figures, std::nullopt).lines.empty());
}

TEST_CASE("the heading of a column of money names the currency") {
  Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90 revenue_start=7000 revenue_end=8000")});
  report.currency = "EUR";
  const Layout layout = layout_of(report, {});
  CHECK(heading_with_currency(layout, layout.blocks.at(0).columns.front()) == "start");
  CHECK(heading_with_currency(layout, layout.blocks.at(1).columns.front()) == "start (€)");
}
