#pragma once

#include <optional>
#include <vector>

#include "render/content/page.hpp"
#include "render/language/language.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Why customers left: a line for each reason, the largest first, the unknown rest last, and columns of customers and shares. The reasons
/// of the whole base by period and of all periods, then those of the segments; nothing where there are none. With a width, the newest
/// periods, the first segments and the largest reasons that fit it.
std::vector<Grid> reasons_tables(const Report& report, Language language, std::optional<std::size_t> width);

}  // namespace retain::render
