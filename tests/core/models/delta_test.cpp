#include "core/models/delta.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace retain::models;

TEST_CASE("the delta method is exact for what is linear") {
  const Maximum<2> maximum{{1, 2}, 0, {{{4, 1}, {1, 9}}}};
  const auto sum = [](const Vector<2>& point) { return 2 * point[0] - 3 * point[1]; };
  CHECK(standard_error(maximum, sum) == Approx(std::sqrt(4 * 4 + 9 * 9 - 2 * 6 * 1)).epsilon(1e-10));
  // The slope of a product at (1, 2) is (2, 1).
  CHECK(standard_error(maximum, [](const Vector<2>& point) { return point[0] * point[1]; }) ==
        Approx(std::sqrt(4 * 4 + 9 + 2 * 2)).epsilon(1e-10));
}

TEST_CASE("ranges of shares stay within none and all") {
  const retain::Interval wide = share_interval(std::log(0.5), 1);
  CHECK(wide.low > 0);
  CHECK(wide.low < 50);
  CHECK(wide.high > 50);
  CHECK(wide.high < 100);
  CHECK(share_interval(0, 0).low == 100);
  CHECK(log_interval(2, 0.1).high == Approx(2 * std::exp(0.1959963984540054)).epsilon(1e-14));
}
