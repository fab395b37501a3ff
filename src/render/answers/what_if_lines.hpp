#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "render/content/figures.hpp"
#include "retain/what_if.hpp"

namespace retain::render {

/// A sum of money as it is and as it would be.
struct MoneyLine {
  std::string_view name;
  std::optional<Number> before;
  std::optional<Number> after;
};

/// The gain, the cost or what is left, of one period and of a year of them.
struct WorthLine {
  Text name;
  std::optional<Number> in_period;
  std::optional<Number> in_year;
};

/// What is told of the whole base under the premises, in the order of its tables.
class WhatIfLines {
 public:
  WhatIfLines(const WhatIf& what_if, const Figures& figures, std::optional<int> precision);

  /// Digits after the point of sums: small ones say little without their cents.
  [[nodiscard]] int money_decimals() const { return money_decimals_; }
  /// Whether a quantity that changes is shown.
  [[nodiscard]] bool shows(Id id) const;
  /// Those that are.
  [[nodiscard]] std::vector<Id> quantities() const;
  /// The sums that change.
  [[nodiscard]] std::vector<MoneyLine> money() const;
  /// Gain, cost and net gain as far as they are known.
  [[nodiscard]] std::vector<WorthLine> worth() const;

 private:
  const WhatIf& what_if_;
  const WhatIfRow& whole_;
  int money_decimals_ = 0;
};

}  // namespace retain::render
