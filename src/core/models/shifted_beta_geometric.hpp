#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/models/constant_churn.hpp"
#include "core/models/maximum.hpp"

namespace retain::models {

/// Each customer leaves with a chance θ of its own at every age, and θ is spread over customers by a beta distribution (Fader and Hardie,
/// How to project customer retention, Journal of Interactive Marketing 21, 2007). Those at an age are lost at the next with the chance
/// h = μ / (1 + age φ), where μ = α / (α + β) is the mean of θ and φ = 1 / (α + β) how far it is spread; φ = 0 is constant churn. A point
/// is (logit μ, ln φ), which is (ln α − ln β, −ln(α + β)): the surface of ln α and ln β turned so that its long valley towards constant
/// churn, where both grow without end, lies along one of its axes.
struct ShiftedBetaGeometric {
  using Point = Vector<2>;

  static double alpha(const Point& point);
  static double beta(const Point& point);
  /// The covariance of ln α and ln β.
  static Matrix<2> covariance_of_logarithms(const Maximum<2>& maximum);

  /// The log-likelihood. A likelihood over ages is a product of ratios, so that this needs no gamma function.
  static Derivatives<2> derive(const std::vector<AgeCounts>& counts, const Point& point);
  /// The likeliest point of counts that constant churn is not likeliest for; empty where it has no better likelihood but for rounding.
  static std::optional<Maximum<2>> fit(const std::vector<AgeCounts>& counts);

  // What `Assessment` needs of a model.
  static std::vector<double> log_survivals(const Point& point, std::size_t last);
  static double payments(const Point& point, std::size_t made, double factor);
  static double tail(const Point& point) { return alpha(point); }
};

/// The slope of the likelihood where constant churn begins to be spread over customers: above 0 where more leave early, and fewer late,
/// than it says, so that a spread is likelier; below 0 where churn rises with age. It is the score U = Σ d[(t−1)(t−2)/q² − 2(t−1)/(θq)] + Σ
/// c T(T−1)/q², which is 2 / (θq) times Σ (t−1)(θ r − d) with the r customers at risk at age t and the d lost, here in standard deviations
/// of it under constant churn. 0 within rounding.
double spread_score(const std::vector<AgeCounts>& counts, double churn);

}  // namespace retain::models
