#include "render/html/charts/segments.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::string segments_of_crr(const Report& report) {
  TimeFrame frame(report, Language::english);
  return segments_markup(report, Figures(report, std::nullopt, Language::english), frame, quantity(Id::crr)).str();
}

}  // namespace

TEST_CASE("of many segments those that became worse by most are drawn and the others listed") {
  std::vector<Snapshot> rows;
  for (const char* month : {"2026-01", "2026-02"}) {
    for (int i = 10; i < 25; ++i) {
      const int lost = month[6] == '1' ? 5 : i;
      rows.push_back(test::row(month, "cs=100 churned=" + std::to_string(lost), "s" + std::to_string(i)));
    }
  }
  const std::string text = segments_of_crr(test::report(rows));
  CHECK(text.find("<span>s24</span><b>76.0%</b></p><p class=\"muted\">-19.0 points, more than chance</p>") < text.find("<span>s23</span>"));
  CHECK(text.find("3 more segments") != std::string::npos);
  CHECK(text.find("<th scope=\"row\">s10</th><td>90.0%</td><td class=\"words\">-5.0 points, may be chance</td>") != std::string::npos);
  CHECK(text.find("<span>s12</span>") == std::string::npos);
}

TEST_CASE("a single segment and a quantity that segments lack are not drawn") {
  CHECK(segments_of_crr(test::report({test::row("2026-01", "cs=100 churned=5", "a"), test::row("2026-02", "cs=100 churned=5", "a")}))
            .empty());
  CHECK(segments_of_crr(test::report({test::row("2026-01", "nps=5", "a"), test::row("2026-01", "nps=7", "b"),
                                      test::row("2026-02", "nps=5", "a"), test::row("2026-02", "nps=7", "b")}))
            .empty());
}
