#pragma once

#include <string_view>

#include "io/opening/opened.hpp"
#include "io/options.hpp"
#include "io/problems/problems.hpp"
#include "retain/customer_value.hpp"

namespace retain::io {

/// Reads the purchase histories of one table, all of whose text is given, behind those that were read before.
void read_purchases(Opened& opened, std::string_view text, const LoadOptions& options, Problems& problems, PurchaseTable& table);

}  // namespace retain::io
