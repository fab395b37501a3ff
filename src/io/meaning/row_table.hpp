#pragma once

#include <atomic>
#include <cstddef>

#include "io/meaning/order_lines.hpp"
#include "io/opening/opened.hpp"
#include "io/options.hpp"

namespace retain::io {

/// An input of customer rows that several threads read.
struct RowTable {
  const Opened& opened;
  const LoadOptions& options;
  std::size_t index = 0;                ///< among the inputs
  std::atomic<bool> disproved = false;  ///< a number has shown that the decimal mark is the other one
  OrderSeams seams{};
};

}  // namespace retain::io
