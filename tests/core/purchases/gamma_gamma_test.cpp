#include "core/purchases/gamma_gamma.hpp"

#include <cmath>

#include "core/models/special.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::models;

namespace {

Vector<3> spend_logarithms(double p, double q, double v) { return {std::log(p), std::log(q), std::log(v)}; }

}  // namespace

TEST_CASE("expected spend is that of Fader and Hardie's note 025") {
  const GammaGamma model(spend_logarithms(6.25, 3.74, 15.44));
  struct Published {
    std::int64_t frequency;
    double monetary, expected;
  };
  // The first customers of CDNOW.
  for (const auto& [frequency, monetary, expected] :
       {Published{2, 22.35, 24.65}, {1, 11.77, 18.91}, {0, 0, 35.17}, {7, 73.74, 71.46}, {1, 11.77, 18.91}, {2, 25.55, 27.28}}) {
    CHECK(*model.expected_spend(frequency, monetary) == Approx(expected).margin(0.1));
  }
  CHECK_FALSE(GammaGamma(spend_logarithms(6, 0.9, 15)).expected_spend(0, 0).has_value());
}

TEST_CASE("the likelihood of spend is its formula, and its derivatives are its slopes") {
  if (boost_math_version().empty()) return;
  const std::vector<PurchaseRow> rows{{0, 39, 0, 0, 5}, {1, 39, 3, 12.5, 2}, {1, 30, 3, 12.5, 1}, {2, 39, 3, 7, 1}, {40, 39, 38, 310, 3}};
  const GammaGammaLikelihood likelihood(rows);
  const Vector<3> at = spend_logarithms(2, 3, 15);
  const auto one = [](double x, double m) {
    const double p = 2;
    const double q = 3;
    const double v = 15;
    return std::lgamma(p * x + q) - std::lgamma(p * x) - std::lgamma(q) + q * std::log(v) + (p * x - 1) * std::log(m) +
           p * x * std::log(x) - (p * x + q) * std::log(x * m + v);
  };
  const Derivatives<3> here = likelihood(at);
  CHECK(here.value == Approx(3 * one(1, 12.5) + one(2, 7) + 3 * one(40, 310)).epsilon(1e-12));
  CHECK(likelihood.customers() == 7);
  for (std::size_t i = 0; i < 3; ++i) {
    constexpr double h = 1e-5;
    Vector<3> above = at;
    Vector<3> below = at;
    above[i] += h;
    below[i] -= h;
    const Derivatives<3> high = likelihood(above);
    const Derivatives<3> low = likelihood(below);
    CHECK(here.gradient[i] == Approx((high.value - low.value) / (2 * h)).epsilon(1e-6));
    for (std::size_t j = 0; j < 3; ++j) CHECK(here.hessian[i][j] == Approx((high.gradient[j] - low.gradient[j]) / (2 * h)).epsilon(1e-5));
  }
}

TEST_CASE("spend that does not differ has no maximum") {
  if (boost_math_version().empty()) return;
  const std::vector<PurchaseRow> rows{{1, 39, 3, 9.99, 20}, {2, 39, 30, 9.99, 10}, {9, 39, 30, 9.99, 4}};
  CHECK_FALSE(fit_gamma_gamma(GammaGammaLikelihood(rows)).has_value());
  CHECK_FALSE(fit_gamma_gamma(GammaGammaLikelihood({})).has_value());
}

TEST_CASE("spend of customers who do not differ, or whose purchases do not, has no maximum") {
  if (boost_math_version().empty()) return;
  std::vector<PurchaseRow> alike;
  std::vector<PurchaseRow> constant;
  for (int i = 0; i < 400; ++i) {
    const std::int64_t x = 1 + i % 4;
    // Means of x purchases between 5 and 25, spread evenly: as far apart as chance has them, and no farther.
    const double chance = std::fmod(0.618034 * i, 1) - 0.5;
    alike.push_back({x, 39, 20, 15 + 20 * chance / std::sqrt(static_cast<double>(x)), 1});
    constant.push_back({4, 39, 20, i % 2 == 0 ? 10.0 : 10.0001, 1});
  }
  CHECK_FALSE(fit_gamma_gamma(GammaGammaLikelihood(alike)).has_value());
  CHECK_FALSE(fit_gamma_gamma(GammaGammaLikelihood(constant)).has_value());
}
