#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "core/models/maximum.hpp"
#include "retain/statistics.hpp"

namespace retain::models {

/// The variance of a linear function of what a maximum estimates, by its slopes.
template <std::size_t N>
double variance_of(const Vector<N>& slopes, const Matrix<N>& covariance) {
  double variance = 0;
  for (std::size_t i = 0; i < N; ++i) variance += slopes[i] * dot(covariance[i], slopes);
  return std::max(variance, 0.0);
}

/// The standard errors of functions of the parameters that a maximum estimates, by the delta method: √(g′ C g) with the gradient g of each
/// there. It is told by a difference over five points, good to twelve digits for what is smooth over `step`. `functions(point)` returns
/// their values.
template <std::size_t N, class Functions>
std::vector<double> standard_errors(const Maximum<N>& maximum, const Functions& functions, double step = 1e-3) {
  std::vector<Vector<N>> gradients;
  for (std::size_t i = 0; i < N; ++i) {
    for (const auto& [steps, weight] : {std::pair{1.0, 8.0}, {-1.0, -8.0}, {2.0, -1.0}, {-2.0, 1.0}}) {
      Vector<N> point = maximum.point;
      point[i] += steps * step;
      const std::vector<double> values = functions(point);
      gradients.resize(values.size());
      for (std::size_t k = 0; k < values.size(); ++k) gradients[k][i] += weight * values[k] / (12 * step);
    }
  }
  std::vector<double> errors;
  for (const Vector<N>& gradient : gradients) errors.push_back(std::sqrt(variance_of(gradient, maximum.covariance)));
  return errors;
}

/// The same of one function.
template <std::size_t N, class Function>
double standard_error(const Maximum<N>& maximum, const Function& function, double step = 1e-3) {
  return standard_errors(
             maximum, [&](const Vector<N>& point) { return std::vector<double>{function(point)}; }, step)
      .front();
}

/// The 95% interval of a positive value whose logarithm has this standard error.
inline Interval log_interval(double value, double error) { return {value * std::exp(-z_of_95 * error), value * std::exp(z_of_95 * error)}; }

/// The 95% interval in percent of a share whose logarithm is `log_share`, of this standard error: on the scale of ln(−ln), on which it
/// stays within 0 and 100.
inline Interval share_interval(double log_share, double error) {
  if (log_share >= 0) return {100, 100};
  const double reach = z_of_95 * error / -log_share;
  return {100 * std::exp(log_share * std::exp(reach)), 100 * std::exp(log_share * std::exp(-reach))};
}

}  // namespace retain::models
