#include "core/models/discount.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace retain;

TEST_CASE("a discount a year is shared by its periods") {
  using models::discount_factor;
  CHECK(discount_factor(10, Granularity::year) == Approx(1 / 1.1).epsilon(1e-15));
  CHECK(discount_factor(10, Granularity::unknown) == discount_factor(10, Granularity::year));
  CHECK(std::pow(discount_factor(10, Granularity::month), 12) == Approx(1 / 1.1).epsilon(1e-14));
  CHECK(std::pow(discount_factor(10, Granularity::quarter), 4) == Approx(1 / 1.1).epsilon(1e-14));
  CHECK(std::pow(discount_factor(10, Granularity::week), 365.25 / 7) == Approx(1 / 1.1).epsilon(1e-14));
  CHECK(std::pow(discount_factor(10, Granularity::day), 365.25) == Approx(1 / 1.1).epsilon(1e-13));
  CHECK(discount_factor(0, Granularity::month) == 1);
}
