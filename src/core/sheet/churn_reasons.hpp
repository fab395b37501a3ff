#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "retain/number.hpp"
#include "retain/snapshot.hpp"
#include "retain/worksheet.hpp"

namespace retain {

/// Customers lost for one reason.
struct ChurnReason {
  std::string reason;  ///< "price" of the column `churned:price`; empty: lost for a reason that is not known
  Number customers;    ///< a count
  /// In percent of `customers_churned`; of all with a reason where no row of the input knows that. Empty: of nobody, or this row alone does
  /// not know it.
  std::optional<Number> share;
};

/// The reasons of one row, largest first, equal ones in the order of the input; columns of one reason under several spellings as one. Lost
/// customers without a reason come last, where `customers_churned` is known and there are any.
std::vector<ChurnReason> churn_reasons(const Worksheet& sheet, const ReasonCounts& reasons);

/// The customers lost for one reason, under all spellings of its column; empty where the row has none.
std::optional<Number> count_of_reason(const ReasonCounts& reasons, std::string_view reason);

}  // namespace retain
