// How often the 95% ranges of `retain value` hold the truth: samples of customers of BG/NBD and gamma-gamma whose numbers are known, and
// what the true numbers expect of each sample within a year. A range that keeps its word holds the truth in 95 of 100 samples.
//   coverage_value SAMPLES
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "core/purchases/beta_geometric.hpp"
#include "core/purchases/expectations.hpp"
#include "core/purchases/gamma_gamma.hpp"
#include "simulated_purchases.hpp"

namespace {

using namespace retain;

struct Setting {
  const char* name;
  bench::PurchaseTruth truth;
  std::size_t customers;
};

bool holds(const Estimate& estimate, double truth) { return estimate.low <= truth && (!estimate.high || truth <= *estimate.high); }

void measure(const Setting& setting, int samples) {
  constexpr double weeks = 78;
  constexpr double spread = 26;
  const ValueOptions year{.horizon = 52};
  const bench::PurchaseTruth& truth = setting.truth;
  const models::Vector<4> purchases{std::log(truth.r), std::log(truth.alpha), std::log(truth.a), std::log(truth.b)};
  const models::Maximum<3> spend{{std::log(truth.p), std::log(truth.q), std::log(truth.v)}, 0, {}};
  int fitted = 0;
  std::array<int, 4> numbers{};
  int still = 0;
  int made = 0;
  int worth = 0;
  for (int number = 0; number < samples; ++number) {
    models::PurchaseSample sample;
    const auto seed = 1000 + static_cast<std::uint64_t>(number);
    for (const PurchaseHistory& one : bench::simulated_purchases(truth, setting.customers, weeks, spread, seed, false)) sample.add(one);
    const auto& rows = sample.rows();
    const models::BetaGeometricFit fit = models::fit_beta_geometric(rows, PurchaseModel::bg_nbd);
    const auto spend_fit = models::fit_gamma_gamma(models::GammaGammaLikelihood(rows));
    if (!fit.maximum || !spend_fit || !(spend_fit->point[1] > 0)) continue;
    ++fitted;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const double reach = z_of_95 * std::sqrt(fit.maximum->covariance[i][i]);
      numbers[i] += std::fabs(fit.maximum->point[i] - purchases[i]) <= reach ? 1 : 0;
    }
    const auto found = models::Expectations(rows, PurchaseModel::bg_nbd, *fit.maximum, spend_fit, year).ranged_totals(rows);
    const auto right = models::Expectations(rows, PurchaseModel::bg_nbd, {purchases, 0, {}}, spend, year).totals(rows);
    still += holds(found.alive, right.alive) ? 1 : 0;
    made += holds(found.purchases, right.purchases) ? 1 : 0;
    worth += holds(*found.value, *right.value) ? 1 : 0;
  }
  const auto percent = [fitted](int count) { return 100.0 * count / fitted; };
  std::printf("%-44s %7d", setting.name, fitted);
  for (const int held : numbers) std::printf(" %5.1f%%", percent(held));
  std::printf(" %9.1f%% %8.1f%% %8.1f%%\n", percent(still), percent(made), percent(worth));
}

}  // namespace

int main(int argc, char** argv) {
  const int samples = argc > 1 ? std::atoi(argv[1]) : 400;
  std::printf("%-44s %7s %6s %6s %6s %6s %10s %9s %9s\n", "BG/NBD and gamma-gamma, 2,000 customers", "samples", "r", "alpha", "a", "b",
              "still here", "purchases", "value");
  measure({"r 0.5, alpha 6, a 0.9, b 2.5; q 4", {}, 2000}, samples);
  measure({"r 0.25, alpha 4.4, a 0.8, b 2.4; q 4", {0.25, 4.4, 0.8, 2.4}, 2000}, samples);
}
