#pragma once

#include <cstdint>
#include <vector>

#include "core/ledger/ledger.hpp"

namespace retain::ledger {

/// The periods of the snapshots, and where the periods that the rows were kept by lie among them.
class Grid {
 public:
  /// `coverage` is of the periods kept. Has no periods where it is empty.
  Grid(const Coverage& coverage, const LedgerPlan& plan, const FollowingRules& rules);

  [[nodiscard]] std::size_t size() const { return periods_.size(); }
  [[nodiscard]] const Period& operator[](std::size_t index) const { return periods_[index]; }
  [[nodiscard]] const std::vector<Period>& periods() const { return periods_; }
  /// Whether the period is over, and the window in front of it lies in the grid.
  [[nodiscard]] bool is_complete(std::size_t index) const { return complete_[index]; }

  /// The ordinal of the first period kept; the functions below count from it.
  [[nodiscard]] std::int64_t first_kept() const { return first_kept_; }
  /// The period of the grid that a period kept lies in.
  [[nodiscard]] std::size_t index_of(std::size_t kept) const { return index_of_kept_.empty() ? kept : index_of_kept_[kept]; }
  /// Whether amounts of a period kept count: of recurring ones those in the last inner period of each period do, for all customers alike.
  /// Those that are spread over periods behind the last do not.
  [[nodiscard]] bool counts(std::size_t kept) const { return kept < kept_size_ && (counts_.empty() || counts_[kept]); }
  /// Whether of a customer's rows in a period only those of the latest day count.
  [[nodiscard]] bool takes_latest_day() const { return takes_latest_day_; }
  /// Whether a customer may pay nothing for a while and stay.
  [[nodiscard]] bool may_pause() const { return may_pause_; }
  /// Whether rows are changes of what a customer pays, which last.
  [[nodiscard]] bool has_changes() const { return has_changes_; }

 private:
  void find_incomplete(const std::vector<std::int32_t>& latest_days, const FollowingRules& rules);

  bool may_pause_;
  std::vector<Period> periods_;
  std::vector<bool> complete_;
  std::int64_t first_kept_ = 0;
  std::size_t kept_size_ = 0;
  std::vector<std::uint32_t> index_of_kept_;
  std::vector<bool> counts_;
  bool takes_latest_day_ = false;
  bool has_changes_ = false;
};

}  // namespace retain::ledger
