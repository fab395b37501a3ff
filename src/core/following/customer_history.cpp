#include "core/following/customer_history.hpp"

#include "core/records/instructions.hpp"

namespace retain::ledger {

namespace {

/// The arrays of one comparison, all starting at the first period that is compared.
template <class Money>
struct Arrays {
  const Money* before;
  const Money* now;
  const Money* was_present;
  const Money* is_present;
  const std::int64_t* rows;
  std::int64_t *end, *churned, *arrived, *buyers, *purchases, *repeat_buyers;
  Money *revenue_end, *revenue_churned, *revenue_arrived, *expansion, *contraction;
};

template <class Money>
[[gnu::always_inline]] inline void compare(const Arrays<Money>& a, std::size_t size) {
#ifndef __clang__  // which knows no such pragma
#pragma GCC ivdep
#endif
  for (std::size_t i = 0; i < size; ++i) {
    const Money now = a.now[i];
    const Money before = a.before[i];
    const Money left = a.was_present[i] & ~a.is_present[i];
    const Money came = a.is_present[i] & ~a.was_present[i];
    const Money stayed = a.is_present[i] & a.was_present[i];
    const Money change = (now - before) & -stayed;
    a.end[i] += static_cast<std::int64_t>(a.is_present[i]);
    a.churned[i] += static_cast<std::int64_t>(left);
    a.arrived[i] += static_cast<std::int64_t>(came);
    a.buyers[i] += now > 0 ? 1 : 0;
    a.purchases[i] += a.rows[i];
    a.repeat_buyers[i] += a.rows[i] > 1 ? 1 : 0;
    a.revenue_end[i] += now;
    a.revenue_churned[i] += before & -left;
    a.revenue_arrived[i] += now & -came;
    a.expansion[i] += change > 0 ? change : Money{0};
    a.contraction[i] -= change < 0 ? change : Money{0};
  }
}

struct Compare {
  [[gnu::always_inline]] static void run(const Arrays<std::int64_t>& arrays, std::size_t size) { compare(arrays, size); }
};

void run(const Arrays<std::int64_t>& arrays, std::size_t size) { FastestLoop<Compare>::run(arrays, size); }

void run(const Arrays<int128>& arrays, std::size_t size) { compare(arrays, size); }

}  // namespace

template <class Money>
void CustomerHistory<Money>::add_to(PeriodSums<Money>& sums) const {
  const std::size_t i = first_;
  run(Arrays<Money>{&paid_[i], &paid_[window_ + i], &present_[i], &present_[window_ + i], &purchases_[i], &sums.end[i], &sums.churned[i],
                    &sums.arrived[i], &sums.buyers[i], &sums.purchases[i], &sums.repeat_buyers[i], &sums.revenue_end[i],
                    &sums.revenue_churned[i], &sums.revenue_arrived[i], &sums.expansion[i], &sums.contraction[i]},
      end_ - first_);
  for (std::size_t period = first_; period < std::min(end_, first_ + window_); ++period) {
    if (present_[window_ + period] == 0) continue;
    ++sums.arrived_new[period];
    sums.revenue_new[period] += paid_[window_ + period];
  }
  if (gap_ > 1) add_pauses_to(sums);
}

template <class Money>
void CustomerHistory<Money>::add_pauses_to(PeriodSums<Money>& sums) const {
  for (std::size_t period = first_; period < end_; ++period) {
    if (!pauses(period)) continue;
    sums.contraction[period] -= paid_[period];
    sums.paused[period] += paid_[period];
  }
}

template class CustomerHistory<std::int64_t>;
template class CustomerHistory<int128>;

}  // namespace retain::ledger
