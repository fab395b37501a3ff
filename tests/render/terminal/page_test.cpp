#include "render/terminal/page.hpp"

#include "render/render.hpp"
#include "support/catch.hpp"
#include "support/pages.hpp"
#include "support/snapshots.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

using namespace retain;
using retain::display_width;
using retain::split;
using retain::render::ChartSubject;
using retain::render::RenderOptions;

namespace {

std::string table(std::vector<Snapshot> snapshots, const ReportOptions& options = {}, const RenderOptions& rendering = {}) {
  return "\n" + render::render(test::report(std::move(snapshots), options), render::Format::table, rendering);
}

std::vector<Snapshot> months_of(const std::string& segment = "") {
  const std::string revenue = " mrr_start=50000 mrr_new=3760 mrr_expansion=500.25 mrr_contraction=120 mrr_churned=2840.10 reactivated=0";
  return {test::row("2026-08", "cs=1251 cn=95 churned=70" + revenue, segment),
          test::row("2026-09", "cs=1276 cn=88 churned=68" + revenue, segment),
          test::row("2026-10", "cs=1296 cn=79 churned=96" + revenue, segment)};
}

std::size_t widest_line(const std::string& text) {
  std::size_t width = 0;
  for (const std::string& line : split(text, "\n")) width = std::max(width, display_width(line));
  return width;
}

}  // namespace

TEST_CASE("the default screen says what it was, whether it is real and what is behind it") {
  CHECK(table(months_of()) == R"(
2026-10: kept 1,200 of 1,296 customers, CRR 92.6% (95% range 91.0 to 93.9)
  -2.1 points on 2026-09: more than chance (p 0.031); NDR 95.1%, 0.0 points

Customers   start  new  lost    end  CRR %    95% range  change  churn %
2026-08     1,251   95    70  1,276   94.4  93.0 - 95.5     –        5.6
2026-09     1,276   88    68  1,296   94.7  93.3 - 95.8  +0.3        5.3
2026-10     1,296   79    96  1,279   92.6  91.0 - 93.9  -2.1 *      7.4
mean month                            93.9  93.1 - 94.6              6.1
3 months    1,251  262   234  1,279   82.8   compounded
trend         ▁▅█  █▅▁   ▂▁█    ▁█▂    ▇█▁                           ▂▁█

Revenue           new  expanded  contracted      lost        end  NDR %  GRR %
2026-08      3,760.00    500.25      120.00  2,840.10  51,300.15   95.1   94.1
2026-09      3,760.00    500.25      120.00  2,840.10  51,300.15   95.1   94.1
2026-10      3,760.00    500.25      120.00  2,840.10  51,300.15   95.1   94.1
mean month                                                         95.1   94.1
3 months    11,280.00  1,500.75      360.00  8,520.30  51,300.15   86.0   83.3
trend             ▄▄▄       ▄▄▄         ▄▄▄       ▄▄▄        ▄▄▄    ▄▄▄    ▄▄▄

Value       lifespan   ARPA     LTV
2026-08         17.9  40.20  718.50
2026-09         18.8  39.58  742.77
2026-10         13.5  40.11  541.48
mean month      16.3  39.96  652.91
trend            ▇█▁    █▁▇     ▇█▁

* beyond chance at 95%.  CRR, NDR, GRR of 3 months: compounded.
Assumed: reactivated revenue 0, paused revenue 0, gross margin 100%.
11 more columns in a wider terminal; --metrics shows any metric.
LTV: all that a subscription will pay at this churn and price, undiscounted.
)");
}

TEST_CASE("no line is wider than the terminal, whatever the segments are called") {
  std::vector<Snapshot> snapshots;
  for (const std::string segment : {"EMEA", "대한민국", "a|b"}) {
    for (Snapshot& snapshot : months_of(segment)) snapshots.push_back(std::move(snapshot));
  }
  for (const int width : {40, 60, 80, 132}) {
    RenderOptions rendering;
    rendering.width = width;
    CAPTURE(width);
    CHECK(widest_line(table(snapshots, {}, rendering)) <= static_cast<std::size_t>(width));
  }
}

TEST_CASE("a segment has its own time line") {
  ReportOptions options;
  options.metrics = {Id::crr};
  CHECK(
      table({test::row("2026-01", "cs=100 reactivated=0 churned=5", "한국"), test::row("2026-01", "cs=50 reactivated=0 churned=5", "EMEA"),
             test::row("2026-02", "cs=100 reactivated=0 churned=8", "한국"), test::row("2026-02", "cs=50 reactivated=0 churned=5", "EMEA")},
            options) == R"(
Month         CRR %    95% range  change
한국
  2026-01      95.0  88.8 - 97.8     –
  2026-02      92.0  85.0 - 95.9  -3.0
  mean month   93.5  89.2 - 96.2
  2 months     87.4   compounded
EMEA
  2026-01      90.0  78.6 - 95.7     –
  2026-02      90.0  78.6 - 95.7   0.0
  mean month   90.0  82.6 - 94.5
  2 months     81.0   compounded
total
  2026-01      93.3  88.2 - 96.3     –
  2026-02      91.3  85.7 - 94.9  -2.0
  mean month   92.3  88.8 - 94.8
  2 months     85.2   compounded

CRR of 2 months: compounded.
)");
}

TEST_CASE("one period of several segments has a line for each, aligned by display width") {
  CHECK(table({test::row("2026-01", "cs=100 cn=10 churned=5 reactivated=0", "한국"),
               test::row("2026-01", "cs=50 cn=20 churned=10 reactivated=0", "EMEA")})
            .find(R"(
Customers, 2026-01  start  new  lost  end  CRR %    95% range  churn %  growth %
한국                  100   10     5  105   95.0  88.8 - 97.8      5.0       5.0
EMEA                   50   20    10   60   80.0  67.0 - 88.8     20.0      20.0
total                 150   30    15  165   90.0  84.2 - 93.8     10.0      10.0
)") != std::string::npos);
}

TEST_CASE("requirements and worked formulas follow the tables") {
  ReportOptions options;
  options.metrics = {Id::crr};
  options.requirements = {parse_requirement("crr >= 90")};
  RenderOptions rendering;
  rendering.explain = true;
  rendering.precision = 2;
  CHECK(table({test::row("2026-01", "cs=70 cn=30 ce=90")}, options, rendering) == R"(
Month    CRR %      95% range
2026-01  85.71  75.66 - 92.05

Assumed: reactivated customers 0.

Customer retention rate 2026-01: 85.71%, target 90: missed by 4.29 points

How 2026-01 was computed:
crr  (CE − CN − CR) / CS × 100 = (90 − 30 − 0) / 70 × 100 = 85.71%
)");
}

TEST_CASE("colour marks headings and significant changes, and is never the only sign") {
  RenderOptions rendering;
  rendering.colour = true;
  std::string coloured = table(months_of(), {}, rendering);
  CHECK(coloured.find("\x1b[31m-2.1 *\x1b[0m") != std::string::npos);
  CHECK(coloured.find("\x1b[1mCustomers ") != std::string::npos);
  for (std::size_t begin = coloured.find('\x1b'); begin != std::string::npos; begin = coloured.find('\x1b')) {
    coloured.erase(begin, coloured.find('m', begin) + 1 - begin);
  }
  CHECK(coloured == table(months_of()));
}

TEST_CASE("charts stand in place of the blocks, between headline and notes") {
  RenderOptions rendering;
  rendering.charts = {{ChartSubject::Kind::movements, {}, {}}, {ChartSubject::Kind::quantity, Id::crr, {}}};
  rendering.explain = true;
  const std::string text = table(months_of(), {}, rendering);
  CHECK(text.starts_with("\n2026-10: kept 1,200 of 1,296 customers"));
  CHECK(text.find("\nCustomers, 2026-10: 1,296 at the start, 1,279 at the end, -17\n") != std::string::npos);
  CHECK(text.find("\nCustomer retention rate, %\n") != std::string::npos);
  CHECK(text.find("mean month") == std::string::npos);
  CHECK(text.find("\nAssumed: ") != std::string::npos);
  CHECK(text.find("\nHow 2026-10 was computed:\ncrr  ") != std::string::npos);
  CHECK(text.ends_with("\ncrr  -2.1 points on 2026-09: more than chance (p 0.031)\n"));
  CHECK(widest_line(text) <= 80);
}

TEST_CASE("why customers left stands below the blocks, and not beside metrics chosen by name") {
  const std::vector<Snapshot> rows{test::row("2026-01", "cs=70 churned=10 churned:price=4")};
  CHECK(table(rows).find("\nWhy customers left  2026-01     %\nprice                     4  40.0\n") != std::string::npos);
  ReportOptions options;
  options.metrics = {Id::churn};
  CHECK(table(rows, options).find("Why customers left") == std::string::npos);
}

TEST_CASE("a page on a terminal has its labels to the left, its numbers to the right and nothing that a terminal acts on") {
  render::Page page = test::hostile_page();
  CHECK(test::drawn(page, render::Format::table) ==
        "5 < 6 | *up*\n\n   name              N\na  <script>          1\n   x|\\x1b[31my\\n     –\nb                 12 !\n\n"
        "`[link](http://example.com)`\n");
  page.opens_with_title = true;
  CHECK(test::drawn(page, render::Format::table).starts_with("a & <b>\n\n5 < 6"));
}

TEST_CASE("a page shows on a terminal in colour what matters and what is better or worse") {
  RenderOptions options;
  options.colour = true;
  const std::string text = test::drawn(test::hostile_page(), render::Format::table, options);
  CHECK(text.find("\x1b[1m5 < 6 | *up*\x1b[0m\n") != std::string::npos);
  CHECK(text.find("\x1b[31m   x|") != std::string::npos);
  CHECK(text.find("\na  <script>") != std::string::npos);
}

TEST_CASE("the caption of a table stands in the place of its first heading on a terminal") {
  render::Page page;
  render::Grid grid = render::grid_of({"reason", "N"}, 1, {{{"price", "3"}}});
  grid.caption = "Why";
  page.parts.emplace_back(grid);
  CHECK(test::drawn(page, render::Format::table) == "Why    N\nprice  3\n");
  CHECK(test::drawn(page, render::Format::markdown) == "### Why\n\n| reason | N |\n| --- | ---: |\n| price | 3 |\n");
}
