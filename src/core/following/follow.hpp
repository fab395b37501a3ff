#pragma once

#include <algorithm>
#include <optional>
#include <span>

#include "core/following/customer_history.hpp"
#include "core/following/grid.hpp"
#include "core/following/part_rows.hpp"

namespace retain::ledger {

/// Calls `use` with the history of a customer who paid in these rows, unless it was never active. The rows may be reordered.
template <class Money, class Use>
void follow(std::span<PartRow<Money>> rows, const Grid& grid, CustomerHistory<Money>& history, Use use) {
  if (rows.empty()) return;
  if (grid.takes_latest_day()) {
    // From the latest row back: what counts in a period are the rows of the day that is met first.
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.kept > b.kept; });
    std::uint32_t day = rows.front().kept;
    for (const PartRow<Money>& row : rows) {
      if (grid.index_of(row.kept) != grid.index_of(day)) day = row.kept;
      if (row.kept == day) history.add(grid.index_of(row.kept), row.amount, !row.is_part);
    }
  } else if (grid.has_changes()) {
    for (const PartRow<Money>& row : rows) history.change(row.kept, row.amount);
    history.sum_changes();
  } else {
    for (const PartRow<Money>& row : rows) history.add(grid.index_of(row.kept), row.amount, !row.is_part);
  }
  if (history.settle()) use(history);
  history.clear();
}

/// Calls `use` with the rows of each segment of a customer.
template <class Money, class Use>
void for_each_segment(std::span<PartRow<Money>> rows, Use use) {
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.segment < b.segment; });
  while (!rows.empty()) {
    const auto end = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.segment != rows.front().segment; });
    const auto size = static_cast<std::size_t>(end - rows.begin());
    use(rows.first(size));
    rows = rows.subspan(size);
  }
}

/// The largest sum that amounts of a part can come to, in the plan's units; empty where 64 bits do not surely hold sums of them.
inline std::optional<std::int64_t> narrow_bound(const PartSource& source, std::size_t part) {
  constexpr int128 most = int128{1} << 60;
  const std::int64_t unit = source.plan.unit();
  int128 bound = 0;
  bool are_whole = true;
  for (const Ledger::Writer& writer : source.writers) {
    bound += static_cast<int128>(writer.records().size(part)) << writer.amount_bits();
    writer.visit_wide(part, [&](const WideRow& wide) {
      const int128 amount = wide.amount.millionths();
      are_whole = are_whole && amount % unit == 0;
      bound += (amount < 0 ? -amount : amount) / unit;
    });
  }
  if (!are_whole || bound >= most) return std::nullopt;
  return static_cast<std::int64_t>(bound);
}

}  // namespace retain::ledger
