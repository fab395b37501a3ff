#pragma once

// The light header of fmt: what formats at run time is compiled once, in format.cpp, which every other unit is spared.
#if __has_include(<fmt/base.h>)
#include <fmt/base.h>
#else
#include <fmt/core.h>
#endif

#include <string>
#include <string_view>

namespace retain {

/// `pattern` with values in its places, in fmt's syntax. Throws fmt::format_error where they do not fit.
std::string format_values(std::string_view pattern, fmt::format_args values);

/// `pattern` with values in its places, checked where it is compiled: `formatted("{} of {}", 3, "pro")`.
template <class... Values>
std::string formatted(fmt::format_string<Values...> pattern, Values&&... values) {
  const fmt::string_view text = pattern;
  return format_values({text.data(), text.size()}, fmt::make_format_args(values...));
}

/// The same with a pattern that is chosen at run time, such as one of several languages.
template <class... Values>
std::string formatted_by(std::string_view pattern, const Values&... values) {
  return format_values(pattern, fmt::make_format_args(values...));
}

}  // namespace retain
