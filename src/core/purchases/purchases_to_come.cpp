#include "core/purchases/purchases_to_come.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/models/special.hpp"

namespace retain::models {

namespace {

/// The mean of (1 + p g)^−(s + 1) over the chances of leaving p of those who stayed: a beta distribution (a, y).
class MeanOverChances {
 public:
  MeanOverChances(double s, double a, double y) : s_(s), a_(a), y_(y) {}

  /// For 1 + g = exp(w).
  double operator()(double w) const {
    const double z = -std::expm1(-w);
    const double one_minus_z = std::exp(-w);
    // The terms grow to about the first number, then shrink by z each.
    constexpr double most_terms = 4096;
    const double terms = s_ * z / one_minus_z + digits / one_minus_z;
    return terms < most_terms ? by_series(z, w) : by_trapezia(std::expm1(w));
  }

 private:
  /// (1 − z)^(s + 1) ₂F₁(s + 1, y; a + y; z) with z = g / (1 + g), term by term, all of them positive.
  [[nodiscard]] double by_series(double z, double w) const {
    constexpr double large = 1e250;
    double log_scale = -(s_ + 1) * w;
    double term = 1;
    double sum = 1;
    for (double k = 0;; ++k) {
      const double ratio = z * (s_ + 1 + k) * (y_ + k) / ((a_ + y_ + k) * (1 + k));
      term *= ratio;
      sum += term;
      if (sum > large) {
        term /= large;
        sum /= large;
        log_scale += std::log(large);
      }
      // What is left is no more than a geometric series.
      if (ratio < 1 && term < std::numeric_limits<double>::epsilon() * sum * (1 - std::fmax(ratio, z))) break;
    }
    return std::exp(log_scale + std::log(sum));
  }

  /// The integral over u = ln p / (1 − p), where the density is exp(a u) / (1 + exp u)^(a + y) / B(a, y): of functions like it the
  /// trapezoidal rule is as exact as can be. At both ends, where nothing else counts, exp(a u) and exp(−y u) are geometric series.
  [[nodiscard]] double by_trapezia(double g) const {
    const double deviation = std::sqrt(trigamma(a_) + trigamma(y_));
    const double step = std::fmin(0.2, deviation / 2);
    const double log_density = -log_beta(a_, y_);
    // p at the largest term is no smaller than a in `all` and no larger than a in a + y; further to the left terms fall by exp(a) each 1.
    const double all = a_ + y_ + (s_ + 1) * (1 + g);
    const double low = std::fmax(-digits - std::log(all), std::log(a_ / all) - 1 - digits / a_);
    const double high = digits + std::log(all);
    const double falls_from = std::log(a_ / y_);
    double sum = std::exp(log_density + a_ * (low - step)) / -std::expm1(-a_ * step);
    double u = low;
    double term = 0;
    for (; u < high; u += step) {
      const double p = 1 / (1 + std::exp(-u));
      const double log_one_plus = u > 0 ? u + std::log1p(std::exp(-u)) : std::log1p(std::exp(u));
      term = std::exp(log_density + a_ * u - (a_ + y_) * log_one_plus - (s_ + 1) * std::log1p(p * g));
      sum += term;
      if (u > falls_from && term < std::numeric_limits<double>::epsilon() * sum * std::fmin(1, y_)) break;
    }
    if (u >= high) sum += term / std::expm1(y_ * step);
    return sum * step;
  }

  static constexpr double digits = 37;  // ln of what rounding hides, nearly

  double s_;
  double a_;
  double y_;
};

}  // namespace

PurchasesToCome purchases_to_come(const BetaGeometric& model, std::int64_t frequency, double age, double horizon, double interest) {
  const double s = model.r + static_cast<double>(frequency);
  const double y = model.b + model.chances(frequency);
  const double scale = model.alpha + age;
  const MeanOverChances mean(s, model.a, y);
  // Over w = ln (1 + t / A), in which the rate changes as slowly late as early.
  const double end = std::log1p(horizon / scale);
  // How many e-foldings there may be from start to end.
  const double folds = s * model.a / (model.a + y) * end + end + interest * horizon;
  constexpr double folds_of_panel = 4;
  constexpr double most_panels = 200;
  const double panels = std::fmin(1 + std::floor(folds / folds_of_panel), most_panels);
  const double half = end / panels / 2;
  PurchasesToCome sum;
  for (double panel = 0; panel < panels; ++panel) {
    for (const GaussPoint& point : gauss_points()) {
      const double w = half * (2 * panel + 1 + point.at);
      const double purchases = half * point.weight * s * std::exp(w) * mean(w);
      sum.count += purchases;
      sum.discounted += purchases * std::exp(-interest * scale * std::expm1(w));
    }
  }
  return sum;
}

}  // namespace retain::models
