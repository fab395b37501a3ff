#pragma once

#include <optional>
#include <string>
#include <vector>

#include "retain/number.hpp"
#include "retain/snapshot.hpp"
#include "retain/worksheet.hpp"

namespace retain {

/// Customers lost for one reason.
struct ChurnReason {
  std::string reason;           ///< "price" of the column `churned:price`; empty: lost for a reason that is not known
  Number customers;             ///< a count
  std::optional<Number> share;  ///< in percent of `customers_churned`, where that is not known of all with a reason; empty: of nobody
};

/// The reasons of one row, largest first, equal ones in the order of the input; columns of one reason under several spellings as one. Lost
/// customers without a reason come last, where `customers_churned` is known and there are any.
std::vector<ChurnReason> churn_reasons(const Worksheet& sheet, const ReasonCounts& reasons);

}  // namespace retain
