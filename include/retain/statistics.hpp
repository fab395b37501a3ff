#pragma once

#include <optional>
#include <vector>

#include "retain/number.hpp"

namespace retain {

/// `successes` out of `trials`. The functions below throw Error unless 0 <= successes <= trials and trials > 0.
struct Proportion {
  int128 successes = 0;
  int128 trials = 0;

  /// Pools two samples.
  Proportion& operator+=(const Proportion& other) {
    successes += other.successes;
    trials += other.trials;
    return *this;
  }
};

/// The share in percent; of a sample that is not empty.
inline Number percent_of(const Proportion& sample) { return Number::fraction(sample.successes, sample.trials) * Number(100); }

/// Half the width of a 95% interval in standard errors: the 97.5% quantile of the normal distribution.
inline constexpr double z_of_95 = 1.959963984540054;

/// A range of percents.
struct Interval {
  double low = 0;
  double high = 0;
};

/// A number with its 95% interval, which covers the uncertainty of the parameters alone: not that the model may be wrong.
struct Estimate {
  double value = 0;
  double low = 0;
  std::optional<double> high;  ///< empty: without end
};

/// The 95% Wilson score interval in percent (Wilson 1927, without continuity correction, z = 1.959963984540054).
///
///     const retain::Interval range = retain::wilson_interval({60, 70});  // 75.7 to 92.1
Interval wilson_interval(Proportion proportion);

/// The 95% interval of the difference `a` − `b` in percentage points: Newcombe's hybrid of the two Wilson score intervals (Newcombe,
/// Interval estimation for the difference between independent proportions, Statistics in Medicine 17, 1998, method 10).
Interval newcombe_interval(Proportion a, Proportion b);

/// Two-sided p-value of the two-proportion z-test with pooled variance: how likely so large a difference is if both shares are the same.
/// 1 where the pooled share is 0 or 100%.
double two_proportion_p_value(Proportion a, Proportion b);

/// How many of the customers at the start of a period were lost in it, over several periods, by how long they had been customers.
struct LossesByAge {
  Proportion first_year;  ///< of those in the year after their first period
  Proportion later;

  /// Whether customers plainly leave more often in their first year: more than chance, and of enough customers to tell.
  [[nodiscard]] bool is_falling() const;
};

/// Whether a difference with this p-value is more than chance at 95%.
constexpr bool is_significant(double p_value) { return p_value < 0.05; }

/// p-values of several tests, in their order, each raised so far that all together mistake chance for a difference in at most as many
/// cases as one test alone: Holm's step-down correction (Holm, A simple sequentially rejective multiple test procedure, Scandinavian
/// Journal of Statistics 6, 1979).
std::vector<double> holm_adjusted(const std::vector<double>& p_values);

/// Whether fewer than 5 are expected on one side of the share in a sample, were it the same in both (Cochran, Some methods for
/// strengthening the common χ² tests, Biometrics 10, 1954): the p-value of their difference is rough.
bool is_rough(const Proportion& a, const Proportion& b);

}  // namespace retain
