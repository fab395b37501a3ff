#include "render/markdown/page.hpp"

#include "render/render.hpp"
#include "support/catch.hpp"
#include "support/pages.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using retain::render::RenderOptions;

namespace {

std::string markdown(std::vector<Snapshot> snapshots, const ReportOptions& options = {}, const RenderOptions& rendering = {}) {
  return "\n" + render::render(test::report(std::move(snapshots), options), render::Format::markdown, rendering);
}

}  // namespace

TEST_CASE("a report is a headline, a table for each topic and a list of notes") {
  CHECK(markdown({test::row("2026-01", "cs=70 cn=30 ce=90")}) == R"(
2026-01: kept 60 of 70 customers, CRR 85.7% (95% range 75.7 to 92.1)

### Customers

| period | start | new | lost | end | CRR % | 95% range | churn % | annual % | growth % |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
| 2026-01 | 70 | 30 | 10 | 90 | 85.7 | 75.7 - 92.1 | 14.3 | 84.3 | 28.6 |

### Value

| period | lifespan |
| --- | ---: |
| 2026-01 | 7.0 |

- Assumed: reactivated customers 0.
)");
}

TEST_CASE("segments have a column, and what Markdown would act on is escaped") {
  ReportOptions options;
  options.metrics = {Id::crr};
  options.requirements = {parse_requirement("crr < 99")};
  CHECK(
      markdown({test::row("2026-01", "cs=10 churned=1 reactivated=0", "a|b"), test::row("2026-02", "cs=10 churned=1 reactivated=0", "a|b")},
               options) == R"(
| segment | period | CRR % | 95% range | change |
| --- | --- | ---: | ---: | ---: |
| a\|b | 2026-01 | 90.0 | 59.6 - 98.2 | – |
| a\|b | 2026-02 | 90.0 | 59.6 - 98.2 | 0.0 |
| a\|b | mean month | 90.0 | 69.9 - 97.2 |  |
| a\|b | 2 months | 81.0 | compounded |  |

- CRR of 2 months: compounded.
- CRR 0.0 points on 2026-01: may be chance (p 1)
- Customer retention rate, target below 99: met in 4 of 4; newest: total 2026-02 90.0%, met by 9.0 points
)");
}

TEST_CASE("a one-off calculation is a table of metrics") {
  ReportOptions options;
  options.metrics = {Id::crr};
  RenderOptions rendering;
  rendering.one_off = true;
  rendering.explain = true;
  CHECK(markdown({test::row("", "cs=70 cn=30 ce=90")}, options, rendering) == R"(
Kept 60 of 70 customers, lost 10, won 30; 90 at the end.

| metric | value | 95% range | formula |
| --- | --- | --- | --- |
| crr | 85.7% | 75.7 to 92.1 | (CE − CN − CR) / CS × 100 |

Assumed: reactivated customers 0 (customers who came back count as kept).

- crr  (CE − CN − CR) / CS × 100 = (90 − 30 − 0) / 70 × 100 = 85.7%
)");
}

TEST_CASE("a page in Markdown has nothing that Markdown acts on") {
  render::Page page = test::hostile_page();
  CHECK("\n" + test::drawn(page, render::Format::markdown) == R"(
5 \< 6 \| \*up\*

|  | name | N |
| --- | --- | ---: |
| a | \<script\> | 1 |
|  | x\|\\x1b\[31my\\n | – |
| b |  | 12 ! |

- \`\[link\](http://example.com)\`
)");
  page.opens_with_title = true;
  CHECK(test::drawn(page, render::Format::markdown).starts_with("### a &amp; \\<b\\>\n\n5 "));
}
