#pragma once

#include <vector>

#include "cli/flags/options.hpp"
#include "io/loaded.hpp"
#include "retain/cohorts.hpp"

namespace retain::cli {

/// The cohorts of what inputs hold: a table as it is, customer rows followed. Throws InputError where they hold neither, and where revenue
/// is asked for that they do not have.
CohortTable cohorts_of(const io::Loaded& loaded, const Options& options, CohortMeasure measure, CohortType type);

/// When customers were lost, and what must be known to read it.
struct FoundLifetimes {
  Granularity granularity = Granularity::unknown;  ///< the length of an age
  std::vector<Lifetimes> lifetimes;                ///< of each segment by name, and last of the whole base
  std::vector<Assumption> assumptions;             ///< who counts and who does not, beside what the inputs rest on
};

/// As `lifetimes_of`.
FoundLifetimes find_lifetimes(const io::Loaded& loaded, const Options& options);

/// When the customers of the inputs were lost, of each segment by name and last of the whole base: of a list of customers with tenures, or
/// of cohorts, without the one that rows begin with unless it is to count. Throws InputError as `cohorts_of` does, and where survivors
/// rise, and where a list of customers has no tenure.
std::vector<Lifetimes> lifetimes_of(const io::Loaded& loaded, const Options& options);

}  // namespace retain::cli
