#pragma once

#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace retain {

/// Composed normal form, in which Hangul of every origin compares equal.
std::string to_nfc(std::string_view utf8);

/// Spaces of every width that stand between words, tabs and line breaks.
bool is_space(char32_t c);
std::string_view trim(std::string_view utf8);

/// Whether `text` has a digit of ASCII.
bool has_digit(std::string_view text);

/// `text` in quotes for a message, its end left out where it is long.
std::string in_quotes(std::string_view text);

}  // namespace retain
