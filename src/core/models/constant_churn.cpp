#include "core/models/constant_churn.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace retain::models {

namespace {

double share_of(double logit) { return 1 / (1 + std::exp(-logit)); }

}  // namespace

std::vector<AgeCounts> counts_by_age(const Lifetimes& lifetimes) {
  const std::vector<double> at_risk = lifetimes.at_risk();
  std::vector<AgeCounts> counts;
  for (std::size_t age = 1; age < at_risk.size() && at_risk[age] > 0; ++age) {
    // Fractions of customers add up to what they are but for rounding.
    const double kept = std::max(at_risk[age] - lifetimes.lost[age], 0.0);
    counts.push_back({lifetimes.lost[age], kept < 1e-12 * at_risk[age] ? 0 : kept});
  }
  return counts;
}

ConstantChurn::ConstantChurn(const std::vector<AgeCounts>& counts) {
  double lost = 0;
  double kept = 0;
  for (const AgeCounts& at : counts) {
    lost += at.lost;
    kept += at.kept;
  }
  exposure_ = lost + kept;
  churn_ = lost / exposure_;
  log_likelihood_ = lost * std::log(churn_) + kept * std::log1p(-churn_);
}

Interval ConstantChurn::interval() const {
  constexpr double z = z_of_95;
  const double squared = z * z / exposure_;
  const double centre = churn_ + squared / 2;
  const double reach = z * std::sqrt(churn_ * (1 - churn_) / exposure_ + squared / (4 * exposure_));
  return {std::max(0.0, 100 * (centre - reach) / (1 + squared)), std::min(100.0, 100 * (centre + reach) / (1 + squared))};
}

Maximum<1> ConstantChurn::maximum() const {
  return {{std::log(churn_) - std::log1p(-churn_)}, log_likelihood_, {{{1 / (exposure_ * churn_ * (1 - churn_))}}}};
}

std::vector<double> ConstantChurn::log_survivals(const Vector<1>& point, std::size_t last) {
  std::vector<double> result;
  for (std::size_t age = 0; age <= last; ++age) result.push_back(static_cast<double>(age) * std::log1p(-share_of(point[0])));
  return result;
}

double ConstantChurn::payments(const Vector<1>& point, std::size_t /*made*/, double factor) {
  const double churn = share_of(point[0]);
  return 1 / (1 - factor + factor * churn);
}

double ConstantChurn::tail(const Vector<1>& /*point*/) { return std::numeric_limits<double>::infinity(); }

}  // namespace retain::models
