#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/flags/options.hpp"
#include "io/loaded.hpp"
#include "retain/customer_value.hpp"
#include "retain/diagnostic.hpp"
#include "retain/report.hpp"

namespace retain::cli {

/// The customers of inputs and what they have bought.
struct Buyers {
  /// Calls `take` for each of them; `name` tells who it is. May be called again; the inputs outlive it.
  std::function<void(const std::function<void(const PurchaseHistory& history, const std::function<std::string()>& name)>& take)> each;
  Granularity time_unit = Granularity::week;  ///< of their times and of the horizon
  std::vector<Assumption> assumptions;
  std::vector<Diagnostic> warnings;
};

/// Of a table of purchase histories, or of customer rows that are purchases, in the time unit that the options or a table name.
/// Throws InputError where the rows are no purchases, and UsageError where the options name another unit than the table.
Buyers buyers_of(const io::Loaded& loaded, const Options& options);

/// Whether an input is rows that `buyers_of` takes for purchases.
bool are_purchases(const io::Loaded& loaded);

/// Days in a unit of time, of a year 365.25.
double days_in(Granularity unit);

}  // namespace retain::cli
