#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "retain/diagnostic.hpp"

namespace retain::io {

/// What becomes of rows that cannot be read.
struct BadRowRule {
  bool skip = false;        ///< they are left out; else each is an error
  std::size_t most = 1000;  ///< left out at most: an input with more of them is not what it is taken for
};

/// What makes a row unreadable.
struct RowFault {
  std::string code;  ///< stable: "field_count", or "bad_" and the field, as "bad_amount"
  std::string message;
  std::string hint;
  std::string_view row;      ///< as it stands in the input
  std::string_view excerpt;  ///< the line of the fault, where it is known
};

/// A row that was left out.
struct RejectedRow {
  Place place;  ///< of its first fault
  std::string code;
  std::string text;  ///< as it stands in the input
};

}  // namespace retain::io
