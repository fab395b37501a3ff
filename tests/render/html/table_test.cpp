#include "render/html/table.hpp"

#include "render/html/style.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

/// A layout points into its report.
Layout layout_of(Report&&) = delete;
Layout layout_of(const Report& report) { return lay_out(report, Figures(report, std::nullopt, Language::english), std::nullopt); }

std::string tables_of(const Report& report) {
  const Layout layout = layout_of(report);
  return table_markup(layout, {0, layout.lines.size()}, Language::english).str();
}

}  // namespace

TEST_CASE("a block is a table with a caption, headings and a line for each period") {
  const Report report = test::report({test::row("2026-01", "cs=1000 cn=0 churned=50"), test::row("2026-02", "cs=950 cn=0 churned=150")});
  const std::string text = tables_of(report);
  for (const char* part : {"<caption>Customers</caption>", "<th scope=\"col\">CRR %", "<tr><th scope=\"row\">2026-01<td>1,000", "<td>95.0",
                           "<td class=\"bad\">-10.8<i>*</i>", "<tr class=\"sum\"><th scope=\"row\">mean month", "tabindex=\"0\""}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("segments are groups of lines under their names") {
  const Report report = test::report({test::row("2026-01", "cs=10 churned=1", "<a>"), test::row("2026-02", "cs=10 churned=1", "<a>")});
  const std::string text = tables_of(report);
  CHECK(text.find("scope=\"rowgroup\"") != std::string::npos);
  CHECK(text.find(">&lt;a&gt;") != std::string::npos);
  CHECK(text.find("<a>") == std::string::npos);
}

TEST_CASE("on paper a short table is kept whole, and a longer one of short segments by segment") {
  const auto year_of = [](int segments, int months) {
    std::vector<Snapshot> rows;
    for (int i = 0; i < segments * months; ++i) {
      rows.push_back(test::row("2026-" + std::string(i / segments < 9 ? "0" : "") + std::to_string(i / segments + 1), "cs=10 churned=1",
                               std::string(1, static_cast<char>('a' + i % segments))));
    }
    return tables_of(test::report(rows));
  };
  CHECK(year_of(1, 3).find("class=\"short") != std::string::npos);
  CHECK(year_of(2, 12).find("class=\"parts") != std::string::npos);
  CHECK(html_style().find(".parts tbody{break-inside:avoid}") != std::string_view::npos);
}

TEST_CASE("the whole base stands behind its segments") {
  const std::vector<Snapshot> rows = {test::row("2026-01", "cs=10 churned=1", "a"), test::row("2026-01", "cs=10 churned=1", "b"),
                                      test::row("2026-02", "cs=10 churned=1", "a"), test::row("2026-02", "cs=10 churned=1", "b")};
  const Report report = test::report(rows);
  const Layout layout = layout_of(report);
  CHECK(layout.lines.size() == 15);
  CHECK(whole_base_lines(layout).first == 10);
  CHECK(whole_base_lines(layout).last == 15);
  ReportOptions options;
  options.last = 1;
  const Report month = test::report(rows, options);
  CHECK(whole_base_lines(layout_of(month)).first == 0);
  const Report base = test::report({test::row("2026-01", "cs=10 churned=1")});
  CHECK(whole_base_lines(layout_of(base)).first == 0);
}

TEST_CASE("a wide block is parted into inputs and metrics") {
  Block block;
  block.title = "Revenue";
  for (const Quantity& quantity : quantities()) {
    if (quantity.topic == Topic::revenue) block.columns.push_back({quantity.id, ColumnKind::value, "", {}, 0});
  }
  const auto parts = parts_of(block, Language::english);
  REQUIRE(parts.size() >= 2);
  CHECK(parts.front().title == "Revenue: inputs");
  std::size_t columns = 0;
  for (const TablePart& part : parts) {
    CHECK(part.columns.size() <= 10);
    columns += part.columns.size();
  }
  CHECK(columns == block.columns.size());
  block.columns.resize(4);
  CHECK(parts_of(block, Language::english).size() == 1);
}

TEST_CASE("the newest period by segment has a bar for each contribution, in colour where the change is more than chance") {
  const Report report =
      test::report({test::row("2026-01", "cs=1000 cn=0 churned=40", "a<b>"), test::row("2026-01", "cs=1000 cn=0 churned=40", "c"),
                    test::row("2026-02", "cs=1000 cn=0 churned=90", "a<b>"), test::row("2026-02", "cs=1000 cn=0 churned=36", "c")});
  const Figures figures(report, std::nullopt, Language::english);
  const SegmentTable table{"a did it", lay_out_newest(report, figures, 100), "what bars are"};
  const std::string text = segment_table_markup(table, "2026-02 by segment", Language::english).str();
  CHECK(text.starts_with("<p class=\"driver\">a did it</p>"));
  CHECK(text.find("<th scope=\"col\">CRR %<th scope=\"col\">change<th scope=\"col\">brings<th scope=\"col\">95% range") !=
        std::string::npos);
  CHECK(text.find("<tr><th scope=\"row\">a&lt;b&gt;<td>91.0<td class=\"bad\">-5.0<i>*</i><td class=\"part\"><svg class=\"cb\"") !=
        std::string::npos);
  CHECK(text.find("<path class=\"f-dn\"") != std::string::npos);
  CHECK(text.find("<path class=\"st\"") != std::string::npos);
  for (const char* rule : {".f-up{fill:var(--good)}", ".f-dn{fill:var(--bad)}", ".st{"}) {
    CAPTURE(rule);
    CHECK(html_style().find(rule) != std::string_view::npos);
  }
  CHECK(text.find("<tr class=\"sum\"><th scope=\"row\">total") != std::string::npos);
  CHECK(text.find("<caption>") == std::string::npos);
  CHECK(text.find("style=") == std::string::npos);
}
