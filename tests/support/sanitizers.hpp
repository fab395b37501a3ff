#pragma once

#include <string>

namespace retain::test {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

/// Begins a line of the shell: what follows may take that much memory. Without effect under a sanitizer, which takes terabytes of
/// addresses.
inline std::string limit_memory(unsigned kibibytes) { return is_sanitized ? "" : "ulimit -v " + std::to_string(kibibytes) + "; "; }

}  // namespace retain::test
