#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "cli/flags/options.hpp"
#include "io/loaded.hpp"
#include "retain/cohorts.hpp"

namespace retain::cli {

/// The cohorts of what inputs hold: a table as it is, customer rows followed. Throws InputError where revenue is asked for that
/// they do not have.
CohortTable cohorts_of(const io::Loaded& loaded, const Options& options, CohortMeasure measure, CohortType type);

/// What `--gap` makes of absences in cohorts of customers who were never away; empty where it bridges none.
std::optional<Assumption> bridged_absences(const Options& options, CohortType type);

/// Customers of the whole base who began and left between two ends of periods.
std::int64_t brief_customers(const CohortTable& table);

/// The customers of a segment, or of the whole base.
struct FollowedBase {
  std::string segment;          ///< empty: the whole
  std::vector<Cohort> cohorts;  ///< of those who stayed in every age until then; none of a list of customers with tenures
  Lifetimes lifetimes;
};

/// Customers who are followed until they are lost, and what must be known to read that.
struct Followed {
  Granularity granularity = Granularity::unknown;  ///< the length of an age
  std::vector<FollowedBase> bases;                 ///< segments by name, and last the whole
  std::vector<Assumption> assumptions;             ///< who counts and who does not, beside what the inputs rest on
  std::vector<Diagnostic> warnings{};              ///< beside those of the inputs
};

/// Follows the customers of a list with tenures, or of cohorts, without the one that rows begin with unless it is to count. Throws
/// InputError as `cohorts_of` does, and where survivors rise.
Followed follow(const io::Loaded& loaded, const Options& options);

}  // namespace retain::cli
