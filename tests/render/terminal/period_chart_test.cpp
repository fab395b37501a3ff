#include "render/terminal/period_chart.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::vector<Snapshot> months(const std::string& segment = "") {
  return {test::row("2026-08", "cs=1251 churned=70 arpa=20", segment), test::row("2026-09", "cs=1276 churned=0 arpa=21", segment),
          test::row("2026-10", "cs=1296 churned=196 arpa=22.5", segment),
          test::row("2026-11", "cs=1296 churned=60 arpa=20 complete=no", segment)};
}

std::string chart(Id id, std::vector<Snapshot> snapshots, int width = 60, bool colour = false,
                  const std::vector<std::string>& requirements = {}) {
  ReportOptions options;
  for (const std::string& text : requirements) options.requirements.push_back(parse_requirement(text));
  const Report report = test::report(std::move(snapshots), options);
  RenderOptions rendering;
  rendering.width = width;
  rendering.colour = colour;
  return "\n" + period_chart(report, id, Figures(report, std::nullopt, Language::english), rendering);
}

}  // namespace

TEST_CASE("a share is drawn with its range, its change and its target") {
  const std::string text = chart(Id::crr, months(), 70, false, {"crr >= 90", "overall:crr >= 50"});
  CHECK(text == R"(
Customer retention rate, %
2026-08    94.4                                ┊      ├──●─┤
2026-09   100.0   +5.6 *                       ┊                    ├●
2026-10    84.9  -15.1 *       ├────●───┤      ┊
2026-11~   95.4  +10.5                         ┊        ├──○─┤
                       //├─────────────────────┼─────────────────────┤
                         80                   90                   100
● value  ├─┤ 95% range  ○ not complete  * beyond chance at 95%
// axis from 80 to 100, not from 0  ┊ crr >= 90
)");
}

TEST_CASE("money is drawn as bars from zero") {
  const std::vector<Snapshot> rows = {test::row("2026-08", "cs=10 churned=1 arpa=10"), test::row("2026-09", "cs=10 churned=1 arpa=20"),
                                      test::row("2026-10", "cs=10 churned=1 arpa=15 complete=no")};
  CHECK(chart(Id::arpa, rows, 50) == R"(
Average revenue per account
2026-08   10        ████████████████
2026-09   20  +10   ██████████████████████████████
2026-10~  15   -5   ░░░░░░░░░░░░░░░░░░░░░░░
                    ├──────────────┼─────────────┤
                    0             10            20
░ not complete
)");
}

TEST_CASE("bars that would all look alike are dots on an axis that says where it is cut") {
  CHECK(chart(Id::arpa, months(), 50) == R"(
Average revenue per account
2026-08   20.00          ●
2026-09   21.00  +1.00           ●
2026-10   22.50  +1.50                       ●
2026-11~  20.00  -2.50   ○
                       //├───────┼───────┼───────┤
                         20     21      22      23
● value  ○ not complete
// axis from 20 to 23, not from 0
)");
  CHECK(chart(Id::customers_start, months(), 50).find("// axis from 1,240 to 1,300, not from 0") != std::string::npos);
  // A fifth of the largest is seen from zero; and what does not differ at all is all the same.
  const auto of = [](const std::string& first, const std::string& second) {
    return chart(Id::arpa, {test::row("2026-01", "cs=10 churned=1 arpa=" + first), test::row("2026-02", "cs=9 churned=1 arpa=" + second)});
  };
  CHECK(of("80", "100").find("█") != std::string::npos);
  CHECK(of("81", "100").find("█") == std::string::npos);
  CHECK(of("100", "100").find("█") != std::string::npos);
}

TEST_CASE("the customers lost for a reason are drawn as counts") {
  std::vector<Snapshot> rows = {test::row("2026-01", "cs=70 churned=10"), test::row("2026-02", "cs=60 churned=5"),
                                test::row("2026-03", "cs=55 churned=5")};
  rows[0].reasons = {{"churned:price", Number(4)}, {"Churned: price", Number(2)}, {"churned:other", Number(1)}};
  rows[1].reasons = {{"churned:price", Number(3)}};
  const Report report = test::report(rows);
  RenderOptions rendering;
  rendering.width = 50;
  CHECK("\n" + reason_chart(report, Id::customers_churned, "price", Figures(report, std::nullopt, Language::english), rendering) == R"(
Lost customers: price
2026-01  6  ██████████████████████████████████████
2026-02  3  ████████████████████
2026-03  –  the input does not hold what it needs
            ├───────────┼────────────┼───────────┤
            0           2            4           6
)");
}

TEST_CASE("what is undefined says why") {
  CHECK(chart(Id::ltv, months(), 60).find("nobody was lost\n") != std::string::npos);
  CHECK(chart(Id::ndr, months(), 60).find("the input does not hold what it needs\n") != std::string::npos);
}

TEST_CASE("a chart fits its width, with names of any width") {
  auto rows = months("서울특별시");
  const auto others = months("EMEA");
  rows.insert(rows.end(), others.begin(), others.end());
  for (const int width : {50, 79, 80, 120}) {
    for (const Id id : {Id::crr, Id::arpa, Id::customers_start, Id::ltv}) {
      for (const std::string& line : split(chart(id, rows, width, false, {"crr >= 90"}), "\n")) {
        CAPTURE(width, line);
        CHECK(display_width(line) <= static_cast<std::size_t>(width));
      }
    }
  }
}

TEST_CASE("a significant change is coloured by its direction") {
  CHECK(chart(Id::crr, months(), 60).find('\x1b') == std::string::npos);
  CHECK(chart(Id::crr, months(), 60, true).find("\x1b[31m●\x1b[0m") != std::string::npos);
}

TEST_CASE("there is no chart of no period") {
  CHECK(chart(Id::crr, {test::row("", "cs=10 churned=1")}).find("total") != std::string::npos);
}

TEST_CASE("nothing is a mark at zero") {
  const std::string text = chart(
      Id::revenue_churned, {test::row("2026-01", "mrr_start=10 mrr_churned=5"), test::row("2026-02", "mrr_start=10 mrr_churned=0")}, 50);
  CHECK(text.find("2026-02  0  │\n") != std::string::npos);
}
