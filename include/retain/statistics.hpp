#pragma once

#include "retain/number.hpp"

namespace retain {

/// `successes` out of `trials`. The functions below throw Error unless 0 <= successes <= trials and trials > 0.
struct Proportion {
  int128 successes = 0;
  int128 trials = 0;
};

/// A range of percents.
struct Interval {
  double low = 0;
  double high = 0;
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

}  // namespace retain
