#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "retain/number.hpp"

namespace retain::io {

/// What a unit of each currency is worth in units of one: the newest rate of each, for all periods, so that exchange rates make no
/// retention.
struct Rates {
  std::string currency;                 ///< into which amounts are converted
  std::map<std::string, Number> worth;  ///< by code, in capitals

  /// By what an amount of a currency is multiplied; empty where it has no rate.
  [[nodiscard]] std::optional<Number> factor(std::string_view code) const;
};

/// The code of a currency as it is compared: without spaces around it, in capitals.
std::string currency_code(std::string_view text);

/// How many digits behind the point a currency has by ISO 4217: 2 for USD, 0 for KRW, 3 for KWD.
int minor_digits(std::string_view code);

}  // namespace retain::io
