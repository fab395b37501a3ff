#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/models/constant_churn.hpp"
#include "core/models/maximum.hpp"

namespace retain::models {

/// The shifted beta-geometric with a chance to leave that may change with age for each customer: who stays an age with the chance 1 − θ
/// stays t ages with (1 − θ)^(t^c), and S(t) = B(α, β + t^c) / B(α, β) (Fader, Hardie, Liu, Davin and Steenburgh, "How to project customer
/// retention" revisited, Journal of Interactive Marketing 43, 2018). A point is (ln α, ln β, ln c).
struct BetaDiscreteWeibull {
  using Point = Vector<3>;

  static Derivatives<3> derive(const std::vector<AgeCounts>& counts, const Point& point);
  /// The likeliest point; empty where the likelihood grows towards a boundary beyond what it is at any point found.
  static std::optional<Maximum<3>> fit(const std::vector<AgeCounts>& counts);

  // What `Assessment` needs of a model.
  static std::vector<double> log_survivals(const Point& point, std::size_t last);
  static double payments(const Point& point, std::size_t made, double factor);
  /// S(t) falls as t to the power of −αc.
  static double tail(const Point& point);
};

}  // namespace retain::models
