#pragma once

#include <string>
#include <string_view>

namespace retain::render {

/// The SHA-256 of `text` (FIPS 180-4) in base64, as a content security policy names what it allows.
std::string sha256_base64(std::string_view text);

}  // namespace retain::render
