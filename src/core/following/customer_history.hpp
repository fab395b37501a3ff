#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <vector>

#include "core/ledger/ledger.hpp"

namespace retain::ledger {

/// Sums over customers for each period. `Money` counts in the plan's units of amounts.
template <class Money>
struct PeriodSums {
  std::vector<std::int64_t> end, churned, arrived, arrived_new, buyers, purchases, repeat_buyers;
  std::vector<Money> revenue_end, revenue_churned, revenue_arrived, revenue_new, expansion, contraction, paused;

  explicit PeriodSums(std::size_t periods = 0) {
    for (auto* counts : all_counts()) counts->resize(periods);
    for (auto* money : all_money()) money->resize(periods);
  }
  /// Adds the sums of `other`, whose money counts in so many of this one's units.
  template <class Other>
  void add(PeriodSums<Other>& other, std::int64_t unit = 1) {
    const auto add_one = [](auto& mine, const auto& its, auto factor) {
      for (std::size_t i = 0; i < its.size(); ++i) mine[i] += factor * its[i];
    };
    for (std::size_t i = 0; i < all_counts().size(); ++i) add_one(*all_counts()[i], *other.all_counts()[i], std::int64_t{1});
    for (std::size_t i = 0; i < all_money().size(); ++i) add_one(*all_money()[i], *other.all_money()[i], Money{unit});
  }
  std::array<std::vector<std::int64_t>*, 7> all_counts() {
    return {&end, &churned, &arrived, &arrived_new, &buyers, &purchases, &repeat_buyers};
  }
  std::array<std::vector<Money>*, 7> all_money() {
    return {&revenue_end, &revenue_churned, &revenue_arrived, &revenue_new, &expansion, &contraction, &paused};
  }
};

/// What one customer paid in each period: filled with rows, settled, compared with the periods before, cleared, and used for the next. The
/// comparison runs over plain arrays, a period an element, so that the compiler makes vector instructions of it.
template <class Money>
class CustomerHistory {
 public:
  CustomerHistory(std::size_t periods, const FollowingRules& rules)
      : periods_(periods),
        gap_(static_cast<std::size_t>(rules.gap)),
        window_(std::min(static_cast<std::size_t>(rules.window), periods)),
        paid_(window_ + periods),
        present_(window_ + periods),
        purchases_(periods) {}

  void add(std::size_t period, Money amount, bool is_purchase) {
    paid_[window_ + period] += amount;
    purchases_[period] += amount > 0 && is_purchase ? 1 : 0;
    low_ = std::min(low_, period);
    high_ = std::max(high_, period);
  }

  /// Changes what the customer pays from `period` on, in a history that has nothing but changes. A change upwards is a purchase in each of
  /// these periods, one downwards ends a purchase. Periods behind the last are left out.
  void change(std::size_t period, Money amount) {
    if (period >= periods_) return;
    paid_[window_ + period] += amount;
    purchases_[period] += (amount > 0 ? 1 : 0) - (amount < 0 ? 1 : 0);
    low_ = std::min(low_, period);
    high_ = std::max(high_, period);
  }
  /// Makes what is paid in each period of the changes.
  void sum_changes() {
    assert(low_ < periods_);
    for (std::size_t i = low_ + 1; i < periods_ && (i <= high_ || paid_[window_ + i - 1] != 0 || purchases_[i - 1] != 0); ++i) {
      paid_[window_ + i] += paid_[window_ + i - 1];
      purchases_[i] += purchases_[i - 1];
      high_ = std::max(high_, i);
    }
  }

  /// Finds out in which periods the customer is present. False where it is in none.
  bool settle() {
    first_ = periods_;
    std::size_t last = 0;
    for (std::size_t i = low_; i <= high_; ++i) {
      const bool active = paid_[window_ + i] > 0;
      if (!active) {
        paid_[window_ + i] = 0;
        purchases_[i] = 0;
        continue;
      }
      present_[window_ + i] = 1;
      first_ = std::min(first_, i);
      last = i;
    }
    if (first_ == periods_) return false;
    end_ = std::min(periods_, last + gap_ + window_);
    if (gap_ > 1) bridge_gaps();
    return true;
  }

  /// Calls `take(period, age, stays)` for each period that the customer begins as one, in order; `age`: in periods, since the first.
  template <class Take>
  void for_each_start(Take take) const {
    for (std::size_t i = first_ + 1; i < end_; ++i) {
      if (present_[i] != 0) take(i, i - first_, present_[window_ + i] != 0);
    }
  }
  /// Calls `take(period, amount)` for each period in which the customer pays, in order.
  template <class Take>
  void for_each_paid(Take take) const {
    for (std::size_t i = first_; i <= high_; ++i) {
      if (paid_[window_ + i] > 0) take(i, paid_[window_ + i]);
    }
  }

  /// Adds the customer to the sums.
  void add_to(PeriodSums<Money>& sums) const;

  /// Calls `take(period, kind, before, after, last_paid)` for each movement, in order; `last_paid` is 0 where the customer never paid
  /// before.
  template <class Take>
  void movements(Take take) const {
    Money last_paid = 0;
    for (std::size_t i = first_; i < end_; ++i) {
      const Money before = paid_[i];
      if (before > 0) last_paid = before;
      const Money after = paid_[window_ + i];
      const bool was = present_[i] != 0;
      const bool here = present_[window_ + i] != 0;
      if (here && !was) {
        take(i, is_new(i) ? MovementKind::arrived_new : MovementKind::reactivated, before, after, last_paid);
      } else if (was && !here) {
        take(i, MovementKind::churned, before, after, last_paid);
      } else if (pauses(i)) {
        take(i, MovementKind::paused, before, after, last_paid);
      } else if (after != before) {
        take(i, after > before ? MovementKind::expanded : MovementKind::contracted, before, after, last_paid);
      }
    }
  }

  /// The first period in which the customer is there, and the one behind the last in which anything is known of it.
  [[nodiscard]] std::size_t first() const { return first_; }
  [[nodiscard]] std::size_t end() const { return end_; }
  /// What it pays in a period: nothing, also where it is there and pauses.
  [[nodiscard]] Money paid(std::size_t period) const { return paid_[window_ + period]; }
  [[nodiscard]] bool is_present(std::size_t period) const { return present_[window_ + period] != 0; }

  void clear() {
    const std::size_t touched = std::min(periods_, std::max(end_, high_ + 1));
    std::fill(paid_.begin() + offset(window_ + low_), paid_.begin() + offset(window_ + touched), Money{0});
    std::fill(present_.begin() + offset(window_ + low_), present_.begin() + offset(window_ + touched), Money{0});
    std::fill(purchases_.begin() + offset(low_), purchases_.begin() + offset(touched), 0);
    low_ = periods_;
    high_ = 0;
    end_ = 0;
  }

 private:
  static std::ptrdiff_t offset(std::size_t index) { return static_cast<std::ptrdiff_t>(index); }
  [[nodiscard]] bool is_new(std::size_t period) const { return period < first_ + window_; }

  /// The comparison takes a pause for a contraction, so as to be no slower where there are none.
  void add_pauses_to(PeriodSums<Money>& sums) const;

  /// Whether the customer is there, as it was, and pays no more.
  [[nodiscard]] bool pauses(std::size_t period) const {
    return present_[window_ + period] != 0 && present_[period] != 0 && paid_[period] > 0 && paid_[window_ + period] == 0;
  }

  /// A customer stays until it was absent for a whole gap.
  void bridge_gaps() {
    std::size_t stays_until = 0;
    for (std::size_t i = first_; i < end_; ++i) {
      if (paid_[window_ + i] > 0) stays_until = i + gap_;
      present_[window_ + i] = i < stays_until ? 1 : 0;
    }
  }

  std::size_t periods_;
  std::size_t gap_;
  std::size_t window_;
  // With a window's length of zeros in front: the element `i` is the one that period i is compared with.
  std::vector<Money> paid_;
  std::vector<Money> present_;
  std::vector<std::int64_t> purchases_;
  std::size_t low_ = periods_;
  std::size_t high_ = 0;
  std::size_t first_ = 0;
  std::size_t end_ = 0;
};

extern template class CustomerHistory<std::int64_t>;
extern template class CustomerHistory<int128>;

}  // namespace retain::ledger
