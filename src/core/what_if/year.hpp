#pragma once

#include <optional>

#include "retain/number.hpp"

namespace retain {

/// A change that adds to a base, of customers or revenue, in every period of a year.
struct YearOfGrowth {
  Number base;   ///< at the end of a period without the change
  Number added;  ///< to it in the first period
  Number gain;   ///< the margin that this brings in a period
  Number stays;  ///< the share of what was added that is still there a period later

  /// The margin in so many periods: each adds as much again as the first, and what those before it added brings on what it did as far as
  /// it stays. Empty where that would take away more than there is.
  [[nodiscard]] std::optional<Number> gain_in(int periods) const;
};

}  // namespace retain
