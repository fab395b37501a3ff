#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace retain {

/// Columns that a text takes on a terminal: after NFC, East Asian wide and fullwidth characters take 2, combining ones 0.
std::size_t display_width(std::string_view text);
/// `text` padded with spaces to `width` columns; wider texts are left as they are.
std::string pad_left(std::string_view text, std::size_t width);
std::string pad_right(std::string_view text, std::size_t width);
/// `text` cut behind its first `width` - 1 columns and marked with "…" where it takes more than `width`.
std::string shortened(std::string_view text, std::size_t width);
/// `text` broken at spaces into lines of at most `width` columns, those after the first behind `indent` spaces. A longer word has a line
/// to itself.
std::string wrapped(std::string_view text, std::size_t width, std::size_t indent = 0);

}  // namespace retain
