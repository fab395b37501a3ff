#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace retain::render {

/// A text and its Korean.
struct CatalogueEntry {
  std::string_view english;
  std::string_view korean;
};

/// Every text that people read and that is no message of an error, by where it is shown.
inline constexpr CatalogueEntry catalogue[] = {
    {"segment", "세그먼트"},
    {"period", "기간"},
};

/// The Korean of a text of the catalogue; empty where it has none.
constexpr std::string_view find_korean(std::string_view english) {
  const auto* entry =
      std::find_if(std::begin(catalogue), std::end(catalogue), [&](const CatalogueEntry& row) { return row.english == english; });
  return entry == std::end(catalogue) ? std::string_view() : entry->korean;
}

}  // namespace retain::render
