#include "retain/statistics.hpp"

#include <cmath>
#include <tuple>

#include "support/catch.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using retain::Proportion;
using retain::two_proportion_p_value;
using retain::wilson_interval;

namespace {

// The last digits depend on the order of operations and on the mathematics library.
constexpr double last_digits = 1e-12;

}  // namespace

TEST_CASE("the 95% Wilson interval of a share", "[statistics]") {
  const auto [successes, trials, low, high] = GENERATE(table<std::int64_t, std::int64_t, double, double>({
      {60, 70, 75.66158011633325, 92.0510582829334},
      {10, 70, 7.948941717066599, 24.338419883666752},
      {1200, 1296, 91.03744529119886, 93.89598966798647},
      {50, 100, 40.38315303659956, 59.61684696340044},
      {1, 1'000'000, 1.7652457674537178e-05, 5.664911804311443e-04},
  }));
  CAPTURE(successes, trials);
  const auto interval = wilson_interval({successes, trials});
  CHECK_THAT(interval.low, WithinRel(low, last_digits));
  CHECK_THAT(interval.high, WithinRel(high, last_digits));
}

TEST_CASE("the interval of all or nothing ends exactly there", "[statistics]") {
  CHECK(wilson_interval({0, 10}).low == 0.0);
  CHECK_THAT(wilson_interval({0, 10}).high, WithinRel(27.75327998628892, last_digits));
  CHECK_THAT(wilson_interval({10, 10}).low, WithinRel(72.24672001371107, last_digits));
  CHECK(wilson_interval({10, 10}).high == 100.0);
}

TEST_CASE("the intervals of a share and of its complement mirror each other", "[statistics]") {
  for (std::int64_t successes = 0; successes <= 40; ++successes) {
    CAPTURE(successes);
    const auto share = wilson_interval({successes, 40});
    const auto complement = wilson_interval({40 - successes, 40});
    CHECK_THAT(share.low, WithinAbs(100 - complement.high, 1e-11));
    CHECK_THAT(share.high, WithinAbs(100 - complement.low, 1e-11));
    CHECK(share.low >= 0);
    CHECK(share.high <= 100);
  }
}

TEST_CASE("the p-value of the pooled two-proportion test", "[statistics]") {
  const auto [a, of_a, b, of_b, expected] = GENERATE(table<std::int64_t, std::int64_t, std::int64_t, std::int64_t, double>({
      {1211, 1279, 1200, 1296, 0.029837209527304},
      {60, 70, 83, 90, 0.18510516262023954},
      {1, 2, 1, 3, 0.7093881150142263},
      {0, 10, 10, 10, 7.744216431044096e-06},
      {5, 83, 12, 99, 0.15918129181156992},  // the example of proportions_ztest in the manual of statsmodels, there to three digits
  }));
  CAPTURE(a, of_a, b, of_b);
  CHECK_THAT(two_proportion_p_value({a, of_a}, {b, of_b}), WithinRel(expected, last_digits));
  CHECK(two_proportion_p_value({a, of_a}, {b, of_b}) == two_proportion_p_value({b, of_b}, {a, of_a}));
  // A share and its complement differ alike.
  CHECK_THAT(two_proportion_p_value({of_a - a, of_a}, {of_b - b, of_b}), WithinRel(expected, last_digits));
}

TEST_CASE("the same share differs by chance", "[statistics]") {
  CHECK(two_proportion_p_value({50, 100}, {50, 100}) == 1.0);
  CHECK(two_proportion_p_value({50, 100}, {1, 2}) == 1.0);
}

TEST_CASE("where nobody or everybody was lost there is no difference to explain", "[statistics]") {
  CHECK(two_proportion_p_value({0, 10}, {0, 1000}) == 1.0);
  CHECK(two_proportion_p_value({10, 10}, {1000, 1000}) == 1.0);
}

TEST_CASE("the largest counts have a p-value and an interval", "[statistics]") {
  constexpr std::int64_t most = 9'223'372'036'854'775'807;
  CHECK(two_proportion_p_value({most, most}, {most / 2, most}) == 0.0);
  CHECK(two_proportion_p_value({most / 2, most}, {most / 2, most}) == 1.0);
  CHECK_THAT(wilson_interval({most / 2, most}).low, WithinRel(50.0, 1e-8));
}

// Table II of Newcombe 1998, method 10, to its four digits.
TEST_CASE("the interval of a difference is that of Newcombe's examples", "[statistics]") {
  const auto [a, of_a, b, of_b, low, high] = GENERATE(table<std::int64_t, std::int64_t, std::int64_t, std::int64_t, double, double>({
      {56, 70, 48, 80, 0.0524, 0.3339},
      {9, 10, 3, 10, 0.1705, 0.8090},
      {6, 7, 2, 7, 0.0582, 0.8062},
      {5, 56, 0, 29, -0.0381, 0.1926},
      {0, 10, 0, 20, -0.1611, 0.2775},
      {0, 10, 0, 10, -0.2775, 0.2775},
      {10, 10, 0, 20, 0.6791, 1.0000},
      {10, 10, 0, 10, 0.6075, 1.0000},
  }));
  CAPTURE(a, of_a, b, of_b);
  const auto interval = retain::newcombe_interval({a, of_a}, {b, of_b});
  CHECK_THAT(interval.low, WithinAbs(100 * low, 0.00501));
  CHECK_THAT(interval.high, WithinAbs(100 * high, 0.00501));
  const auto mirrored = retain::newcombe_interval({b, of_b}, {a, of_a});
  CHECK(mirrored.low == -interval.high);
  CHECK(mirrored.high == -interval.low);
}

TEST_CASE("a proportion of nothing, or beyond all, has no interval", "[statistics]") {
  for (const Proportion wrong : {Proportion{0, 0}, Proportion{-1, 7}, Proportion{8, 7}}) {
    CHECK_THROWS_AS(wilson_interval(wrong), retain::Error);
    CHECK_THROWS_AS(newcombe_interval({1, 2}, wrong), retain::Error);
    CHECK_THROWS_AS(two_proportion_p_value(wrong, {1, 2}), retain::Error);
  }
}

// The example of Holm's procedure in R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
TEST_CASE("p-values of several tests are corrected for their number", "[statistics]") {
  using retain::holm_adjusted;
  const std::vector<double> adjusted = holm_adjusted({0.01, 0.04, 0.03, 0.005});
  const std::vector<double> expected{0.03, 0.06, 0.06, 0.02};
  REQUIRE(adjusted.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK_THAT(adjusted[i], WithinRel(expected[i], 1e-12));
  CHECK(holm_adjusted({0.6, 0.5}) == std::vector<double>{1, 1});
  CHECK(holm_adjusted({0.03}) == std::vector<double>{0.03});
  CHECK(holm_adjusted({}).empty());
}
