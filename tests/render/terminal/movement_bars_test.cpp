#include "render/terminal/movement_bars.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::string bars(const std::string& cells, int width = 80, bool colour = false, Language language = Language::english) {
  const Report report = test::report({test::row("2026-01", cells)});
  RenderOptions options;
  options.width = width;
  options.colour = colour;
  options.language = language;
  return "\n" + movement_bars(report, Figures(report, std::nullopt, Language::english), options);
}

}  // namespace

TEST_CASE("losses go to the left and gains to the right of one axis") {
  CHECK(bars("cs=100 cn=20 reactivated=5 churned=10", 50) == R"(
Customers, 2026-01: 100 at the start, 115 at the
  end, +15
  new   +20              │███████████████████████▌
  back   +5              │██████
  lost  -10  ▐███████████│
)");
}

TEST_CASE("movements that are not known are left out") {
  CHECK(bars("cs=100 churned=10", 30) == R"(
Customers, 2026-01
  lost  -10  ███████████████│
)");
  CHECK(bars("arpa=5") == "\nNo movements to draw.\n");
  CHECK(bars("cs=100 churned=0 cn=0", 30) == R"(
Customers, 2026-01: 100 at the
  start, 100 at the end, 0
  new   0  │
  lost  0  │
)");
}

TEST_CASE("bars fit the width, in any language") {
  const std::string cells =
      "cs=100000 cn=20777 reactivated=5 churned=10 mrr_start=90000.5 mrr_new=0.01 mrr_churned=89999.25 mrr_expansion=3";
  for (const int width : {40, 60, 79, 80, 120}) {
    for (const Language language : {Language::english, Language::korean}) {
      const std::vector<std::string> lines = split(bars(cells, width, false, language), "\n");
      for (const std::string& line : lines) {
        CAPTURE(width, line);
        CHECK(display_width(line) <= static_cast<std::size_t>(width));
      }
    }
  }
}

TEST_CASE("colour is no more than colour") {
  std::string coloured = bars("cs=100 cn=20 churned=10", 60, true);
  CHECK(coloured.find("\x1b[31m") != std::string::npos);
  CHECK(coloured.find("\x1b[32m") != std::string::npos);
  for (const char* code : {"\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"}) {
    for (std::size_t at = coloured.find(code); at != std::string::npos; at = coloured.find(code))
      coloured.erase(at, std::string(code).size());
  }
  CHECK(coloured == bars("cs=100 cn=20 churned=10", 60));
}
