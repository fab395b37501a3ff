#pragma once

#include <cstddef>
#include <vector>

#include "core/models/maximum.hpp"
#include "retain/cohorts.hpp"
#include "retain/statistics.hpp"

namespace retain::models {

/// Customers who were there at the age before, by what became of them at this one.
struct AgeCounts {
  double lost = 0;
  double kept = 0;
  [[nodiscard]] double at_risk() const { return lost + kept; }
};

/// By age from 1, the first element; as far as there are customers who could be lost.
std::vector<AgeCounts> counts_by_age(const Lifetimes& lifetimes);

/// Every customer leaves with the same chance at every age.
class ConstantChurn {
 public:
  /// The likeliest for the counts, which have losses and customers kept.
  explicit ConstantChurn(const std::vector<AgeCounts>& counts);

  /// The share lost in an age, from 0 to 1.
  [[nodiscard]] double churn() const { return churn_; }
  /// Its 95% Wilson interval, in percent.
  [[nodiscard]] Interval interval() const;
  [[nodiscard]] double log_likelihood() const { return log_likelihood_; }

  // What `Assessment` needs of a model; a point is the logit of the churn.
  [[nodiscard]] Maximum<1> maximum() const;
  static std::vector<double> log_survivals(const Vector<1>& point, std::size_t last);
  static double payments(const Vector<1>& point, std::size_t made, double factor);
  static double tail(const Vector<1>& point);

 private:
  double churn_ = 0;
  double exposure_ = 0;
  double log_likelihood_ = 0;
};

}  // namespace retain::models
