#pragma once

#include <array>
#include <cstdint>

#include "retain/amount.hpp"

namespace retain::ledger {

/// A row of a customer with a value that a record does not hold, which a store of records keeps as several words instead of one.
struct WideRow {
  std::uint64_t key = 0;
  std::int64_t period = 0;  ///< within 32 bits
  Amount amount;
  std::uint32_t segment = 0;  ///< within 31 bits
  bool is_part = false;

  using Words = std::array<std::uint64_t, 4>;
  [[nodiscard]] Words words() const {
    const int128 millionths = amount.millionths();
    return {key, static_cast<std::uint64_t>(millionths), static_cast<std::uint64_t>(millionths >> 64),
            static_cast<std::uint64_t>(period) << 32 | std::uint64_t{segment} << 1 | (is_part ? 1U : 0U)};
  }
  static WideRow of(const Words& words) {
    const int128 high = static_cast<std::int64_t>(words[2]);
    return {words[0], static_cast<std::int64_t>(words[3]) >> 32, Amount::from_millionths(high << 64 | words[1]),
            static_cast<std::uint32_t>(words[3]) >> 1, (words[3] & 1) != 0};
  }
};

}  // namespace retain::ledger
