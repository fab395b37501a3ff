#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "retain/cohorts.hpp"
#include "retain/number.hpp"
#include "retain/period.hpp"
#include "retain/statistics.hpp"

namespace retain {

/// What a cohort comes to at an age, and whether that is more or less than of those that began before it.
struct CohortCell {
  Number value;                      ///< customers, revenue, or revenue for each customer
  std::optional<Number> percent;     ///< of age 0; empty for cumulative revenue, and where revenue at age 0 is zero
  std::optional<Interval> interval;  ///< 95% Wilson score interval of the percent of customers, who are counted in whole ones
  /// Two-sided, of the difference from all cohorts before it together at the same age, corrected for all cohorts that are compared at this
  /// age (Holm); empty where there is none before it, where numbers are too small, and where the comparison would not be fair.
  std::optional<double> p_value;
  int beyond_chance = 0;  ///< 1 where it is higher by more than chance, -1 where it is lower
  bool is_open = false;   ///< the newest age of `CohortType::on_or_after`: who comes back later will count
};

/// A cohort with its cells by age, up to the last that is known.
struct CohortLine {
  std::string label;
  std::string segment;
  Number size;
  bool complete = true;  ///< see `Cohort`
  bool counts = true;    ///< in means and comparisons
  std::vector<CohortCell> cells;
};

/// The mean of the cohorts that have reached an age, each weighted by its size.
struct CohortMean {
  Number value;             ///< of percents; of cumulative revenue the revenue for each customer
  std::size_t cohorts = 0;  ///< that have reached it
  Number customers;         ///< of these at age 0
};

/// The newer half of the cohorts beside the older half, each taken as one, at the first age at which both are known.
struct NewerCohorts {
  std::size_t age = 0;
  std::size_t newer_cohorts = 0;
  std::size_t older_cohorts = 0;
  Number newer;  ///< as `CohortMean::value`
  Number older;
  std::optional<double> p_value;  ///< of customers; empty where numbers are too small
};

/// What the cohorts of one base come to together.
struct CohortSummary {
  std::string segment;            ///< empty: the whole base
  std::vector<CohortMean> means;  ///< by age
  std::optional<NewerCohorts> newer;
};

/// Cohorts with what they come to, segment by segment, oldest first.
struct CohortReport {
  Granularity granularity = Granularity::unknown;
  CohortMeasure measure = CohortMeasure::customers;
  std::optional<CohortType> type;
  std::vector<CohortLine> lines;
  std::vector<CohortSummary> summaries;  ///< of each segment in the order of `lines`
  std::vector<CohortMean> means;         ///< of the whole base by age, which of a table are the cohorts of all segments
  std::string unfinished;                ///< see `CohortTable`
  bool in_order = true;                  ///< labels are periods of one length: the cohorts follow each other in time
  /// The first label that is no period as long as the ones before it, or the first period behind labels that are none: which cohort began
  /// earlier is not known, and none is compared. Empty: labels are all alike.
  std::string odd_label;
};

/// Which cohorts count, and which are shown.
struct CohortRules {
  bool keep_first = false;  ///< counts one that is not complete
  std::string since;        ///< labels; empty: from the first, to the last
  std::string until;
  std::optional<int> last;  ///< the newest of each segment
};

/// Means, intervals and comparisons of cohorts. All cohorts are compared; means are of those that are shown. Throws InputError where none
/// is left to show, and where cohorts that are no periods are cut by one.
CohortReport make_cohort_report(CohortTable table, const CohortRules& rules);

}  // namespace retain
