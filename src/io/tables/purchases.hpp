#pragma once

#include <string_view>
#include <vector>

#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"
#include "retain/customer_value.hpp"
#include "retain/report.hpp"

namespace retain::io {

/// Reads the purchase histories of one table, all of whose text is given, behind those that were read before, and notes what was taken for
/// granted.
void read_purchases(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, PurchaseTable& table,
                    StatedCurrency& currency, std::vector<Assumption>& assumptions);

}  // namespace retain::io
