#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "retain/cohorts.hpp"
#include "retain/report.hpp"
#include "retain/statistics.hpp"

namespace retain {

/// The ages between which the true median lies, at 95%. An end is empty where the band does not come down to half within what is known.
struct MedianInterval {
  std::optional<std::size_t> low;
  std::optional<std::size_t> high;
};

/// The share of customers who are still there, by age from 0, in percent: the product-limit estimate, in which customers who have not left
/// count as long as they were seen (Kaplan and Meier, Nonparametric estimation from incomplete observations, Journal of the American
/// Statistical Association 53, 1958).
struct SurvivalCurve {
  std::string segment;  ///< empty: the whole base
  double customers = 0;
  std::vector<double> at_risk;  ///< customers who were there at the age before, and are known to be there or lost at it
  std::vector<double> losses;
  std::vector<double> survival;
  /// The 95% interval by Greenwood's variance on the scale of ln(−ln S) (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time
  /// Data, 1980), which stays between 0 and 100. At age 0 it is 100 to 100 where nobody was lost; later it is empty where nobody was lost
  /// yet, and where nobody is left, for then the data tell nothing of it.
  std::vector<std::optional<Interval>> interval;
  std::optional<std::size_t> median;  ///< the first age at which half or less are there; empty: more are there at the last age
  MedianInterval median_interval;     ///< where the ends of the band come down to half (Brookmeyer and Crowley, Biometrics 38, 1982)
  /// The mean number of ages up to the last, at which all count as lost: the area below the curve.
  double restricted_mean = 0;
  double restricted_mean_error = 0;  ///< its standard error

  [[nodiscard]] std::size_t last_age() const { return survival.empty() ? 0 : survival.size() - 1; }
  [[nodiscard]] double total_losses() const;
  /// The 95% interval of the restricted mean, by its standard error.
  [[nodiscard]] Interval restricted_mean_interval() const;
};

/// Without customers the curve has no ages.
SurvivalCurve survival_of(const Lifetimes& lifetimes);

/// Whether the curves of groups differ by more than chance.
struct LogRank {
  double chi_squared = 0;
  int degrees = 0;
  double p_value = 1;
  bool is_rough = false;  ///< a group expects fewer than 5 losses
};

/// The time that a test takes grows with the cube of the groups, and among so many it tells nothing of any one.
inline constexpr std::size_t most_tested_groups = 200;

/// The log-rank test of groups of customers: losses against those expected were the chance of a loss at each age the same in all, with the
/// hypergeometric variance, which is exact where several are lost at one age (Mantel, Evaluation of survival data, Cancer Chemotherapy
/// Reports 50, 1966). Groups without anybody at risk are left out. Empty where fewer than two remain, nobody is lost, or there are
/// more than `most_tested_groups`. Throws Error where this program was built without Boost.Math.
std::optional<LogRank> log_rank_test(std::span<const Lifetimes> groups);

/// How long customers stay: what every output format of `survival` prints.
struct Survival {
  Granularity granularity = Granularity::unknown;  ///< the length of an age
  std::vector<SurvivalCurve> curves;               ///< of each segment by name, and last of the whole base
  std::optional<LogRank> log_rank;                 ///< of the segments
  std::vector<Assumption> assumptions;
  std::vector<Diagnostic> warnings;
};

/// `lifetimes`: of each segment, and last of the whole base. Throws as `log_rank_test` where there are segments.
Survival survival_of(std::span<const Lifetimes> lifetimes, Granularity granularity);

}  // namespace retain
