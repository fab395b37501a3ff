#include "render/models/survival_page.hpp"

#include <variant>

#include "core/models/special.hpp"
#include "render/render.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using test::Contains;

namespace {

Survival survival_of_segments() {
  std::vector<Lifetimes> lists(3);
  lists[0].segment = "basic";
  lists[1].segment = "pro";
  for (std::size_t i = 0; i < 3; ++i) {
    lists[i].lost = i == 0 ? std::vector<double>{0, 4, 2} : i == 1 ? std::vector<double>{0, 1, 0} : std::vector<double>{0, 5, 2};
    lists[i].censored = i == 0 ? std::vector<double>{0, 0, 4} : i == 1 ? std::vector<double>{0, 0, 9} : std::vector<double>{0, 0, 13};
  }
  Survival survival = survival_of(lists, Granularity::month);
  survival.assumptions = {{std::nullopt, {"a list"}, {"a list"}}};
  survival.warnings = {warning("came_back", "some came back", "")};
  return survival;
}

}  // namespace

TEST_CASE("a page of survival carries what is doubtful, and no hint of the command line") {
  if (models::boost_math_version().empty()) return;
  const Survival survival = survival_of_segments();
  const std::string page = render_survival(survival, Format::html, {});
  CHECK_THAT(page, Contains("<h2>Warnings</h2>"));
  CHECK_THAT(page, Contains("some came back"));
  CHECK_THAT(page, Contains("A list."));
  CHECK_THAT(page, !Contains("retain forecast"));
  const std::string text = render_survival(survival, Format::table, {});
  CHECK_THAT(text, Contains("Next: `retain forecast`"));
  CHECK_THAT(text, !Contains("some came back"));
}

TEST_CASE("the tables of survival hold their numbers") {
  if (models::boost_math_version().empty()) return;
  const Page page = survival_page(survival_of_segments(), {}, Format::xlsx);
  const Grid* grid = nullptr;
  for (const Part& part : page.parts) {
    if (grid == nullptr) grid = std::get_if<Grid>(&part);
  }
  REQUIRE(grid != nullptr);
  std::vector<GridLine> lines;
  grid->each_line([&lines](const GridLine& line) { lines.push_back(line); });
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].cells[0] == "basic");
  CHECK(lines[0].numbers[1].value == 10.0);
  CHECK(lines[0].numbers[2].value == 6.0);
  CHECK(lines[0].numbers[6].low);
}
