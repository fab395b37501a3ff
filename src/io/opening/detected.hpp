#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "io/encoding/encoding.hpp"
#include "io/value/cell.hpp"
#include "retain/period.hpp"

namespace retain::io {

/// A column of an input, and what it was taken for.
struct DetectedColumn {
  std::string header;
  std::string field;  ///< as `--column` names it; empty: the column is not read
};

/// How an input was read, by what it holds and by what the user settled.
struct Detected {
  std::string file;
  bool customer_rows = false;  ///< rather than period snapshots
  std::string format;          ///< "csv", "json" or "ndjson"
  Encoding encoding = Encoding::utf_8;
  std::vector<DetectedColumn> columns;  ///< of JSON, those of the first row

  // Of CSV:
  char delimiter = ',';
  DecimalMark mark = DecimalMark::point;
  bool has_header = true;
  std::size_t header_line = 0;
  bool transposed = false;
  std::vector<std::string> units;        ///< of money, that lines above the header name
  DateOrder order = DateOrder::unknown;  ///< unknown: no date depends on it
};

}  // namespace retain::io
