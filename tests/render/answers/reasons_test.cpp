#include "render/answers/reasons.hpp"

#include "render/terminal/page.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::string tables(std::vector<Snapshot> snapshots, std::optional<std::size_t> width = 80, Language language = Language::english) {
  std::string text = "\n";
  for (Grid& table : reasons_tables(test::report(std::move(snapshots)), language, width)) {
    Page page;
    page.parts.emplace_back(std::move(table));
    paint_terminal(page, {}, [&text](std::string_view piece) { text += piece; });
  }
  return text;
}

std::vector<Snapshot> months_of_reasons(const std::string& segment = "") {
  return {test::row("2026-01", "cs=100 churned=10 churned:service=3 churned:price=5", segment),
          test::row("2026-02", "cs=100 churned=20 churned:service=12 churned:price=4", segment),
          test::row("2026-03", "cs=100 churned=8 churned:service=1 churned:price=7 complete=no", segment)};
}

}  // namespace

TEST_CASE("reasons stand below each other, the largest first, by period and of all") {
  CHECK(tables(months_of_reasons()) == R"(
Why customers left  2026-01     %  2026-02     %  2026-03~     %  2 months     %
service                   3  30.0       12  60.0         1  12.5        15  50.0
price                     5  50.0        4  20.0         7  87.5         9  30.0
(not known)               2  20.0        4  20.0                         6  20.0
)");
  CHECK(tables(months_of_reasons(), 60) == R"(
Why customers left  2026-03~     %  2 months     %
service                    1  12.5        15  50.0
price                      7  87.5         9  30.0
(not known)                                6  20.0
)");
  CHECK(tables(months_of_reasons(), 10).find("2 months") != std::string::npos);
}

TEST_CASE("segments are compared over all periods") {
  auto rows = months_of_reasons("north");
  const auto south = months_of_reasons("south");
  rows.insert(rows.end(), south.begin(), south.end());
  CHECK(tables(rows).find(R"(
Why customers left, 2 months  north     %  south     %
service                          15  50.0     15  50.0
)") != std::string::npos);
  CHECK(tables({test::row("2026-01", "cs=100 churned=10 churned:service=3", "north"),
                test::row("2026-01", "cs=100 churned=1 churned:service=0", "south")}) == R"(
Why customers left, 2026-01  north     %  south      %  total     %
service                          3  30.0      0    0.0      3  27.3
(not known)                      7  70.0      1  100.0      8  72.7
)");
}

TEST_CASE("on a terminal small reasons share a line and long names are cut") {
  std::string cells = "cs=100 churned=60";
  for (int i = 1; i <= 10; ++i) cells += " churned:reason" + std::to_string(i) + "=" + std::to_string(11 - i);
  const std::string text = tables({test::row("2026-01", cells)});
  CHECK(text.find("(3 other reasons)         6  10.0\n") != std::string::npos);
  CHECK(tables({test::row("2026-01", cells)}, std::nullopt).find("reason10") != std::string::npos);
  Snapshot snapshot = test::row("2026-01", "cs=10 churned=1");
  snapshot.reasons = {{"churned:\x1b[31m" + std::string(50, 'x'), Number(1)}};
  const std::string cut = tables({snapshot});
  CHECK(cut.find('\x1b') == std::string::npos);
  CHECK(cut.find("xxx…") != std::string::npos);
}

TEST_CASE("without reasons there is no table") { CHECK(tables({test::row("2026-01", "cs=100 churned=10")}) == "\n"); }

TEST_CASE("the table of reasons speaks Korean") {
  CHECK(tables(months_of_reasons(), 80, Language::korean).find("이탈 사유") != std::string::npos);
  CHECK(tables(months_of_reasons(), 80, Language::korean).find("(사유 미상)") != std::string::npos);
}
