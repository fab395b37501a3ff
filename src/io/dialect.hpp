#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "io/csv_reader.hpp"

namespace retain::io {

/// How a text separates its fields, and where its records start.
struct Dialect {
  char delimiter = ',';
  std::string_view body;  ///< the text after a first line `sep=;`
  TextPlace start;        ///< of the body
};

/// Finds the delimiter among `,` `;` tab and `|`: the one that a first line `sep=;` names, else the one under which the header has the most
/// names that `is_known`, then under which most records have as many fields as the header, then most fields. `pinned` settles it.
Dialect detect_dialect(std::string_view text, std::optional<char> pinned, const std::function<bool(std::string_view)>& is_known,
                       const Limits& limits = {});

}  // namespace retain::io
