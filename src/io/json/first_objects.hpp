#pragma once

#include <optional>
#include <string_view>

#include "io/json/reader.hpp"

namespace retain::io {

/// The first object of a JSON text, which may be cut off; `rest` is what follows it. Empty where none is whole.
std::optional<JsonValue> take_object(std::string_view& rest);

}  // namespace retain::io
