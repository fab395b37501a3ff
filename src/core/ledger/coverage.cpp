#include "core/ledger/coverage.hpp"

#include <algorithm>

namespace retain::ledger {

void Coverage::note_far(std::int64_t period, std::int32_t day) {
  const auto [place, is_new] = far_.try_emplace(period, day);
  if (!is_new) place->second = std::max(place->second, day);
}

void Coverage::merge(const Coverage& other) {
  for (const auto& [period, day] : other.latest_days()) note(period, day);
}

std::map<std::int64_t, std::int32_t> Coverage::latest_days() const {
  std::map<std::int64_t, std::int32_t> days = far_;
  for (std::size_t i = 0; i < latest_.size(); ++i) {
    if (latest_[i] != never) days.emplace(first_ + static_cast<std::int64_t>(i), latest_[i]);
  }
  return days;
}

}  // namespace retain::ledger
