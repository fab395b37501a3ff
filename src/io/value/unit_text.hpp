#pragma once

#include <optional>
#include <string_view>

#include "retain/number.hpp"
#include "retain/period.hpp"
#include "retain/quantity.hpp"

namespace retain::io {

/// What the unit beside a number, or in the brackets of a header, says.
struct UnitText {
  int shift = 0;                                 ///< powers of ten that scale money: 4 for 만원, 3 for K
  bool percent = false;                          ///< stated with %
  Granularity time_unit = Granularity::unknown;  ///< of "20 months" and "/year"
  std::string_view currency{};                   ///< "KRW" for ₩, ￦, 원 and KRW alike; empty: none

  /// What money in it is multiplied by.
  [[nodiscard]] Number scale() const;
  /// Whether it says anything of money.
  [[nodiscard]] bool is_of_money() const { return shift > 0 || !currency.empty(); }
};

/// The unit that `text` is for a quantity counted in `unit`; spaces do not matter. Empty where it is none.
std::optional<UnitText> read_unit(std::string_view text, Unit unit);
/// The currency that `text` is a sign or code of ("USD" for "$"); empty where it is none.
std::string_view find_currency(std::string_view text);

}  // namespace retain::io
