#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/content/blocks.hpp"
#include "render/content/figures.hpp"
#include "render/language/language.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// What must be known to read tables: the marks in them, why values are undefined, what is compounded, what was assumed and what was
/// left out. A note an element, without line breaks.
std::vector<std::string> notes_of(const Report& report, std::span<const Layout> layouts, Language language);

/// The worked formulas of the metrics among the quantities `shown`, for the newest complete period of the whole base, then whether its
/// changes are more than chance; a title first where there is a period to name.
std::vector<std::string> explanation_lines(const Report& report, const std::vector<Id>& shown, const Figures& figures,
                                           std::optional<std::size_t> width);
/// The worked formulas of `ids` on one sheet below each other, those that are wider than `width` broken at their equals signs.
std::vector<std::string> explanation_lines(const Worksheet& sheet, const std::vector<Id>& ids, const Figures& figures,
                                           std::optional<std::size_t> width);

}  // namespace retain::render
