#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "io/csv/reader.hpp"
#include "text/unicode.hpp"

namespace retain::io {

/// The first text of a file that tells something, and where it stands.
struct Witness {
  bool found = false;
  std::string text{};
  TextPlace place{};

  void note(std::string_view value, TextPlace where) {
    if (found) return;
    found = true;
    text = trim(value);
    place = where;
  }
  [[nodiscard]] bool stands_before(const Witness& other) const {
    return std::tie(place.line, place.column) < std::tie(other.place.line, other.place.column);
  }
};

}  // namespace retain::io
