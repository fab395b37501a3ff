#include <algorithm>
#include <atomic>

#include "core/following/follow.hpp"
#include "core/ledger/ledger.hpp"
#include "core/ledger/parallel.hpp"

namespace retain {

namespace {

using ledger::CustomerHistory;
using ledger::PartRow;
using ledger::PartRows;
using ledger::PartSource;

/// A movement of a customer, its amounts in millionths.
struct Step {
  std::uint32_t segment;
  std::uint32_t period;
  MovementKind kind;
  int128 before;
  int128 after;
  int128 last_paid;
};

/// A customer and where its movements stand among those of its thread.
struct Mover {
  std::string id;
  const std::vector<Step>* steps;
  std::size_t first;
  std::size_t size;
};

/// The movements of customers of some parts, found on one thread.
struct Found {
  std::vector<Mover> movers;
  std::vector<Step> steps;
};

class Search {
 public:
  /// `first` and `end`: of the periods that are wanted.
  Search(const PartSource& source, const FollowingRules& rules, std::size_t first, std::size_t end, std::span<const MovementKind> kinds,
         Found& found)
      : source_(source),
        first_(first),
        end_(end),
        kinds_(kinds),
        found_(found),
        history_(source.grid.size(), rules),
        wide_history_(source.grid.size(), rules) {}

  void add_part(std::size_t part) {
    if (ledger::narrow_bound(source_, part)) {
      add_customers(PartRows<std::int64_t>(source_, part), history_, source_.plan.unit());
    } else {
      add_customers(PartRows<int128>(source_, part), wide_history_, 1);
    }
  }

 private:
  template <class Money>
  void add_customers(PartRows<Money> part, CustomerHistory<Money>& history, std::int64_t unit) {
    for (std::size_t customer = 0; customer < part.customers(); ++customer) {
      const std::size_t first = found_.steps.size();
      ledger::for_each_segment(part.rows(customer), [&](std::span<PartRow<Money>> rows) {
        const std::uint32_t segment = rows.front().segment;
        ledger::follow(rows, source_.grid, history, [&](const CustomerHistory<Money>& settled) {
          settled.movements([&](std::size_t period, MovementKind kind, Money before, Money after, Money last_paid) {
            const bool is_of_money = kind == MovementKind::expanded || kind == MovementKind::contracted;
            const bool wanted = (source_.plan.has_amounts || !is_of_money) && period >= first_ && period < end_ &&
                                (kinds_.empty() || std::find(kinds_.begin(), kinds_.end(), kind) != kinds_.end());
            if (wanted) {
              found_.steps.push_back({segment, static_cast<std::uint32_t>(period), kind, static_cast<int128>(before) * unit,
                                      static_cast<int128>(after) * unit, static_cast<int128>(last_paid) * unit});
            }
          });
        });
      });
      const std::size_t size = found_.steps.size() - first;
      if (size > 0) found_.movers.push_back({part.id(customer), &found_.steps, first, size});
    }
  }

  const PartSource& source_;
  std::size_t first_;
  std::size_t end_;
  std::span<const MovementKind> kinds_;
  Found& found_;
  CustomerHistory<std::int64_t> history_;
  CustomerHistory<int128> wide_history_;
};

}  // namespace

std::string_view movement_key(MovementKind kind) {
  constexpr std::array<std::string_view, movement_kinds.size()> keys{"new", "reactivated", "expanded", "contracted", "paused", "churned"};
  return keys.at(static_cast<std::size_t>(kind));
}

void Ledger::movements(const FollowingRules& rules, const PeriodCut& cut, std::span<const MovementKind> kinds,
                       const std::function<void(const Movement&)>& take) const {
  const ledger::Grid grid(coverage(), plan_, rules);
  if (grid.size() == 0) return;
  const auto range = shown_range(grid.periods(), cut);

  const PartSource source{plan_, grid, writers_};
  const std::size_t parts = std::size_t{1} << plan_.partition_bits;
  const auto threads = static_cast<unsigned>(std::clamp<std::size_t>(rules.threads, 1, std::max<std::size_t>(parts, 1)));
  std::vector<Found> found(threads);
  std::atomic<std::size_t> next_part = 0;
  run_in_parallel(threads, [&](unsigned thread) {
    Search search(source, rules, range.first, range.second, kinds, found[thread]);
    for (std::size_t part = next_part++; part < parts; part = next_part++) search.add_part(part);
  });

  std::vector<const Mover*> movers;
  for (const Found& part : found) {
    for (const Mover& mover : part.movers) movers.push_back(&mover);
  }
  std::sort(movers.begin(), movers.end(), [](const Mover* a, const Mover* b) { return a->id < b->id; });

  std::vector<std::string_view> names(segments_.size());
  std::vector<std::size_t> ranks(segments_.size());
  std::size_t rank = 0;
  for (const auto& [name, code] : segments_) {
    names[code] = name;
    ranks[code] = rank++;
  }
  std::vector<Step> steps;
  for (const Mover* mover : movers) {
    const auto first = mover->steps->begin() + static_cast<std::ptrdiff_t>(mover->first);
    steps.assign(first, first + static_cast<std::ptrdiff_t>(mover->size));
    if (plan_.segmented) {
      std::stable_sort(steps.begin(), steps.end(), [&](const Step& a, const Step& b) { return ranks[a.segment] < ranks[b.segment]; });
    }
    for (const Step& step : steps) {
      const std::string_view segment = plan_.segmented ? names[step.segment] : std::string_view();
      Movement movement{mover->id, segment, grid[step.period], step.kind, std::nullopt, std::nullopt, std::nullopt};
      if (plan_.has_amounts) {
        movement.before = Amount::from_millionths(step.before);
        movement.after = Amount::from_millionths(step.after);
        if (step.last_paid > 0) movement.last_paid = Amount::from_millionths(step.last_paid);
      }
      take(movement);
    }
  }
}

}  // namespace retain
