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
