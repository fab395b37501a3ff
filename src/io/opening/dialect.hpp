#pragma once

#include <functional>
#include <string_view>

#include "io/problems/limits.hpp"

namespace retain::io {

/// The bytes that are tried as delimiters.
inline constexpr std::string_view delimiters = ",;\t|";

/// Finds the delimiter among them: the one under which the header has the most names that `is_known`, then under which most records have as
/// many fields as the header, then most fields.
char detect_delimiter(std::string_view text, const std::function<bool(std::string_view)>& is_known, const Limits& limits = {});

}  // namespace retain::io
