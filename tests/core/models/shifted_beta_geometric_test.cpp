#include "core/models/shifted_beta_geometric.hpp"

#include <cmath>
#include <random>

#include "support/beta_geometric_point.hpp"
#include "support/catch.hpp"

using namespace retain::models;

namespace {

using Sbg = ShiftedBetaGeometric;

std::vector<AgeCounts> counts_of(const std::vector<double>& survivors) {
  std::vector<AgeCounts> counts;
  for (std::size_t age = 1; age < survivors.size(); ++age) counts.push_back({survivors[age - 1] - survivors[age], survivors[age]});
  return counts;
}

/// Fader and Hardie's High End, of 1000.
const std::vector<double> high_end{1000, 869, 743, 653, 593, 551, 517, 491};

/// The log-likelihood by its definition: ln P(T = t) of the lost, ln S of who is left.
double defined_likelihood(const std::vector<double>& survivors, double alpha, double beta) {
  double log_kept = 0;
  double sum = 0;
  for (std::size_t age = 1; age < survivors.size(); ++age) {
    const auto t = static_cast<double>(age);
    sum += (survivors[age - 1] - survivors[age]) * (log_kept + std::log(alpha / (alpha + beta + t - 1)));
    log_kept += std::log((beta + t - 1) / (alpha + beta + t - 1));
  }
  return sum + survivors.back() * log_kept;
}

}  // namespace

TEST_CASE("the likelihood of the shifted beta-geometric is as it is defined") {
  for (const double alpha : {0.1, 0.668, 30.0}) {
    for (const double beta : {0.2, 3.806, 500.0}) {
      const Sbg::Point point = retain::test::point_of(alpha, beta);
      CHECK(Sbg::alpha(point) == Approx(alpha).epsilon(1e-14));
      CHECK(Sbg::beta(point) == Approx(beta).epsilon(1e-14));
      CHECK(Sbg::derive(counts_of(high_end), point).value == Approx(defined_likelihood(high_end, alpha, beta)).epsilon(1e-13));
    }
  }
}

TEST_CASE("the derivatives of the shifted beta-geometric are those of its values") {
  constexpr double step = 1e-4;
  const std::vector<AgeCounts> counts = counts_of(high_end);
  for (const Sbg::Point point : {Sbg::Point{-2, -3}, Sbg::Point{0.5, 1}, Sbg::Point{-1, 0}}) {
    const Derivatives<2> at = Sbg::derive(counts, point);
    for (std::size_t i = 0; i < 2; ++i) {
      Sbg::Point up = point;
      Sbg::Point down = point;
      up[i] += step;
      down[i] -= step;
      const Derivatives<2> above = Sbg::derive(counts, up);
      const Derivatives<2> below = Sbg::derive(counts, down);
      CHECK(at.gradient[i] == Approx((above.value - below.value) / (2 * step)).epsilon(1e-5));
      for (std::size_t j = 0; j < 2; ++j)
        CHECK(at.hessian[i][j] == Approx((above.gradient[j] - below.gradient[j]) / (2 * step)).epsilon(1e-5).margin(1e-4));
    }
  }
}

TEST_CASE("the fit is the best point of a grid, or better") {
  std::mt19937_64 random(15);
  const auto uniform = [&random](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
  int fitted = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<double> survivors{std::floor(std::exp(uniform(2, 9)))};
    for (int age = 0; age < 2 + round % 9; ++age) survivors.push_back(std::floor(survivors.back() * uniform(0.3, 1)));
    const std::vector<AgeCounts> counts = counts_of(survivors);
    const double churn = ConstantChurn(counts).churn();
    if (!(churn < 1) || spread_score(counts, churn) <= 0) continue;
    const auto maximum = Sbg::fit(counts);
    if (!maximum) continue;
    ++fitted;
    double best = -1e300;
    for (double logit = -6; logit <= 6; logit += 0.25) {
      for (double spread = -8; spread <= 8; spread += 0.25) best = std::max(best, Sbg::derive(counts, {logit, spread}).value);
    }
    CAPTURE(round);
    CHECK(maximum->value >= best - 1e-9);
  }
  CHECK(fitted > 20);
}

TEST_CASE("the score at constant churn is that of the definition, by its sign") {
  std::mt19937_64 random(16);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> survivors{1000};
    for (int age = 0; age < 6; ++age)
      survivors.push_back(std::floor(survivors.back() * std::uniform_real_distribution<double>(0.5, 1)(random)));
    const std::vector<AgeCounts> counts = counts_of(survivors);
    const double theta = ConstantChurn(counts).churn();
    const double q = 1 - theta;
    double u = survivors.back() * 6 * 5 / (q * q);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const auto t = static_cast<double>(i + 1);
      u += counts[i].lost * ((t - 1) * (t - 2) / (q * q) - 2 * (t - 1) / (theta * q));
    }
    CHECK((u > 0) == (spread_score(counts, theta) > 0));
  }
  // Constant churn to the last customer.
  CHECK(spread_score(counts_of({1000, 900, 810, 729}), 0.1) == 0);
}

TEST_CASE("payments are the sum over the ages") {
  const Sbg::Point point = retain::test::point_of(0.668, 3.806);
  for (const std::size_t made : {std::size_t{0}, std::size_t{7}}) {
    const std::vector<double> logs = Sbg::log_survivals(point, 2000);
    double sum = 0;
    for (std::size_t age = made; age <= 2000; ++age)
      sum += std::exp(logs[age] - logs[made]) * std::pow(1.1, -static_cast<double>(age - made));
    CHECK(Sbg::payments(point, made, 1 / 1.1) == Approx(sum).epsilon(1e-12));
  }
  // (α + β − 1) / (α − 1)
  CHECK(Sbg::payments(retain::test::point_of(3, 8), 0, 1) == Approx(5).epsilon(1e-13));
}
