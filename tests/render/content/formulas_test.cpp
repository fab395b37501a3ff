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
