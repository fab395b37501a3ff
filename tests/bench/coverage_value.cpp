// How often the 95% intervals of BG/NBD hold the truth: of its parameters, and of the purchases that all customers are expected to make
// within a year, which the true parameters tell of each sample too.
//   coverage_value [SAMPLES [CUSTOMERS]]      400 samples of 2000 customers unless given
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/purchases/beta_geometric.hpp"
#include "core/purchases/expectations.hpp"
#include "simulated_purchases.hpp"

namespace {

/// How often something held.
struct Share {
  const char* name;
  int held = 0;
};

constexpr double z = 1.959963984540054;

}  // namespace

int main(int count, char** words) {
  using namespace retain;
  const int samples = count > 1 ? std::atoi(words[1]) : 400;
  const std::size_t customers = count > 2 ? std::strtoull(words[2], nullptr, 10) : 2000;
  const bench::PurchaseTruth truth;
  const std::array<double, 4> numbers{truth.r, truth.alpha, truth.a, truth.b};
  const models::Vector<4> logarithms{std::log(truth.r), std::log(truth.alpha), std::log(truth.a), std::log(truth.b)};
  std::array<Share, 6> shares{{{"r"}, {"alpha"}, {"a"}, {"b"}, {"purchases in 52 weeks, all customers"}, {"customers still"}}};
  int fitted = 0;
  for (int sample_number = 0; sample_number < samples; ++sample_number) {
    models::PurchaseSample sample;
    for (PurchaseHistory history :
         bench::simulated_purchases(truth, customers, 78, 26, 1000 + static_cast<std::uint64_t>(sample_number), false)) {
      history.monetary = 0;
      sample.add(history);
    }
    const auto& rows = sample.rows();
    const models::BetaGeometricFit fit = models::fit_beta_geometric(rows, PurchaseModel::bg_nbd);
    if (!fit.maximum) continue;
    ++fitted;
    const ValueOptions year{.horizon = 52};
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const double reach = z * std::sqrt(fit.maximum->covariance[i][i]);
      if (std::fabs(fit.maximum->point[i] - logarithms[i]) <= reach) ++shares[i].held;
    }
    const auto found = models::Expectations(rows, PurchaseModel::bg_nbd, *fit.maximum, std::nullopt, year).ranged_totals(rows);
    const auto right = models::Expectations(rows, PurchaseModel::bg_nbd, {logarithms, 0, {}}, std::nullopt, year).totals(rows);
    const auto holds = [](const Ranged& range, double value) { return range.interval[0] <= value && value <= range.interval[1]; };
    if (holds(found.purchases, right.purchases)) ++shares[4].held;
    if (holds(found.alive, right.alive)) ++shares[5].held;
  }
  std::printf("BG/NBD, %d samples of %zu customers, fitted: %d; 95%% intervals that hold the truth:\n", samples, customers, fitted);
  const double chance = 100 * std::sqrt(0.05 * 0.95 / fitted);
  for (const Share& share : shares) std::printf("  %-38s %5.1f%% (95%% +- %.1f)\n", share.name, 100.0 * share.held / fitted, 2 * chance);
  return 0;
}
