#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

namespace retain::ledger {

/// Which periods the rows name, and the latest day in each. A period is an ordinal of `Period`, a day counts from the period's first.
class Coverage {
 public:
  static constexpr std::int32_t whole_period = std::numeric_limits<std::int32_t>::max();
  static constexpr std::int32_t no_day = -1;  ///< the period is named, but no day in it

  Coverage() = default;
  /// Expects most periods from `first` on, `size` of them.
  Coverage(std::int64_t first, std::size_t size) : first_(first), latest_(size, never) {}

  void note(std::int64_t period, std::int32_t day) {
    const auto offset = static_cast<std::uint64_t>(period - first_);
    if (offset >= latest_.size()) return note_far(period, day);
    if (day > latest_[offset]) latest_[offset] = day;
  }
  void merge(const Coverage& other);

  /// The latest day of each period that was named, in order.
  [[nodiscard]] std::map<std::int64_t, std::int32_t> latest_days() const;

 private:
  static constexpr std::int32_t never = -2;
  void note_far(std::int64_t period, std::int32_t day);

  std::int64_t first_ = 0;
  std::vector<std::int32_t> latest_;
  std::map<std::int64_t, std::int32_t> far_;
};

}  // namespace retain::ledger
