#pragma once

#include <optional>
#include <string>
#include <vector>

#include "render/language/language.hpp"
#include "retain/report.hpp"

namespace retain::render {

/// Why customers left: a line for each reason, the largest first, the unknown rest last, and columns of customers and shares.
struct ReasonsTable {
  std::string title;
  std::vector<std::string> headings;           ///< over the columns behind the reason
  std::vector<std::vector<std::string>> rows;  ///< the reason, then the columns
};

/// The reasons of the whole base by period and of all periods, then those of the segments; nothing where there are none. With a width,
/// the newest periods, the first segments and the largest reasons that fit it.
std::vector<ReasonsTable> reasons_tables(const Report& report, Language language, std::optional<std::size_t> width);

/// The table as lines for a terminal, its heading first; names are made visible.
std::vector<std::string> reasons_lines(const ReasonsTable& table);

}  // namespace retain::render
