#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "retain/period.hpp"

namespace retain::io {

/// For how long an amount pays: whole months, or days.
struct Interval {
  int months = 0;
  int days = 0;  ///< where it is not of whole months
  friend bool operator==(const Interval&, const Interval&) = default;
};

/// "month", "annually", "3 months", "P1Y", "분기"; empty where the text is none.
std::optional<Interval> read_interval(std::string_view text);

/// Words of whole months and how they are mostly counted, folded as headers are: those above, "2months", "p3m" and the like.
std::vector<std::string> usual_intervals();

/// The length of time that a header or a word counts: of months in "tenure_months", "Tenure (months)" and "mo"; unknown where it names
/// none.
Granularity granularity_in(std::string_view header);

}  // namespace retain::io
