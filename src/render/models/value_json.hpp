#pragma once

#include <functional>
#include <string>

#include "render/content/page.hpp"
#include "render/models/value_answer.hpp"

namespace retain::render {

/// A document of schema "retain.value".
std::string value_json(const ValueAnswer& answer);

/// Customers, which may be gone through once.
using ValuedCustomers = std::function<void(const std::function<void(const ValuedCustomer&)>& take)>;
/// What every customer is expected to do: a record, or an object a line, of each. `no_value`: why none has a value, where none has.
void write_value_delimited(const ValuedCustomers& customers, char delimiter, const Sink& sink);
void write_value_ndjson(const ValuedCustomers& customers, Reason no_value, const Sink& sink);

}  // namespace retain::render
