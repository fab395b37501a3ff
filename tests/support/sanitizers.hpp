#pragma once

#include <string>

namespace retain::test {

#ifdef RETAIN_SANITIZED
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

/// How many of so many random inputs are tried: a sample under a sanitizer, where each takes ten times as long.
constexpr unsigned sampled(unsigned inputs) { return is_sanitized ? (inputs + 9) / 10 : inputs; }

/// Begins a line of the shell: what follows may take that much memory. Without effect under a sanitizer, which takes terabytes of
/// addresses.
inline std::string limit_memory(unsigned kibibytes) { return is_sanitized ? "" : "ulimit -v " + std::to_string(kibibytes) + "; "; }

}  // namespace retain::test
