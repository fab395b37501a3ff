#pragma once

#include <optional>
#include <span>
#include <string>

#include "render/blocks.hpp"
#include "render/language.hpp"

namespace retain::render {

/// A bar of one column for each of the newest `width` values, from ▁ for the least of them to █ for the largest; ▄ where all are the same,
/// "·" where one is missing.
std::string sparkline(std::span<const std::optional<double>> values, std::size_t width);

/// The line of sparklines below the lines of a segment of which `end` is behind the last: over the complete periods, for each value of the
/// block that at least three of them have. Empty where no value is, and where another line of the segment follows.
std::string trend_line(const Layout& layout, const Block& block, std::size_t end, Language language);

/// What must be known of the trend lines of a report: that a column is too narrow for all periods. Empty where there is nothing to say.
std::string trend_note(const Layout& layout, Language language);

}  // namespace retain::render
