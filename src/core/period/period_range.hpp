#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "retain/period.hpp"

namespace retain {

/// Which of some periods to show: labels from which and until which, and how many of the newest. Empty members do not cut.
struct PeriodCut {
  std::string since;
  std::string until;
  std::optional<int> last;
};

/// The positions of the first period that is shown and of the one after the last. `periods` are distinct and in order; not empty. Throws
/// InputError where none is left, or a label is none of theirs.
std::pair<std::size_t, std::size_t> shown_range(const std::vector<Period>& periods, const PeriodCut& cut);

}  // namespace retain
