#pragma once

#include <optional>
#include <string>
#include <vector>

#include "retain/customer_value.hpp"
#include "retain/diagnostic.hpp"
#include "retain/number.hpp"
#include "retain/period.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// One customer among others.
struct ValuedCustomer {
  std::string customer;
  PurchaseHistory history;
  CustomerProspect prospect;
};

/// What customers are worth until a horizon, as it was asked for.
struct ValueAnswer {
  CustomerValue value;
  Number horizon;
  Granularity time_unit = Granularity::week;
  std::optional<double> discount;  ///< percent a year; empty: none
  std::optional<double> margin;    ///< percent; empty: revenue
  std::string currency;            ///< ISO code; empty: not known
  std::vector<ValuedCustomer> at_risk;
  std::vector<Assumption> assumptions;
  std::vector<Diagnostic> warnings;
};

}  // namespace retain::render
