#include <algorithm>
#include <atomic>
#include <mutex>

#include "core/following/follow.hpp"
#include "core/ledger/ledger.hpp"
#include "core/ledger/parallel.hpp"

namespace retain {

namespace {

using ledger::CustomerHistory;
using ledger::PartRow;
using ledger::PartRows;
using ledger::PartSource;

/// Customers or millionths of revenue: by the first period of a cohort, then by age. Cohorts without customers have no ages.
using Triangle = std::vector<std::vector<int128>>;

/// What cohorts come to, of each segment by its code and of the whole base behind them.
struct Triangles {
  std::vector<Triangle> values;
  std::vector<std::vector<std::int64_t>> sizes;
  std::vector<std::vector<std::int64_t>> returned;

  Triangles(std::size_t bases, std::size_t periods)
      : values(bases, Triangle(periods)), sizes(bases, std::vector<std::int64_t>(periods)), returned(sizes) {}

  void add(const Triangles& other) {
    for (std::size_t base = 0; base < values.size(); ++base) {
      for (std::size_t first = 0; first < values[base].size(); ++first) {
        const std::vector<int128>& from = other.values[base][first];
        std::vector<int128>& to = values[base][first];
        if (to.empty()) to.resize(from.size());
        for (std::size_t age = 0; age < from.size(); ++age) to[age] += from[age];
        sizes[base][first] += other.sizes[base][first];
        returned[base][first] += other.returned[base][first];
      }
    }
  }
};

class CohortFold {
 public:
  /// `known`: periods of the grid up to the last that is complete.
  CohortFold(const PartSource& source, const FollowingRules& rules, CohortMeasure measure, CohortType type, std::size_t bases,
             std::size_t known)
      : source_(source),
        measure_(measure),
        type_(type),
        gap_(static_cast<std::size_t>(rules.gap)),
        known_(known),
        history_(source.grid.size(), rules),
        wide_history_(source.grid.size(), rules),
        found_(bases, known) {}

  void add_part(std::size_t part) {
    if (ledger::narrow_bound(source_, part)) {
      add_customers(PartRows<std::int64_t>(source_, part), history_, source_.plan.unit());
    } else {
      add_customers(PartRows<int128>(source_, part), wide_history_, 1);
    }
  }

  [[nodiscard]] const Triangles& found() const { return found_; }

 private:
  template <class Money>
  void add_customers(PartRows<Money> part, CustomerHistory<Money>& history, std::int64_t unit) {
    const auto add = [&](std::span<PartRow<Money>> rows, std::size_t base) {
      ledger::follow(rows, source_.grid, history, [&](const CustomerHistory<Money>& settled) { add_customer(settled, base, unit); });
    };
    const std::size_t whole = found_.values.size() - 1;
    for (std::size_t customer = 0; customer < part.customers(); ++customer) {
      if (whole > 0) {
        ledger::for_each_segment(part.rows(customer), [&](std::span<PartRow<Money>> rows) { add(rows, rows.front().segment); });
      }
      add(part.rows(customer), whole);
    }
  }

  template <class Money>
  void add_customer(const CustomerHistory<Money>& history, std::size_t base, std::int64_t unit) {
    const std::size_t first = history.first();
    if (first >= known_) return;
    ++found_.sizes[base][first];
    std::vector<int128>& values = found_.values[base][first];
    if (values.empty()) values.resize(ages_from(first));
    const std::size_t end = std::min(history.end(), known_);
    if (measure_ != CohortMeasure::customers) {
      for (std::size_t i = first; i < end; ++i) values[i - first] += static_cast<int128>(history.paid(i)) * unit;
      return;
    }
    switch (type_) {
      case CohortType::period:
        for (std::size_t i = first; i < end; ++i) values[i - first] += history.paid(i) > 0 ? 1 : 0;
        break;
      case CohortType::full: {
        std::size_t last = first;  // before the first absence as long as a gap
        for (std::size_t i = first + 1; i < end; ++i) {
          if (!(history.paid(i) > 0)) continue;
          if (i - last > gap_) {
            ++found_.returned[base][first];
            break;
          }
          last = i;
        }
        for (std::size_t age = 0; age < std::min(last - first + 1, values.size()); ++age) ++values[age];
        break;
      }
      case CohortType::on_or_after:
        std::size_t behind_last = end;
        while (behind_last > first && !(history.paid(behind_last - 1) > 0)) --behind_last;
        for (std::size_t i = first; i < behind_last; ++i) ++values[i - first];
        break;
    }
  }

  /// The ages at which it is known who is there. Whoever is away in one of the newest periods may come back within a gap: to take them for
  /// lost or kept would be a guess, and to leave out them alone would leave those who stay. At age 0 all are there.
  [[nodiscard]] std::size_t ages_from(std::size_t first) const {
    const std::size_t ages = known_ - first;
    const std::size_t unsettled = type_ == CohortType::full ? gap_ - 1 : 0;
    return ages > unsettled ? ages - unsettled : 1;
  }

  const PartSource& source_;
  CohortMeasure measure_;
  CohortType type_;
  std::size_t gap_;
  std::size_t known_;
  CustomerHistory<std::int64_t> history_;
  CustomerHistory<int128> wide_history_;
  Triangles found_;
};

Number value_of(int128 sum, std::int64_t size, CohortMeasure measure) {
  if (measure == CohortMeasure::customers) return Number::fraction(sum, 1);
  const Number revenue = Amount::from_millionths(sum).to_number();
  return measure == CohortMeasure::cumulative ? revenue / Number(size) : revenue;
}

/// Throws InputError where triangles of so many periods do not fit into memory.
void refuse_too_many_cohorts(const LedgerPlan& plan, std::size_t bases, std::size_t periods) {
  constexpr std::size_t most_bytes = std::size_t{1} << 31;
  const std::size_t bytes = bases * periods * (periods + 1) / 2 * sizeof(int128);
  if (bytes <= most_bytes) return;
  throw InputError({error("too_many_cohorts",
                          std::to_string(periods) + " cohorts" +
                              (bases > 1 ? " of each of " + std::to_string(bases - 1) + " segments" : "") + " are more than memory takes",
                          std::string(plan.period == Granularity::day ? "--period month" : "--period year") + " makes fewer of them")});
}

}  // namespace

CohortTable Ledger::cohorts(const FollowingRules& rules, CohortMeasure measure, CohortType type) const {
  const bool is_of_revenue = measure != CohortMeasure::customers;
  if (is_of_revenue && (type != CohortType::period || !plan_.has_amounts)) throw Error("revenue of cohorts is that of a period");
  if (rules.window != 1) throw Error("cohorts have no window");
  CohortTable table{plan_.period, measure, type, {}, {}};
  const ledger::Grid grid(coverage(), plan_, rules);
  std::size_t known = grid.size();
  while (known > 1 && !grid.is_complete(known - 1)) --known;
  if (known == 0) return table;
  if (known < grid.size()) table.unfinished = grid[grid.size() - 1].to_string();

  const std::size_t bases = (plan_.segmented ? segments_.size() : 0) + 1;
  refuse_too_many_cohorts(plan_, bases, known);
  const PartSource source{plan_, grid, writers_};
  const std::size_t parts = std::size_t{1} << plan_.partition_bits;
  Triangles found(bases, known);
  std::atomic<std::size_t> next_part = 0;
  std::mutex mutex;
  run_in_parallel(static_cast<unsigned>(std::min<std::size_t>(rules.threads, parts)), [&](unsigned) {
    CohortFold fold(source, rules, measure, type, bases, known);
    for (std::size_t part = next_part++; part < parts; part = next_part++) fold.add_part(part);
    const std::lock_guard lock(mutex);
    found.add(fold.found());
  });

  std::vector<std::vector<std::int64_t>> briefs(bases, std::vector<std::int64_t>(known));
  for (const Writer& writer : writers_) {
    for (const auto& [where, customers] : writer.briefs()) {
      const auto& [segment, period] = where;
      if (segment && bases == 1) continue;
      const auto first = static_cast<std::size_t>(period - grid[0].ordinal());
      if (first < known) briefs[segment.value_or(bases - 1)][first] += customers;
    }
  }

  const auto add_base = [&](const std::string& segment, std::size_t base) {
    for (std::size_t first = 0; first < known; ++first) {
      const std::int64_t size = found.sizes[base][first];
      const std::int64_t brief = briefs[base][first];
      if (size == 0 && brief == 0) continue;
      Cohort& cohort = table.cohorts.emplace_back();
      cohort.label = grid[first].to_string();
      cohort.segment = segment;
      cohort.complete = first > 0;
      cohort.size = Number(size);
      cohort.brief = brief;
      cohort.returned = found.returned[base][first];
      if (size == 0) cohort.values.emplace_back(Number(0));
      int128 sum = 0;
      for (const int128 value : found.values[base][first]) {
        sum = measure == CohortMeasure::cumulative ? sum + value : value;
        cohort.values.emplace_back(value_of(sum, size, measure));
      }
    }
  };
  if (bases > 1) {
    for (const auto& [name, code] : segments_) add_base(name, code);
  }
  if (!is_of_revenue || !plan_.mixed_currencies) add_base({}, bases - 1);
  return table;
}

}  // namespace retain
