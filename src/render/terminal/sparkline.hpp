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

/// The line of sparklines below the lines of a segment of which `end` is behind the last: over the complete periods, for each value of the
/// block that at least three of them have. All show the same newest periods, as many as the narrowest column has room for that has room
/// for four; narrower ones stay empty. Empty where no value is, and where another line of the segment follows.
std::string trend_line(const Layout& layout, const Block& block, std::size_t end, Language language);

/// What must be known of the trend lines of a report: how many periods they show where these are not all. Empty where they are.
std::string trend_note(const Layout& layout, Granularity granularity, Language language);

}  // namespace retain::render
