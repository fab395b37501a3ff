#include <algorithm>
#include <atomic>
#include <initializer_list>
#include <memory>
#include <mutex>

#include "core/following/follow.hpp"
#include "core/following/spread.hpp"
#include "core/ledger/ledger.hpp"
#include "core/ledger/parallel.hpp"

namespace retain {

namespace {

using ledger::CustomerHistory;
using ledger::PartRow;
using ledger::PartRows;
using ledger::PartSource;
using ledger::Spread;

/// What every customer of some periods pays, in the place of its period and segment; the whole base has one, too. How many they are is
/// known beforehand, so that there is room for each and no more.
class Amounts {
 public:
  /// `sizes`: how many pay in each place.
  Amounts(std::span<const std::size_t> sizes, std::int64_t unit) : unit_(unit), taken_(sizes.size()), wide_(sizes.size()) {
    starts_.reserve(sizes.size());
    std::size_t start = 0;
    for (const std::size_t size : sizes) {
      starts_.push_back(start);
      start += size;
    }
    amounts_ = std::make_unique_for_overwrite<std::int64_t[]>(start);
  }

  /// Room for so many amounts in units of the plan.
  std::int64_t* take(std::size_t place, std::size_t count) { return amounts_.get() + starts_[place] + taken_[place].fetch_add(count); }
  /// Amounts in millionths that units of the plan may not hold.
  void add_wide(std::size_t place, int128 amount) {
    const std::lock_guard lock(mutex_);
    wide_[place].push_back(amount);
  }

  /// Of a place whose amounts are all there; sorts them. Empty where there are none.
  [[nodiscard]] std::optional<Spread> spread(std::size_t place, std::vector<std::int64_t>& scratch) {
    const std::span<std::int64_t> amounts(amounts_.get() + starts_[place], taken_[place].load());
    std::vector<int128>& wide = wide_[place];
    if (amounts.empty() && wide.empty()) return std::nullopt;
    if (wide.empty()) {
      scratch.resize(std::max(scratch.size(), amounts.size()));
      ledger::sort_amounts(amounts, scratch);
      return ledger::spread_of(std::span<const std::int64_t>(amounts));
    }
    for (const std::int64_t amount : amounts) wide.push_back(static_cast<int128>(amount) * unit_);
    std::sort(wide.begin(), wide.end());
    return ledger::spread_of(std::span<const int128>(wide));
  }

 private:
  std::int64_t unit_;
  std::vector<std::size_t> starts_;
  std::unique_ptr<std::int64_t[]> amounts_;
  std::vector<std::atomic<std::size_t>> taken_;
  std::vector<std::vector<int128>> wide_;
  std::mutex mutex_;
};

/// Collects what the customers of parts pay, one part after another, on one thread.
class AmountCollector {
 public:
  /// `first` and `end`: of the periods that are wanted. `groups`: places of each.
  AmountCollector(const PartSource& source, const FollowingRules& rules, std::size_t first, std::size_t end, std::size_t groups,
                  Amounts& amounts)
      : source_(source),
        first_(first),
        end_(end),
        groups_(groups),
        amounts_(amounts),
        counts_((end - first) * groups),
        room_(counts_.size()),
        history_(source.grid.size(), rules),
        wide_history_(source.grid.size(), rules) {}

  void add_part(std::size_t part) {
    if (!ledger::narrow_bound(source_, part)) {
      add_customers(PartRows<int128>(source_, part), wide_history_,
                    [this](std::size_t place, int128 amount) { amounts_.add_wide(place, amount); });
      return;
    }
    found_.clear();
    std::fill(counts_.begin(), counts_.end(), 0);
    add_customers(PartRows<std::int64_t>(source_, part), history_, [this](std::size_t place, std::int64_t amount) {
      found_.push_back({place, amount});
      ++counts_[place];
    });
    for (std::size_t place = 0; place < counts_.size(); ++place) {
      if (counts_[place] > 0) room_[place] = amounts_.take(place, counts_[place]);
    }
    for (const Found& found : found_) *room_[found.place]++ = found.amount;
  }

 private:
  struct Found {
    std::size_t place;
    std::int64_t amount;
  };

  template <class Money, class Take>
  void add_customers(PartRows<Money> part, CustomerHistory<Money>& history, Take take) {
    const std::size_t whole = groups_ - 1;
    for (std::size_t customer = 0; customer < part.customers(); ++customer) {
      const std::span<PartRow<Money>> rows = part.rows(customer);
      if (rows.empty()) continue;
      const auto add = [&](std::span<PartRow<Money>> own, std::initializer_list<std::size_t> groups) {
        ledger::follow(own, source_.grid, history, [&](const CustomerHistory<Money>& settled) {
          settled.for_each_paid([&](std::size_t period, Money amount) {
            if (period < first_ || period >= end_) return;
            for (const std::size_t group : groups) take((period - first_) * groups_ + group, amount);
          });
        });
      };
      const std::uint32_t segment = rows.front().segment;
      const bool is_alone = std::all_of(rows.begin(), rows.end(), [segment](const auto& row) { return row.segment == segment; });
      if (whole > 0 && is_alone) {
        add(rows, {segment, whole});
        continue;
      }
      if (whole > 0) {
        ledger::for_each_segment(rows, [&](std::span<PartRow<Money>> own) { add(own, {own.front().segment}); });
      }
      add(rows, {whole});
    }
  }

  const PartSource& source_;
  std::size_t first_;
  std::size_t end_;
  std::size_t groups_;
  Amounts& amounts_;
  std::vector<Found> found_;
  std::vector<std::size_t> counts_;  // of the part, in each place
  std::vector<std::int64_t*> room_;  // for them
  CustomerHistory<std::int64_t> history_;
  CustomerHistory<int128> wide_history_;
};

void set_spread(Snapshot& snapshot, const Spread& spread) {
  const auto set = [&snapshot](Id id, const std::optional<Number>& value) {
    if (!value) return;
    Cell& cell = snapshot.cells[id];
    cell.value = *value;
    cell.unit_settled = true;
  };
  set(Id::top_fifth_share, spread.top_fifth);
  set(Id::top_ten_share, spread.top_ten);
  set(Id::pareto_share, spread.pareto);
  set(Id::gini, spread.gini);
}

}  // namespace

void Ledger::add_concentration(const ledger::Grid& grid, const FollowingRules& rules, std::size_t first,
                               std::vector<Snapshot>& snapshots) const {
  const PartSource source{plan_, grid, writers_};
  const std::size_t parts = std::size_t{1} << plan_.partition_bits;
  const std::size_t groups = (plan_.segmented ? segments_.size() : 0) + 1;
  const std::size_t periods = snapshots.size() / groups;
  // The place of each snapshot of a period: that of its segment's code, and the last for the whole.
  std::vector<std::size_t> place_of;
  for (const auto& [name, code] : segments_) {
    if (groups > 1) place_of.push_back(code);
  }
  place_of.push_back(groups - 1);

  // Amounts of so many periods at once as take a quarter of the memory that the rows take, or may take; or little, or those of one period.
  constexpr std::size_t little = std::size_t{1} << 21;
  const std::size_t allowed = plan_.memory == 0 ? row_count() : std::min(row_count(), plan_.memory / sizeof(std::int64_t));
  const std::size_t most = std::max(little, allowed / 4);
  for (std::size_t begin = 0, end = 0; begin < periods; begin = end) {
    std::vector<std::size_t> sizes;
    for (std::size_t sum = 0; end < periods; ++end) {
      std::vector<std::size_t> own(groups);
      for (std::size_t i = 0; i < groups; ++i) {
        own[place_of[i]] = static_cast<std::size_t>(*snapshots[end * groups + i].find(Id::buyers)->value.to_integer());
        sum += own[place_of[i]];
      }
      if (end > begin && sum > most) break;
      sizes.insert(sizes.end(), own.begin(), own.end());
    }
    Amounts amounts(sizes, plan_.unit());
    std::atomic<std::size_t> next_part = 0;
    run_in_parallel(static_cast<unsigned>(std::min<std::size_t>(rules.threads, parts)), [&](unsigned) {
      AmountCollector collector(source, rules, first + begin, first + end, groups, amounts);
      for (std::size_t part = next_part++; part < parts; part = next_part++) collector.add_part(part);
    });
    std::atomic<std::size_t> next_place = 0;
    run_in_parallel(static_cast<unsigned>(std::min<std::size_t>(rules.threads, sizes.size())), [&](unsigned) {
      std::vector<std::int64_t> scratch;
      for (std::size_t i = next_place++; i < sizes.size(); i = next_place++) {
        Snapshot& snapshot = snapshots[begin * groups + i];
        if (snapshot.find(Id::sales) == nullptr) continue;
        const std::size_t place = i / groups * groups + place_of[i % groups];
        if (const auto spread = amounts.spread(place, scratch)) set_spread(snapshot, *spread);
      }
    });
  }
}

}  // namespace retain
