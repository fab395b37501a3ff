#pragma once

#include <optional>
#include <string>

#include "retain/quantity.hpp"

namespace retain::render {

/// The table of quantities as JSON (schema "retain.metrics"), or one row of it.
std::string render_quantities_json(std::optional<Id> id);

}  // namespace retain::render
