#include "render/html/charts/waterfall.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::vector<WaterfallStep> steps_of(const std::string& cells, std::size_t identity = 0) {
  return waterfall_steps(test::solve(cells), identities()[identity]);
}

}  // namespace

TEST_CASE("a waterfall leads from the start through what came and went to the end") {
  const auto steps = steps_of("cs=70 cn=30 churned=10");
  REQUIRE(steps.size() == 4);
  CHECK(steps[0].is_stock);
  CHECK(steps[0].after == 70);
  CHECK(steps[1].change == 30);
  CHECK(steps[1].before == 70);
  CHECK(steps[1].after == 100);
  CHECK(steps[2].id == Id::customers_churned);
  CHECK(steps[2].change == -10);
  CHECK(steps[2].after == 90);
  CHECK(steps[3].is_stock);
  CHECK(steps[3].id == Id::customers_end);
  CHECK(steps[3].after == 90);
}

TEST_CASE("without a start, an end or the movements between them there is no waterfall") {
  CHECK(steps_of("cs=70 churned=10").empty());
  CHECK(steps_of("cn=30 ce=90").empty());
  CHECK(steps_of("mrr_start=100 mrr_churned=10", 1).empty());
  CHECK(steps_of("mrr_start=100 mrr_churned=10 new_mrr=5 revenue_expansion=3 revenue_contraction=0", 1).size() == 5);
}

TEST_CASE("the ground is zero, or a round number where movements would not be seen") {
  CHECK(waterfall_ground(steps_of("cs=70 cn=30 churned=10")) == 0);
  CHECK(waterfall_ground(steps_of("cs=0 cn=30 churned=0")) == 0);
  const double ground = waterfall_ground(steps_of("cs=1343 cn=73 churned=87"));
  CHECK(ground > 1200);
  CHECK(ground < 1329);
}

TEST_CASE("bars have their names and numbers") {
  Waterfall chart;
  chart.steps = steps_of("cs=1343 cn=73 churned=87");
  chart.name = [](Id id) { return std::string(quantity(id).heading); };
  chart.figure = [](const WaterfallStep& step) { return std::to_string(static_cast<int>(step.is_stock ? step.after : step.change)); };
  const std::string text = drawn(chart).str();
  for (const char* part : {">start<", ">1343<", ">73<", ">-87<", "class=\"cut\""}) CHECK(text.find(part) != std::string::npos);
  chart.steps = steps_of("cs=70 cn=30 churned=10");
  CHECK(drawn(chart).str().find("class=\"cut\"") == std::string::npos);
}
