#pragma once

#include <optional>
#include <span>

#include "retain/number.hpp"
#include "retain/quantity.hpp"

namespace retain::ledger {

/// How revenue is spread over those who pay it. Shares are percents; what so few customers do not tell is empty.
struct Spread {
  std::optional<Number> top_fifth;  ///< of the fifth that pays the most, rounded up to whole customers
  std::optional<Number> top_ten;
  Number pareto;  ///< of the customers, the largest first, whose revenue reaches 80%
  Number gini;    ///< sum of (2i - n - 1) x_i over n times the sum of x_i, for the i-th smallest x_i
};

/// Of amounts above zero, the smallest first, at least one. Each value is the exact fraction, rounded to 12 decimals.
template <class Money>
Spread spread_of(std::span<const Money> amounts);

/// Sorts amounts above zero, the smallest first. `scratch` is as long.
void sort_amounts(std::span<std::int64_t> amounts, std::span<std::int64_t> scratch);

extern template Spread spread_of(std::span<const std::int64_t>);
extern template Spread spread_of(std::span<const int128>);

}  // namespace retain::ledger
