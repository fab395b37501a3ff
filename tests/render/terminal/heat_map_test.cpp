#include "render/terminal/heat_map.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

HeatMap map_of_ages(std::size_t ages) {
  HeatMap map;
  map.caption = "% of customers active, by months since the first";
  map.headings = {"Cohort", "Customers"};
  HeatLine& line = map.lines.emplace_back();
  line.labels = {"2026-01", "100"};
  for (std::size_t age = 0; age < ages; ++age) {
    map.headings.push_back(std::to_string(age));
    line.cells.push_back({"50.0", 0.5});
  }
  return map;
}

}  // namespace

TEST_CASE("ages that a window has no room for are left out, and what says so keeps to its width") {
  RenderOptions options;
  options.width = 40;
  CHECK("\n" + heat_map_text(map_of_ages(12), options) == R"(
% of customers active, by months since
  the first
Cohort   Customers    0    1    2    3
2026-01        100 50.0 50.0 50.0 50.0
Ages 4 to 11 left out: a wider window or
  --full shows them.
)");
  options.full = true;
  CHECK_THAT(heat_map_text(map_of_ages(12), options), !test::Contains("left out"));
}

TEST_CASE("each shade has its own ground and ink, which are read on dark and on light") {
  RenderOptions options;
  options.colour = true;
  HeatMap map = map_of_ages(1);
  for (const auto& [share, codes] : {std::pair(0.0, "38;5;16;48;5;255"), std::pair(1.0, "38;5;231;48;5;18")}) {
    map.lines.front().cells.front().share = share;
    CHECK_THAT(heat_map_text(map, options), test::Contains(std::string("\x1b[") + codes + "m 50.0\x1b[0m"));
  }
  map.lines.front().is_muted = true;
  CHECK_THAT(heat_map_text(map, options), !test::Contains("48;5"));
}
