#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <vector>

#include "core/following/follow.hpp"
#include "core/ledger/ledger.hpp"

namespace retain {

std::size_t Ledger::count_customers(const std::function<bool(std::span<const Amount>)>& test) const {
  const ledger::Grid grid(coverage(), plan_, {});
  if (grid.size() == 0) return 0;
  const ledger::PartSource source{plan_, grid, writers_};
  std::size_t count = 0;
  std::vector<Amount> amounts;
  for (std::size_t part = 0; part < std::size_t{1} << plan_.partition_bits; ++part) {
    ledger::PartRows<int128> rows(source, part);
    for (std::size_t customer = 0; customer < rows.customers(); ++customer) {
      amounts.clear();
      for (const auto& row : rows.rows(customer)) amounts.push_back(Amount::from_millionths(row.amount));
      if (!amounts.empty() && test(amounts)) ++count;
    }
  }
  return count;
}

std::size_t Ledger::customers() const {
  return count_customers([](std::span<const Amount>) { return true; });
}

std::size_t Ledger::customers_with_refunds_alone() const {
  return count_customers([](std::span<const Amount> amounts) {
    return std::none_of(amounts.begin(), amounts.end(), [](Amount amount) { return amount > Amount(); }) &&
           std::any_of(amounts.begin(), amounts.end(), [](Amount amount) { return amount < Amount(); });
  });
}

namespace {

/// For how many periods customers of a part were away, each time that one was lost.
class Silences {
 public:
  Silences(const ledger::PartSource& source, const FollowingRules& rules) : source_(source), history_(source.grid.size(), rules) {}

  void add_part(std::size_t part) {
    ledger::PartRows<int128> rows(source_, part);
    for (std::size_t customer = 0; customer < rows.customers(); ++customer) {
      ledger::follow(rows.rows(customer), source_.grid, history_, [this](const auto& settled) { add(settled); });
    }
  }
  [[nodiscard]] std::size_t lost() const { return lost_; }
  /// The number of periods after which most came back, and of how many that is.
  [[nodiscard]] std::pair<std::int64_t, std::size_t> most() const {
    std::pair<std::int64_t, std::size_t> most{0, 0};
    for (const auto& [periods, returned] : returned_) {
      if (returned > most.second) most = {periods, returned};
    }
    return most;
  }

 private:
  void add(const ledger::CustomerHistory<int128>& settled) {
    std::optional<std::size_t> left;
    settled.movements([&](std::size_t period, MovementKind kind, int128, int128, int128) {
      if (kind == MovementKind::churned) {
        ++lost_;
        left = period;
      } else if (kind == MovementKind::reactivated && left) {
        ++returned_[static_cast<std::int64_t>(period - *left) + 1];
      }
    });
  }

  const ledger::PartSource& source_;
  ledger::CustomerHistory<int128> history_;
  std::map<std::int64_t, std::size_t> returned_;
  std::size_t lost_ = 0;
};

}  // namespace

std::optional<LossesByAge> Ledger::losses_by_age(const FollowingRules& rules) const {
  const ledger::Grid grid(coverage(), plan_, rules);
  const auto year = static_cast<std::size_t>(periods_per_year(plan_.period));
  if (rules.window != 1 || grid.size() <= year + 1) return std::nullopt;
  const ledger::PartSource source{plan_, grid, writers_};
  LossesByAge losses;
  ledger::CustomerHistory<std::int64_t> history(grid.size(), rules);
  ledger::CustomerHistory<int128> wide_history(grid.size(), rules);
  const auto add = [&](const auto& settled) {
    settled.for_each_start([&](std::size_t period, std::size_t age, bool stays) {
      if (!grid.is_complete(period) || (period == age && age <= year)) return;
      (age <= year ? losses.first_year : losses.later) += Proportion{stays ? 0 : 1, 1};
    });
  };
  const auto add_part = [&](auto rows, auto& own) {
    for (std::size_t customer = 0; customer < rows.customers(); ++customer) ledger::follow(rows.rows(customer), grid, own, add);
  };
  for (std::size_t part = 0; part < std::size_t{1} << plan_.partition_bits; ++part) {
    if (ledger::narrow_bound(source, part)) {
      add_part(ledger::PartRows<std::int64_t>(source, part), history);
    } else {
      add_part(ledger::PartRows<int128>(source, part), wide_history);
    }
  }
  return losses;
}

std::optional<RegularReturns> Ledger::regular_returns(const FollowingRules& rules) const {
  const ledger::Grid grid(coverage(), plan_, rules);
  if (grid.size() == 0) return std::nullopt;
  const ledger::PartSource source{plan_, grid, writers_};
  Silences silences(source, rules);
  constexpr std::size_t few = 20;
  // Parts are drawn by chance: where so many customers of the first show no sign of it, the others will not.
  constexpr std::size_t many = 1000;
  for (std::size_t part = 0; part < std::size_t{1} << plan_.partition_bits; ++part) {
    silences.add_part(part);
    if (silences.lost() >= many && 3 * silences.most().second < silences.lost()) return std::nullopt;
  }
  const auto [periods, returned] = silences.most();
  if (returned <= few || 2 * returned <= silences.lost()) return std::nullopt;
  return RegularReturns{periods, returned, silences.lost()};
}

}  // namespace retain
