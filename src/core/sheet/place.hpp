#pragma once

#include <string>

#include "retain/diagnostic.hpp"

namespace retain {

/// "monthly.csv:4", or an empty text where the place is not known.
inline std::string place_text(const Place& place) {
  if (place.file.empty()) return {};
  return place.line == 0 ? place.file : place.file + ":" + std::to_string(place.line);
}

}  // namespace retain
