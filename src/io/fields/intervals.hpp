#pragma once

#include <optional>
#include <string_view>

namespace retain::io {

/// For how long an amount pays: whole months, or days.
struct Interval {
  int months = 0;
  int days = 0;  ///< where it is not of whole months
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// "month", "annually", "3 months", "P1Y", "분기"; empty where the text is none.
std::optional<Interval> read_interval(std::string_view text);

}  // namespace retain::io
