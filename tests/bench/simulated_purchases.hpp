#pragma once

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "retain/customer_value.hpp"

namespace bench {

/// The numbers that customers are drawn with.
struct PurchaseTruth {
  double r = 0.5, alpha = 6, a = 0.9, b = 2.5;
  double p = 6, q = 4, v = 15;
};

/// Customers of BG/NBD and gamma-gamma who began on a day within `spread` weeks and are known until week `end`; by whole days, or to the
/// moment, as the models have it.
inline std::vector<retain::PurchaseHistory> simulated_purchases(const PurchaseTruth& truth, std::size_t customers, double end,
                                                                double spread, std::uint64_t seed, bool are_days) {
  std::mt19937_64 random(seed);
  std::gamma_distribution<double> rates(truth.r, 1 / truth.alpha);
  std::gamma_distribution<double> leaving(truth.a, 1);
  std::gamma_distribution<double> staying(truth.b, 1);
  std::gamma_distribution<double> scales(truth.q, 1 / truth.v);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::exponential_distribution<double> waits(1);
  const auto by_days = [are_days](double weeks) { return are_days ? std::floor(weeks * 7) / 7 : weeks; };
  std::vector<retain::PurchaseHistory> histories;
  histories.reserve(customers);
  for (std::size_t i = 0; i < customers; ++i) {
    const double age = end - by_days(uniform(random) * spread);
    const double rate = rates(random);
    const double leaves = leaving(random);
    const double chance = leaves / (leaves + staying(random));
    std::gamma_distribution<double> amounts(truth.p, 1 / scales(random));
    retain::PurchaseHistory history{0, 0, age, 0};
    double amount = 0;
    double time = 0;
    while (rate > 0) {
      time += waits(random) / rate;
      if (!(time < age)) break;
      ++history.frequency;
      // A day is told by its end, so that no recency is 0 or beyond the age.
      history.recency = std::fmin(age, by_days(time) + (are_days ? 1.0 / 7 : 0));
      amount += amounts(random);
      if (uniform(random) < chance) break;
    }
    if (history.frequency > 0) history.monetary = std::round(100 * amount / static_cast<double>(history.frequency)) / 100 + 0.01;
    histories.push_back(history);
  }
  return histories;
}

}  // namespace bench
