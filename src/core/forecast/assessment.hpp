#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/models/delta.hpp"
#include "core/models/maximum.hpp"
#include "retain/forecast.hpp"

namespace retain::models {

/// What a model that was fitted says, with how sure that is. A `Model` tells at a point of its parameters:
/// - `log_survivals(point, last)`: ln S(t) at the ages up to `last`;
/// - `payments(point, made, factor)`: Σ S(n + k) / S(n) z^k over k from 0, for n made and a discount factor z;
/// - `tail(point)`: above 1 where that has an end without discount.
template <class Model, std::size_t N>
class Assessment {
 public:
  explicit Assessment(const Maximum<N>& maximum) : maximum_(maximum) {}

  /// The survival at each age with its interval, and the retention from one to the next.
  [[nodiscard]] std::vector<ForecastAge> projection(std::size_t last) const {
    const std::vector<double> logs = Model::log_survivals(maximum_.point, last);
    const std::vector<double> errors =
        standard_errors(maximum_, [last](const Vector<N>& point) { return Model::log_survivals(point, last); });
    std::vector<ForecastAge> ages(last + 1);
    for (std::size_t age = 1; age <= last; ++age) {
      ages[age].survival = 100 * std::exp(logs[age]);
      ages[age].interval = share_interval(logs[age], errors[age]);
      ages[age].retention = 100 * std::exp(logs[age] - logs[age - 1]);
    }
    return ages;
  }

  /// The payments of a new customer, each worth `factor` of the one before; empty where they have no end.
  [[nodiscard]] std::optional<Estimate> payments(double factor) const {
    const double tail = Model::tail(maximum_.point);
    constexpr double widest_step = 1e-3;
    double step = widest_step;
    std::optional<double> high;
    bool has_end = true;
    if (factor >= 1) {
      if (tail <= 1) return std::nullopt;
      // The difference is not to reach where there is no value.
      if (std::isfinite(tail)) {
        step = std::min(widest_step, (tail - 1) / 16);
        const double error = standard_error(maximum_, [](const Vector<N>& point) { return std::log(Model::tail(point)); });
        has_end = tail * std::exp(-z_of_95 * error) > 1;
      }
    }
    const double value = Model::payments(maximum_.point, 0, factor);
    const double error = standard_error(
        maximum_, [factor](const Vector<N>& point) { return std::log(Model::payments(point, 0, factor)); }, step);
    const Interval interval = log_interval(value, error);
    // The first payment is made, and who never leaves makes as many as there can be.
    if (has_end) high = factor < 1 ? std::min(interval.high, 1 / (1 - factor)) : interval.high;
    return Estimate{value, std::max(interval.low, 1.0), high};
  }

  /// The further payments of one who has made so many renewals.
  [[nodiscard]] double further_payments(std::size_t made, double factor) const {
    return (Model::payments(maximum_.point, made, factor) - 1) / factor;
  }

 private:
  Maximum<N> maximum_;
};

}  // namespace retain::models
