#pragma once

#include "retain/report.hpp"

namespace retain {

/// What a report is about; of one that was not cut, since that is no question of the periods that are shown. Customers who buy again and
/// again within a period are those of a shop, and where nobody does, or amounts are known to recur, they are subscribers, who pay once;
/// without either, what its newest complete period has values for.
Business business_of(const Report& report, bool recurring);

}  // namespace retain
