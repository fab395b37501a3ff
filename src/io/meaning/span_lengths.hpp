#pragma once

#include <algorithm>
#include <cstdint>

namespace retain::io {

/// How long spans are: where none that has ended is longer than a month, what each pays is for a month.
struct SpanLengths {
  std::int64_t closed = 0;
  std::int64_t longest = 0;  ///< days
  bool has_times = false;    ///< an end has a time of day other than midnight

  void add(std::int64_t days) {
    ++closed;
    longest = std::max(longest, days);
  }
  void add(const SpanLengths& other) {
    closed += other.closed;
    longest = std::max(longest, other.longest);
    has_times = has_times || other.has_times;
  }
  [[nodiscard]] bool show_months() const {
    constexpr std::int64_t longest_month = 31;
    return closed > 0 && longest <= longest_month;
  }
};

}  // namespace retain::io
