#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>
#include <vector>

#include "core/following/grid.hpp"
#include "core/following/part_rows.hpp"
#include "core/ledger/ledger.hpp"
#include "retain/diagnostic.hpp"

namespace retain {

namespace {

using DayRow = ledger::PartRow<int128>;

/// Reads the purchases of customers, one after another, and adds up what is none.
class PurchaseFinder {
 public:
  PurchaseFinder(std::int64_t first_day, bool has_amounts) : first_day_(first_day), has_amounts_(has_amounts) {}

  /// Of rows up to the last day that counts.
  PurchaseDays days_of(std::span<DayRow> rows, PurchaseRange& range) {
    std::sort(rows.begin(), rows.end(), [](const DayRow& a, const DayRow& b) { return a.kept < b.kept; });
    purchases_.clear();
    for (std::size_t i = 0; i < rows.size();) {
      const std::uint32_t day = rows[i].kept;
      int128 amount = 0;
      for (; i < rows.size() && rows[i].kept == day; ++i) amount += rows[i].amount;
      if (!has_amounts_ || amount > 0) {
        purchases_.push_back({first_day_ + day, amount});
      } else if (amount < 0) {
        ++range.refund_days;
        take_back(-amount, range);
      } else {
        ++range.empty_days;
      }
    }
    PurchaseDays days;
    if (purchases_.empty()) {
      if (!rows.empty()) ++range.not_buying;
      return days;
    }
    add_intervals();
    days.days = static_cast<std::int64_t>(purchases_.size());
    days.first = purchases_.front().day;
    days.last = purchases_.back().day;
    int128 repeat_amount = 0;
    for (const Purchase& repeat : std::span(purchases_).subspan(1)) repeat_amount += repeat.amount;
    days.repeat_amount = Amount::from_millionths(repeat_amount);
    return days;
  }

  void finish(PurchaseRange& range) const {
    range.refunded = Amount::from_millionths(refunded_);
    range.refunded_beyond = Amount::from_millionths(beyond_);
    range.regular.customers = frequent_;
    if (frequent_ > 0) {
      range.regular.variation = std::sqrt(std::max(0.0, static_cast<double>(variance_) / scale / static_cast<double>(degrees_)));
    }
  }

 private:
  struct Purchase {
    std::int64_t day;
    int128 amount;
  };

  void take_back(int128 amount, PurchaseRange& range) {
    const auto covering =
        std::find_if(purchases_.rbegin(), purchases_.rend(), [amount](const Purchase& purchase) { return purchase.amount >= amount; });
    if (covering != purchases_.rend()) {
      refunded_ += amount;
      covering->amount -= amount;
      if (covering->amount > 0) return;
      ++range.undone;
      purchases_.erase(std::next(covering).base());
      return;
    }
    while (!purchases_.empty() && amount >= purchases_.back().amount) {
      refunded_ += purchases_.back().amount;
      amount -= purchases_.back().amount;
      ++range.undone;
      purchases_.pop_back();
    }
    if (purchases_.empty()) {
      beyond_ += amount;
      return;
    }
    refunded_ += amount;
    purchases_.back().amount -= amount;
  }

  /// Of n intervals of a Poisson process that add up to S, squares add up to 2 S² / (n + 1) on average, and of equal ones to S² / n.
  void add_intervals() {
    constexpr std::size_t fewest = 3;
    const std::size_t intervals = purchases_.size() - 1;
    if (intervals < fewest) return;
    const auto n = static_cast<double>(intervals);
    const auto whole = static_cast<double>(purchases_.back().day - purchases_.front().day);
    double squares = 0;
    for (std::size_t i = 1; i < purchases_.size(); ++i) {
      const double share = static_cast<double>(purchases_[i].day - purchases_[i - 1].day) / whole;
      squares += share * share;
    }
    // In integers, so that the sum does not depend on the order of customers.
    variance_ += std::llround(scale * (n + 1) * (n * squares - 1));
    degrees_ += intervals - 1;
    ++frequent_;
  }

  static constexpr double scale = 1e6;

  std::int64_t first_day_;
  bool has_amounts_;
  std::vector<Purchase> purchases_;  // of a customer, what is left of them
  int128 refunded_ = 0;
  int128 beyond_ = 0;
  int128 variance_ = 0;  // of intervals, in squares of their means
  std::size_t degrees_ = 0;
  std::size_t frequent_ = 0;
};

}  // namespace

PurchaseRange Ledger::purchases(std::optional<std::chrono::sys_days> as_of,
                                const std::function<void(const PurchaseDays&, const std::function<std::string()>&)>& take) const {
  if (plan_.kept != Granularity::day) throw Error("purchases are told apart by their days");
  const ledger::Coverage covered = coverage();
  const ledger::Grid grid(covered, plan_, {});
  if (grid.size() == 0) return {};
  PurchaseRange range;
  range.first = grid.first_kept();
  range.last = range.first + static_cast<std::int64_t>(grid.size()) - 1;
  if (as_of) range.last = as_of->time_since_epoch().count();
  if (range.last < range.first) {
    throw InputError({error("no_rows_left",
                            "no row counts: --as-of " + Period::from_ordinal(Granularity::day, range.last).to_string() +
                                " leaves none, the first is of " + grid[0].to_string(),
                            "give a later day")});
  }
  const std::int64_t last_kept = range.last - range.first;
  const ledger::PartSource source{plan_, grid, writers_};
  PurchaseFinder finder(range.first, plan_.has_amounts);
  for (std::size_t part = 0; part < std::size_t{1} << plan_.partition_bits; ++part) {
    ledger::PartRows<int128> rows(source, part);
    for (std::size_t customer = 0; customer < rows.customers(); ++customer) {
      std::span<DayRow> all = rows.rows(customer);
      const auto end = std::partition(all.begin(), all.end(), [&](const DayRow& row) { return row.kept <= last_kept; });
      range.later_rows += static_cast<std::size_t>(all.end() - end);
      const PurchaseDays days = finder.days_of({all.begin(), end}, range);
      if (days.days > 0) take(days, [&] { return rows.id(customer); });
    }
  }
  finder.finish(range);
  return range;
}

}  // namespace retain
