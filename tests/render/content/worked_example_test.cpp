#include "render/content/worked_example.hpp"

#include "support/catch.hpp"

using namespace retain;
using retain::render::Language;
using retain::render::worked_example;

TEST_CASE("the worked number of a metric is computed from its example") {
  CHECK(worked_example(quantity(Id::crr), Language::english) == "(CE − CN − CR) / CS × 100 = (90 − 30 − 0) / 70 × 100 = 85.7%");
  CHECK(worked_example(quantity(Id::customers_start), Language::english).empty());
}

TEST_CASE("every metric of the table has an example that gives it a value") {
  for (const Quantity& quantity : quantities()) {
    if (quantity.is_fact()) continue;
    const std::string worked = worked_example(quantity, Language::english);
    CAPTURE(quantity.key, worked);
    CHECK_FALSE(worked.empty());
    CHECK(worked.find("undefined") == std::string::npos);
    CHECK(worked.find("given") == std::string::npos);
  }
}
