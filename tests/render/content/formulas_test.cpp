#include "render/content/formulas.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;
using Texts = std::vector<std::string>;

TEST_CASE("the formulas of a quantity are in symbols, in the order tried") {
  CHECK(formula_texts(quantity(Id::crr)) == Texts{"(CE − CN − CR) / CS × 100", "(CS − CL) / CS × 100", "100 − churn"});
  CHECK(formula_texts(quantity(Id::customers_start)).empty());
}

TEST_CASE("a worked formula is broken at its equals signs where it does not fit") {
  CHECK(worked_lines("a / b = 1 / 2 = 0.5", {}) == Texts{"a / b = 1 / 2 = 0.5"});
  CHECK(worked_lines("a / b = 1 / 2 = 0.5", 19) == Texts{"a / b = 1 / 2 = 0.5"});
  CHECK(worked_lines("a / b = 1 / 2 = 0.5", 18) == Texts{"a / b", "= 1 / 2", "= 0.5"});
}

TEST_CASE("the worked number of a metric is computed from its example") {
  CHECK(worked_example(quantity(Id::crr), Language::english) == "(CE − CN − CR) / CS × 100 = (90 − 30 − 0) / 70 × 100 = 85.7%");
  CHECK(worked_example(quantity(Id::customers_start), Language::english).empty());
}

TEST_CASE("every metric of the table has an example that gives it a value") {
  for (const Quantity& quantity : quantities()) {
    if (quantity.is_fact() || quantity.measured) continue;
    const std::string worked = worked_example(quantity, Language::english);
    CAPTURE(quantity.key, worked);
    CHECK_FALSE(worked.empty());
    CHECK(worked.find("undefined") == std::string::npos);
    CHECK(worked.find("given") == std::string::npos);
  }
}
