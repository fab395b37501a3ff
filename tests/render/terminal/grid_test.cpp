#include "render/terminal/grid.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::string drawn_grid(const Grid& grid, std::size_t width) {
  std::string text = "\n";
  draw_grid(grid, width, [&text](std::string_view line, Paint /*paint*/) { text.append(line).append("\n"); });
  return text;
}

Grid grid_of_segments() {
  return grid_of({"segment", "left %", "95% range", "constant churn %"}, 1,
                 {{{"north", "12.5", "8.0 - 17.1", "9.9"}}, {{"south", "3.0", "1.0 - 5.0", "2.0"}}});
}

}  // namespace

TEST_CASE("a table that fits has a line of headings") {
  CHECK(drawn_grid(grid_of_segments(), 80) == R"(
segment  left %   95% range  constant churn %
north      12.5  8.0 - 17.1               9.9
south       3.0   1.0 - 5.0               2.0
)");
}

TEST_CASE("headings of a table that is too wide are broken at spaces") {
  CHECK(drawn_grid(grid_of_segments(), 44) == R"(
         left              constant
segment     %   95% range   churn %
north    12.5  8.0 - 17.1       9.9
south     3.0   1.0 - 5.0       2.0
)");
}

TEST_CASE("columns that do not fit stand below, behind the labels") {
  CHECK(drawn_grid(grid_of_segments(), 30) == R"(
         left
segment     %   95% range
north    12.5  8.0 - 17.1
south     3.0   1.0 - 5.0

         constant
segment   churn %
north         9.9
south         2.0
)");
}

TEST_CASE("a long table stays in one piece, however wide it is") {
  const std::vector<GridLine> lines(101, {{"a customer", "1,000", "2,000"}});
  const std::string text = drawn_grid(grid_of({"customer", "before", "after"}, 1, lines), 20);
  CHECK_THAT(text, Catch::Matchers::StartsWith("\ncustomer    before  after\na customer   1,000  2,000\n"));
  CHECK(std::count(text.begin(), text.end(), '\n') == 103);
}
