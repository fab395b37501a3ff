#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace retain::io {

/// How far ahead of UTC "+09:00", "-0530", "+09", "Z", "UTC", "GMT" or "GMT+0900" is; empty for any other text.
std::optional<std::chrono::seconds> read_offset(std::string_view text);
/// An offset as people write it: "+09:00", "UTC".
std::string offset_name(std::chrono::seconds offset);

}  // namespace retain::io
