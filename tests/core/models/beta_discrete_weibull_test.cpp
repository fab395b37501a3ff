#include "core/models/beta_discrete_weibull.hpp"

#include <cmath>
#include <random>

#include "core/models/shifted_beta_geometric.hpp"
#include "core/models/special.hpp"
#include "support/beta_geometric_point.hpp"
#include "support/catch.hpp"

using namespace retain::models;

namespace {

using Bdw = BetaDiscreteWeibull;

std::vector<AgeCounts> weibull_counts(const std::vector<double>& survivors) {
  std::vector<AgeCounts> counts;
  for (std::size_t age = 1; age < survivors.size(); ++age) counts.push_back({survivors[age - 1] - survivors[age], survivors[age]});
  return counts;
}

const std::vector<double> five_ages{1000, 869, 743, 653, 593};

}  // namespace

TEST_CASE("the beta-discrete-Weibull with c = 1 is the shifted beta-geometric") {
  if (boost_math_version().empty()) return;
  const Bdw::Point point{std::log(0.668), std::log(3.806), 0};
  const auto plain = retain::test::point_of(0.668, 3.806);
  CHECK(Bdw::derive(weibull_counts(five_ages), point).value ==
        Approx(ShiftedBetaGeometric::derive(weibull_counts(five_ages), plain).value).epsilon(1e-13));
  CHECK(Bdw::log_survivals(point, 30)[30] == Approx(ShiftedBetaGeometric::log_survivals(plain, 30)[30]).epsilon(1e-12));
  for (const double factor : {1 / 1.1, 1 / 1.0001}) {
    for (const std::size_t made : {std::size_t{0}, std::size_t{5}})
      CHECK(Bdw::payments(point, made, factor) == Approx(ShiftedBetaGeometric::payments(plain, made, factor)).epsilon(1e-11));
  }
  const Bdw::Point finite{std::log(3), std::log(8), 0};
  CHECK(Bdw::payments(finite, 0, 1) == Approx(5).epsilon(1e-10));
}

TEST_CASE("the derivatives of the beta-discrete-Weibull are those of its values") {
  if (boost_math_version().empty()) return;
  constexpr double step = 1e-4;
  const std::vector<AgeCounts> counts = weibull_counts(five_ages);
  for (const Bdw::Point point : {Bdw::Point{-0.5, 1, 0.3}, Bdw::Point{1, 2, -0.4}, Bdw::Point{-1, 0, 0}}) {
    const Derivatives<3> at = Bdw::derive(counts, point);
    for (std::size_t i = 0; i < 3; ++i) {
      Bdw::Point up = point;
      Bdw::Point down = point;
      up[i] += step;
      down[i] -= step;
      const Derivatives<3> above = Bdw::derive(counts, up);
      const Derivatives<3> below = Bdw::derive(counts, down);
      CHECK(at.gradient[i] == Approx((above.value - below.value) / (2 * step)).epsilon(1e-5).margin(1e-4));
      for (std::size_t j = 0; j < 3; ++j)
        CHECK(at.hessian[i][j] == Approx((above.gradient[j] - below.gradient[j]) / (2 * step)).epsilon(1e-5).margin(1e-3));
    }
  }
}

TEST_CASE("the fit of the beta-discrete-Weibull is the best point of a grid, or better") {
  if (boost_math_version().empty()) return;
  std::mt19937_64 random(17);
  const auto uniform = [&random](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
  int fitted = 0;
  for (int round = 0; round < 12; ++round) {
    const Bdw::Point truth{uniform(-1.5, 1), uniform(-1, 2), uniform(-0.5, 0.6)};
    std::vector<double> survivors;
    for (const double log : Bdw::log_survivals(truth, 6)) survivors.push_back(std::round(2000 * std::exp(log) * uniform(0.99, 1)));
    for (std::size_t age = 1; age < survivors.size(); ++age) survivors[age] = std::min(survivors[age], survivors[age - 1]);
    const std::vector<AgeCounts> counts = weibull_counts(survivors);
    const auto maximum = Bdw::fit(counts);
    if (!maximum) continue;
    ++fitted;
    double best = -1e300;
    for (double a = -4; a <= 5; a += 0.5) {
      for (double b = -4; b <= 6; b += 0.5) {
        for (double c = -1.5; c <= 1.5; c += 0.25) best = std::max(best, Bdw::derive(counts, {a, b, c}).value);
      }
    }
    CAPTURE(round);
    CHECK(maximum->value >= best - 1e-9);
  }
  CHECK(fitted > 5);
}

TEST_CASE("customers who are all alike have no beta-discrete-Weibull") {
  if (boost_math_version().empty()) return;
  CHECK_FALSE(Bdw::fit(weibull_counts({1000, 900, 700, 400})));
}
