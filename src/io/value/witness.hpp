#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "io/problems/text_place.hpp"
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

/// How something is written in an input, and what shows it.
template <class Value>
struct Finding {
  Value value{};
  bool is_certain = false;  ///< the user said so; else it is presumed until a value disproves it
  Witness witness{};        ///< a value that proves it
};

}  // namespace retain::io
