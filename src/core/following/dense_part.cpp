#include "core/following/dense_part.hpp"

#include <algorithm>
#include <bit>

#include "core/records/instructions.hpp"

namespace retain::ledger {

namespace {

constexpr std::uint32_t no_segment = ~std::uint32_t{0};
// Three counts share a word, and no more customers are added than each of them holds.
constexpr unsigned count_bits = 21;
constexpr std::uint64_t count_mask = (std::uint64_t{1} << count_bits) - 1;

[[gnu::always_inline]] inline void load_lanes(const std::uint64_t* from, Lanes& lanes) { std::memcpy(&lanes, from, sizeof lanes); }

template <class Number>
[[gnu::always_inline]] inline void add_lanes(Number* to, const Lanes& lanes) {
  Lanes sum;
  std::memcpy(&sum, to, sizeof sum);
  sum += lanes;
  std::memcpy(to, &sum, sizeof sum);
}

std::size_t padded(std::size_t periods) { return (periods + BatchColumn::lanes - 1) / BatchColumn::lanes * BatchColumn::lanes; }

}  // namespace

DensePart::DensePart(const PartSource& source, const FollowingRules& rules, std::size_t segments)
    : source_(source),
      periods_(source.grid.size()),
      padded_periods_(padded(periods_)),
      window_(std::min(static_cast<std::size_t>(rules.window), periods_)),
      stride_(window_ + periods_) {
  constexpr std::size_t most_periods = 256;
  can_follow_ = rules.gap == 1 && source.plan.kept == source.plan.period && !source.plan.changes && periods_ <= most_periods;
  if (can_follow_) sums_.resize(std::max<std::size_t>(segments, 1), Sums(padded_periods_));
}

/// Compares a customer's periods with those a window before, eight at a time. What is read behind the last period is another customer's,
/// and goes to sums that nobody asks for.
struct DensePart::AddCustomer {
  [[gnu::always_inline]] static void run(const DensePart& part, const std::uint64_t* before, Sums& sums) {
    const std::uint64_t* const now = before + part.window_;
    const std::uint64_t sum_mask = part.sum_mask_;
    const std::uint64_t zero = part.zero_;
    const unsigned sum_bits = part.sum_bits_;
    for (std::size_t i = 0; i < part.padded_periods_; i += BatchColumn::lanes) {
      Lanes cell;
      Lanes cell_before;
      load_lanes(now + i, cell);
      load_lanes(before + i, cell_before);
      // Signs instead of comparisons, which not every compiler makes one instruction of.
      const Lanes sum = (cell & sum_mask) - zero;
      const Lanes sum_before = (cell_before & sum_mask) - zero;
      const Lanes is = (0 - sum) >> 63;
      const Lanes was = (0 - sum_before) >> 63;
      const Lanes paid = sum & (0 - is);
      const Lanes came = is & (was ^ 1);
      const Lanes rows = (cell >> sum_bits) & (0 - is);
      const Lanes change = (paid - sum_before) & (0 - (is & was));
      const Lanes growth = change & (0 - ((0 - change) >> 63));
      add_lanes(&sums.counts[i], is | (came << count_bits) | (((1 - rows) >> 63) << (2 * count_bits)));
      add_lanes(&sums.purchases[i], rows);
      add_lanes(&sums.end[i], paid);
      add_lanes(&sums.arrived[i], paid & (0 - came));
      add_lanes(&sums.expansion[i], growth);
      add_lanes(&sums.contraction[i], growth - change);
    }
  }
};

bool DensePart::is_full_for(std::size_t customers) const { return added_ + customers > count_mask; }

std::optional<std::size_t> DensePart::add(PartCustomers& customers, std::size_t part, std::int64_t bound) {
  std::size_t rows = 0;
  for (const Ledger::Writer& writer : source_.writers) rows += writer.records().size(part);
  // A cell has a sum of either sign and the number of all rows; a table that is nearly empty costs more than its rows.
  constexpr std::size_t smallest = 4096;
  const auto row_bits = static_cast<unsigned>(std::bit_width(rows | 1));
  const bool fits = customers.are_known() && customers.size() <= count_mask &&
                    customers.size() * stride_ <= std::max(16 * rows, smallest) &&
                    static_cast<unsigned>(std::bit_width(static_cast<std::uint64_t>(bound))) + 1 + row_bits < 64;
  if (!fits) return std::nullopt;
  sum_bits_ = 64 - row_bits;
  sum_mask_ = ~std::uint64_t{0} >> row_bits;
  zero_ = std::uint64_t{1} << (sum_bits_ - 1);
  fill(customers, part);
  added_ += customers.size();
  std::size_t left = 0;
  for (std::size_t customer = 0; customer < customers.size(); ++customer) {
    left += left_[customer];
    const std::uint32_t segment = segment_of_[customer];
    if (left_[customer] != 0 || segment == no_segment) continue;
    Sums& sums = sums_[segment];
    const std::uint64_t* const cells = &cells_[customer * stride_];
    FastestLoop<AddCustomer>::run(*this, cells, sums);
    add_arrivals(cells + window_, sums);
  }
  return left;
}

void DensePart::fill(PartCustomers& customers, std::size_t part) {
  const std::size_t count = customers.size();
  cells_.assign(count * stride_ + padded_periods_, zero_);
  segment_of_.assign(count, no_segment);
  left_.assign(count, 0);
  const std::uint64_t one_row = std::uint64_t{1} << sum_bits_;
  for_each_part_row(
      source_, part, customers,
      [&](std::uint32_t customer, const PartRow<std::int64_t>& row) {
        const bool is_purchase = row.amount > 0 && !row.is_part;
        cells_[customer * stride_ + window_ + row.kept] += static_cast<std::uint64_t>(row.amount) + (is_purchase ? one_row : 0);
        if (segment_of_[customer] != row.segment) [[unlikely]] {
          if (segment_of_[customer] != no_segment) left_[customer] = 1;
          segment_of_[customer] = row.segment;
        }
      },
      [&](std::uint32_t customer, std::uint32_t, const WideRow&) { left_[customer] = 1; });
}

void DensePart::add_arrivals(const std::uint64_t* cells, Sums& sums) const {
  std::size_t first = 0;
  while (first < periods_ && paid(cells[first]) <= 0) ++first;
  for (std::size_t period = first; period < std::min(periods_, first + window_); ++period) {
    const std::int64_t amount = paid(cells[period]);
    if (amount <= 0) continue;
    ++sums.arrived_new[period];
    sums.revenue_new[period] += amount;
  }
}

void DensePart::drain(std::span<PeriodSums<std::int64_t>> segments, PeriodSums<std::int64_t>& whole) {
  if (added_ == 0) return;
  for (std::size_t i = 0; i < sums_.size(); ++i) drain_segment(sums_[i], segments.empty() ? whole : segments[i]);
  added_ = 0;
}

void DensePart::drain_segment(Sums& from, PeriodSums<std::int64_t>& to) {
  const auto count = [&](std::size_t period, unsigned which) {
    return static_cast<std::int64_t>((from.counts[period] >> (which * count_bits)) & count_mask);
  };
  for (std::size_t i = 0; i < periods_; ++i) {
    const std::int64_t present_before = i >= window_ ? count(i - window_, 0) : 0;
    const std::int64_t revenue_before = i >= window_ ? from.end[i - window_] : 0;
    to.end[i] += count(i, 0);
    to.arrived[i] += count(i, 1);
    to.repeat_buyers[i] += count(i, 2);
    to.buyers[i] += count(i, 0);
    to.churned[i] += present_before + count(i, 1) - count(i, 0);
    to.arrived_new[i] += from.arrived_new[i];
    to.purchases[i] += from.purchases[i];
    to.revenue_end[i] += from.end[i];
    to.revenue_arrived[i] += from.arrived[i];
    to.revenue_new[i] += from.revenue_new[i];
    to.expansion[i] += from.expansion[i];
    to.contraction[i] += from.contraction[i];
    to.revenue_churned[i] += revenue_before + from.arrived[i] + from.expansion[i] - from.contraction[i] - from.end[i];
  }
  from = Sums(padded_periods_);
}

}  // namespace retain::ledger
