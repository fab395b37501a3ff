#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <utility>

#include "core/following/dense_part.hpp"
#include "core/following/follow.hpp"
#include "core/ledger/ledger.hpp"
#include "core/ledger/parallel.hpp"

namespace retain {

namespace {

using ledger::CustomerHistory;
using ledger::Grid;
using ledger::PartRow;
using ledger::PartRows;
using ledger::PartSource;
using ledger::PeriodSums;

/// Sums over the customers of some parts. The total of all segments counts a customer of several once, so that it is not their sum: hence
/// customers of one segment, who are in it and in the total alike, stand apart from those of several.
template <class Money>
struct Sums {
  std::vector<PeriodSums<Money>> alone;   ///< of each segment, its customers who are in no other
  std::vector<PeriodSums<Money>> shared;  ///< of each segment, the others
  PeriodSums<Money> whole;                ///< of customers who are in several segments, or of all where there are no segments

  Sums(std::size_t segments, std::size_t periods)
      : alone(segments, PeriodSums<Money>(periods)), shared(segments, PeriodSums<Money>(periods)), whole(periods) {}

  template <class Other>
  void add(Sums<Other>& other, std::int64_t unit = 1) {
    for (std::size_t i = 0; i < alone.size(); ++i) {
      alone[i].add(other.alone[i], unit);
      shared[i].add(other.shared[i], unit);
    }
    whole.add(other.whole, unit);
  }
};

/// Follows the customers of parts, one part after another, on one thread.
class Fold {
 public:
  Fold(const PartSource& source, const FollowingRules& rules, std::size_t segments)
      : source_(source),
        segments_(segments),
        history_(source.grid.size(), rules),
        wide_history_(source.grid.size(), rules),
        sums_(segments, source.grid.size()),
        total_(segments, source.grid.size()),
        dense_(source, rules, segments) {}

  void add_part(std::size_t part) {
    const auto bound = ledger::narrow_bound(source_, part);
    if (!bound) {
      add_customers(PartRows<int128>(source_, part), wide_history_, total_);
      return;
    }
    constexpr std::int64_t most = std::int64_t{1} << 61;
    ledger::PartCustomers customers(source_, part);
    if (bound_ + *bound > most || dense_.is_full_for(customers.size())) drain();
    bound_ += *bound;
    if (dense_pays_ && dense_.can_follow()) {
      const auto left = dense_.add(customers, part, *bound);
      // Where many are left, as where each buys in several segments, the table was for nothing.
      if (left) dense_pays_ = *left * 4 <= customers.size();
      if (left && *left == 0) return;
      const auto marked = left ? dense_.left() : std::span<const std::uint8_t>();
      add_customers(PartRows<std::int64_t>(source_, part, std::move(customers), marked), history_, sums_);
    } else {
      add_customers(PartRows<std::int64_t>(source_, part, std::move(customers), {}), history_, sums_);
    }
  }

  /// In millionths.
  Sums<int128>& total() {
    drain();
    return total_;
  }

 private:
  template <class Money>
  void add_customers(PartRows<Money> part, CustomerHistory<Money>& history, Sums<Money>& sums) {
    for (std::size_t customer = 0; customer < part.customers(); ++customer) {
      const std::span<PartRow<Money>> rows = part.rows(customer);
      if (rows.empty()) continue;
      const std::uint32_t segment = rows.front().segment;
      const bool is_alone = std::all_of(rows.begin(), rows.end(), [segment](const auto& row) { return row.segment == segment; });
      if (segments_ > 0 && is_alone) {
        follow(rows, history, sums.alone[segment]);
        continue;
      }
      if (segments_ > 0) {
        ledger::for_each_segment(rows, [&](std::span<PartRow<Money>> own) { follow(own, history, sums.shared[own.front().segment]); });
      }
      follow(rows, history, sums.whole);
    }
  }

  template <class Money>
  void follow(std::span<PartRow<Money>> rows, CustomerHistory<Money>& history, PeriodSums<Money>& sums) {
    ledger::follow(rows, source_.grid, history, [&sums](const CustomerHistory<Money>& settled) { settled.add_to(sums); });
  }

  void drain() {
    dense_.drain(sums_.alone, sums_.whole);
    total_.add(sums_, source_.plan.unit());
    sums_ = Sums<std::int64_t>(segments_, source_.grid.size());
    bound_ = 0;
  }

  const PartSource& source_;
  std::size_t segments_;
  CustomerHistory<std::int64_t> history_;
  CustomerHistory<int128> wide_history_;
  Sums<std::int64_t> sums_;
  Sums<int128> total_;
  std::int64_t bound_ = 0;
  ledger::DensePart dense_;
  bool dense_pays_ = true;
};

Snapshot snapshot_of(const PeriodSums<int128>& sums, const Grid& grid, std::size_t period, int window, bool has_amounts, bool has_money) {
  Snapshot snapshot;
  snapshot.period = grid[period];
  snapshot.complete = grid.is_complete(period);
  snapshot.window = window;
  snapshot.whole_customers = true;
  const auto before = period - static_cast<std::size_t>(window);
  const bool has_before = before < period;
  const auto count = [&](Id id, std::int64_t value) { snapshot.set(id, Number(value)); };
  const auto money = [&](Id id, int128 value) { snapshot.set(id, Amount::from_millionths(value).to_number()); };
  count(Id::customers_start, has_before ? sums.end[before] : 0);
  count(Id::customers_new, sums.arrived_new[period]);
  count(Id::customers_reactivated, sums.arrived[period] - sums.arrived_new[period]);
  count(Id::customers_churned, sums.churned[period]);
  count(Id::customers_end, sums.end[period]);
  if (!has_amounts) return snapshot;
  count(Id::purchases, sums.purchases[period]);
  count(Id::buyers, sums.buyers[period]);
  count(Id::repeat_buyers, sums.repeat_buyers[period]);
  if (!has_money) return snapshot;
  money(Id::revenue_start, has_before ? sums.revenue_end[before] : 0);
  money(Id::revenue_new, sums.revenue_new[period]);
  money(Id::revenue_reactivation, sums.revenue_arrived[period] - sums.revenue_new[period]);
  money(Id::revenue_expansion, sums.expansion[period]);
  money(Id::revenue_contraction, sums.contraction[period]);
  money(Id::revenue_churned, sums.revenue_churned[period]);
  if (grid.may_pause()) money(Id::revenue_paused, sums.paused[period]);
  money(Id::revenue_end, sums.revenue_end[period]);
  money(Id::sales, sums.revenue_end[period]);
  return snapshot;
}

}  // namespace

std::size_t Ledger::count_periods(const FollowingRules& rules) const { return Grid(coverage(), plan_, rules).size(); }

std::vector<Snapshot> Ledger::snapshots(const FollowingRules& rules, const PeriodCut& cut) const {
  const Grid grid(coverage(), plan_, rules);
  std::vector<Snapshot> snapshots;
  if (grid.size() == 0) return snapshots;
  const auto [first, end] = shown_range(grid.periods(), cut);

  const PartSource source{plan_, grid, writers_};
  const std::size_t segments = plan_.segmented ? segments_.size() : 0;
  const std::size_t parts = std::size_t{1} << plan_.partition_bits;
  Sums<int128> sums(segments, grid.size());
  std::atomic<std::size_t> next_part = 0;
  std::mutex mutex;
  run_in_parallel(static_cast<unsigned>(std::min<std::size_t>(rules.threads, parts)), [&](unsigned) {
    Fold fold(source, rules, segments);
    for (std::size_t part = next_part++; part < parts; part = next_part++) fold.add_part(part);
    const std::lock_guard lock(mutex);
    sums.add(fold.total());
  });

  for (const auto& [name, code] : segments_) {
    if (segments == 0) break;
    sums.whole.add(sums.alone[code]);
    sums.alone[code].add(sums.shared[code]);
  }
  for (std::size_t period = first; period < end; ++period) {
    for (const auto& [name, code] : segments_) {
      if (segments == 0) break;
      snapshots.push_back(snapshot_of(sums.alone[code], grid, period, rules.window, plan_.has_amounts, true));
      snapshots.back().segment = name;
    }
    snapshots.push_back(snapshot_of(sums.whole, grid, period, rules.window, plan_.has_amounts, !plan_.mixed_currencies));
    snapshots.back().mixed_currencies = plan_.mixed_currencies;
  }
  if (rules.concentration && plan_.has_amounts) add_concentration(grid, rules, first, snapshots);
  return snapshots;
}

}  // namespace retain
