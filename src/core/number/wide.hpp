#pragma once

#include "retain/number.hpp"

namespace retain {

__extension__ using uint128 = unsigned __int128;

/// The absolute value, which for the lowest number is beyond the signed type.
constexpr uint128 magnitude(int128 value) { return value < 0 ? uint128{0} - static_cast<uint128>(value) : static_cast<uint128>(value); }

}  // namespace retain
