#pragma once

#include "cli/flags/options.hpp"
#include "io/loaded.hpp"
#include "retain/forecast.hpp"

namespace retain::cli {

/// The forecasts of what inputs hold, a table of cohorts, a list of customers with tenures or customer rows: of the whole base and of each
/// segment, with the warnings and assumptions of all. Throws UsageError and InputError where there is no forecast of the whole; a segment
/// without one is warned of.
Forecasts forecasts_of(io::Loaded& loaded, const Options& options);

}  // namespace retain::cli
