#pragma once

#include <string>
#include <string_view>

namespace retain {

/// Composed normal form, in which Hangul of every origin compares equal.
std::string to_nfc(std::string_view utf8);
/// Whether a text is surely so already and holds no space but the common one, told from what it is written with: true of most letters of
/// Europe, of Hangul, Kana and Han. Cheap.
bool is_surely_composed(std::string_view utf8);

/// White space of Unicode: spaces of every width, tabs and line breaks.
bool is_space(char32_t c);
std::string_view trim(std::string_view utf8);

}  // namespace retain
