#pragma once

#include "core/purchases/purchase_sample.hpp"
#include "retain/customer_value.hpp"

namespace retain::models {

/// The same as `retain::customer_value`, of a sample.
CustomerValue customer_value(PurchaseSample sample, const ValueOptions& options);

}  // namespace retain::models
