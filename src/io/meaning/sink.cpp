#include "io/meaning/sink.hpp"

#include <algorithm>
#include <vector>

namespace retain::io {

void RosterCount::add(const RosterCount& other) {
  customers += other.customers;
  churned += other.churned;
  amount += other.amount;
  churned_amount += other.churned_amount;
  const std::size_t ages = std::max(lost.size(), other.lost.size());
  lost.resize(ages);
  censored.resize(ages);
  for (std::size_t age = 0; age < other.lost.size(); ++age) {
    lost[age] += other.lost[age];
    censored[age] += other.censored[age];
  }
}

void RosterCount::add_age(std::size_t age, bool is_lost) {
  if (age >= lost.size()) {
    lost.resize(age + 1);
    censored.resize(age + 1);
  }
  ++(is_lost ? lost : censored)[age];
}

void RowSink::take(const CustomerRow& row) {
  // A row without an order is one with no other.
  const bool waits = waits_for_ == WaitsFor::customer || (waits_for_ == WaitsFor::order && !row.order.empty());
  if (waits) return stage_.add(waits_for_ == WaitsFor::customer ? row.customer : row.order, row);
  add(row, false);
}

void RowSink::share_memory() {
  if (writer_.share_memory()) return;
  throw InputError({error("too_many_customers", "the ids of customers take more than half of the memory that is allowed",
                          "--memory allows more, and fewer --threads keep fewer copies")});
}

void RowSink::count(const CustomerRow& row) {
  RosterCount& count = roster_[row.segment];
  const bool is_churned = row.kind == RowKind::loss;
  count.customers += 1;
  count.churned += is_churned ? 1 : 0;
  count.amount += row.amount;
  if (is_churned) count.churned_amount += row.amount;
  if (row.tenure >= 0) count.add_age(static_cast<std::size_t>(row.tenure), is_churned);
}

void RowSink::note(const Period& date) {
  const Period period = Period::containing(writer_.kept(), date.first_day());
  writer_.note({period.ordinal(), date == period ? ledger::Coverage::whole_period
                                                 : static_cast<std::int32_t>((date.first_day() - period.first_day()).count())});
}

void RowSink::note_end(const Period& date) {
  writer_.note({Period::containing(writer_.kept(), date.last_day()).ordinal(), ledger::Coverage::no_day});
}

void RowSink::meet(const Period& date, const RowSpot& spot, std::string_view text) {
  const auto [first, is_new] = first_dates_.try_emplace(dates_.period_of(date), FirstDate{spot, {}});
  if (!is_new && !(spot < first->second.spot)) return;
  first->second = {spot, std::string(text)};
}

void RowSink::add(const CustomerRow& row, bool is_further) {
  if (row.is_left_out) return note(row.date.period);
  const RowDate date = dates_.date_of(row.date.period);
  if (row.months <= 1) return writer_.add(row.customer, date, row.segment, row.amount, is_further);

  // The same for each month, and what the division leaves in the last; what falls into one period adds up.
  const int128 whole = row.amount.millionths();
  const int128 share = whole / row.months;
  const Period first = Period::containing(Granularity::month, row.date.period.first_day());
  const Granularity kept = writer_.kept();
  Period period = Period::containing(kept, first.first_day());
  std::vector<Amount> amounts{Amount()};
  for (int month = 0; month < row.months; ++month) {
    const Period containing = Period::containing(kept, Period::from_ordinal(Granularity::month, first.ordinal() + month).first_day());
    if (containing != period) {
      period = containing;
      amounts.emplace_back();
    }
    amounts.back() += Amount::from_millionths(month + 1 == row.months ? whole - share * (row.months - 1) : share);
  }
  further_periods_ += amounts.size() - 1;
  writer_.add_spread(row.customer, date, row.segment, amounts, is_further);
}

}  // namespace retain::io
