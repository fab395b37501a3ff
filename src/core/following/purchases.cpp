#include <algorithm>

#include "core/following/grid.hpp"
#include "core/following/part_rows.hpp"
#include "core/ledger/ledger.hpp"
#include "retain/diagnostic.hpp"

namespace retain {

namespace {

using DayRow = ledger::PartRow<int128>;

/// Of rows up to the last day that counts, from the first day kept.
PurchaseDays days_of(std::span<DayRow> rows, std::int64_t first_day, bool has_amounts) {
  std::sort(rows.begin(), rows.end(), [](const DayRow& a, const DayRow& b) { return a.kept < b.kept; });
  PurchaseDays days;
  int128 repeat_amount = 0;
  for (std::size_t i = 0; i < rows.size();) {
    const std::uint32_t day = rows[i].kept;
    int128 amount = 0;
    for (; i < rows.size() && rows[i].kept == day; ++i) amount += rows[i].amount;
    if (has_amounts && amount <= 0) continue;
    days.last = first_day + day;
    if (days.days == 0) days.first = days.last;
    if (days.days > 0 && has_amounts) repeat_amount += amount;
    ++days.days;
  }
  days.repeat_amount = Amount::from_millionths(repeat_amount);
  return days;
}

}  // namespace

PurchaseRange Ledger::purchases(std::optional<std::chrono::sys_days> as_of,
                                const std::function<void(const PurchaseDays&, const std::function<std::string()>&)>& take) const {
  if (plan_.kept != Granularity::day) throw Error("purchases are told apart by their days");
  const ledger::Coverage covered = coverage();
  const ledger::Grid grid(covered, plan_, {});
  if (grid.size() == 0) return {};
  PurchaseRange range{grid.first_kept(), grid.first_kept() + static_cast<std::int64_t>(grid.size()) - 1, 0};
  if (as_of) range.last = as_of->time_since_epoch().count();
  if (range.last < range.first) {
    Diagnostic problem = error("no_rows_left", "no row is left: the first is of " + grid[0].to_string(), "give a later day");
    problem.cause = Cause::flag;
    throw InputError({problem});
  }
  const std::int64_t last_kept = range.last - range.first;
  const ledger::PartSource source{plan_, grid, writers_};
  for (std::size_t part = 0; part < std::size_t{1} << plan_.partition_bits; ++part) {
    ledger::PartRows<int128> rows(source, part);
    for (std::size_t customer = 0; customer < rows.customers(); ++customer) {
      std::span<DayRow> all = rows.rows(customer);
      const auto end = std::partition(all.begin(), all.end(), [&](const DayRow& row) { return row.kept <= last_kept; });
      range.later_rows += static_cast<std::size_t>(all.end() - end);
      const PurchaseDays days = days_of({all.begin(), end}, range.first, plan_.has_amounts);
      if (days.days > 0) take(days, [&] { return rows.id(customer); });
    }
  }
  return range;
}

}  // namespace retain
