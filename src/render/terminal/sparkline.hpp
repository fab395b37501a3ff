#pragma once

#include <optional>
#include <span>
#include <string>

#include "render/content/blocks.hpp"
#include "render/language/language.hpp"

namespace retain::render {

/// A bar of one column for each of the `newest` last values, from ▁ for the least of all values to █ for the largest; ▄ where all are the
/// same, "·" where one is missing.
std::string sparkline(std::span<const std::optional<double>> values, std::size_t newest);

/// The periods that all trend lines of a layout show: the same newest ones, as many as the narrowest column has room for that has room for
/// four.
struct TrendWindow {
  std::size_t periods = 0;  ///< of the segment with the most of them
  std::size_t newest = 0;   ///< what is drawn of them
  std::size_t least = 0;    ///< the room that a column needs
};
TrendWindow trend_window(const Layout& layout);

/// The line of sparklines below the lines of a segment of which `end` is behind the last: over the complete periods, for each value of the
/// block that at least three of them have. Columns that are too narrow stay empty. Empty where no value is, and where another line of the
/// segment follows.
std::string trend_line(const Layout& layout, const Block& block, const TrendWindow& window, std::size_t end, Language language);

/// What must be known of the trend lines: how many periods they show where these are not all. Empty where they are.
std::string trend_note(const TrendWindow& window, Granularity granularity, Language language);

}  // namespace retain::render
