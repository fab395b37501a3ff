#pragma once

#include "core/purchases/beta_geometric.hpp"

namespace retain::models {

/// How many purchases are expected of a customer who is not gone.
struct PurchasesToCome {
  double count = 0;
  double discounted = 0;  ///< each at its time
};

/// Of a customer of a frequency and an age, who is not gone then: the integral from now to the horizon, and that with interest, of how
/// often one is expected to buy at a time t later, s Aˢ / (A + t)ˢ⁺¹ ₂F₁(s + 1, y; a + y; t / (A + t)), with s = r + x, A = α + age and y =
/// b + the chances to leave that were not taken.
PurchasesToCome purchases_to_come(const BetaGeometric& model, std::int64_t frequency, double age, double horizon, double interest);

}  // namespace retain::models
