#pragma once

#include <string>
#include <string_view>

namespace retain {

/// Composed normal form, in which Hangul of every origin compares equal.
std::string to_nfc(std::string_view utf8);

/// Spaces of every width that stand between words, tabs and line breaks.
bool is_space(char32_t c);
std::string_view trim(std::string_view utf8);

}  // namespace retain
