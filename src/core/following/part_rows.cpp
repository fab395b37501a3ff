#include "core/following/part_rows.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace retain::ledger {

namespace {

constexpr std::size_t first_row_slots = 1024;

}  // namespace

PartCustomers::PartCustomers(const PartSource& source, std::size_t part)
    : source_(source), part_(part), name_flag_(source.writers.front().name_flag()) {
  join_names();
  number_rests();
}

void PartCustomers::join_names() {
  std::size_t most = 0;
  for (const Ledger::Writer& writer : source_.writers) most += writer.names().ids(part_).size();
  std::size_t slots = 1;
  while (slots < 2 * most) slots *= 2;
  std::vector<std::uint32_t> table(slots, none);
  for (const Ledger::Writer& writer : source_.writers) {
    std::vector<std::uint32_t>& customers = of_name_.emplace_back();
    customers.reserve(writer.names().ids(part_).size());
    for (const IdDictionary::KnownId id : writer.names().ids(part_)) {
      std::size_t i = id.hash() & (slots - 1);
      while (table[i] != none && names_[table[i]] != id) i = (i + 1) & (slots - 1);
      if (table[i] == none) {
        table[i] = static_cast<std::uint32_t>(names_.size());
        names_.push_back(id);
      }
      customers.push_back(table[i]);
    }
  }
}

void PartCustomers::number_rests() {
  first_numbered_ = static_cast<std::uint32_t>(names_.size());
  std::uint64_t largest = 0;
  std::size_t rows = 0;
  for (const Ledger::Writer& writer : source_.writers) {
    largest = std::max(largest, writer.largest_rest());
    rows += writer.records().size(part_) + writer.wide_rows(part_);
  }
  are_dense_ = largest / 4 <= rows;
  dense_size_ = are_dense_ ? largest + 1 : 0;
  if (are_dense_) return;
  slots_.resize(first_row_slots);
  slot_mask_ = first_row_slots - 1;
}

std::string PartCustomers::id(std::size_t customer) const {
  if (customer < names_.size()) return names_[customer].text();
  const std::size_t numbered = customer - names_.size();
  return source_.writers.front().numbered_id(part_, are_dense_ ? numbered : rests_[numbered]);
}

std::uint32_t PartCustomers::add_rest(std::uint64_t rest, std::size_t slot) {
  const auto customer = static_cast<std::uint32_t>(names_.size() + rests_.size());
  slots_[slot] = {rest, customer};
  rests_.push_back(rest);
  if (rests_.size() * 2 > slots_.size()) grow();
  return customer;
}

void PartCustomers::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  slot_mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.customer == none) continue;
    std::size_t i = slot_of(slot.rest);
    while (slots_[i].customer != none) i = (i + 1) & slot_mask_;
    slots_[i] = slot;
  }
}

/// A counting sort by customer.
template <class Money>
PartRows<Money>::PartRows(const PartSource& source, std::size_t part, PartCustomers customers, std::span<const std::uint8_t> marked)
    : source_(source), part_(part), customers_(std::move(customers)), marked_(marked), starts_(customers_.size() + 2) {
  // Two elements on: what they count up to is where the rows of a customer begin, then where they end.
  for_each_asked([this](std::uint32_t customer, const PartRow<Money>&) {
    if (customer + 2 >= starts_.size()) starts_.resize(customer + 3);
    ++starts_[customer + 2];
  });
  for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
  rows_ = std::make_unique_for_overwrite<PartRow<Money>[]>(starts_.back());
  for_each_asked([this](std::uint32_t customer, const PartRow<Money>& row) { rows_[starts_[customer + 1]++] = row; });
}

template <class Money>
template <class Use>
void PartRows<Money>::for_each_asked(Use use) {
  const std::int64_t unit = source_.plan.unit();
  constexpr bool in_millionths = std::is_same_v<Money, int128>;
  const auto is_asked_for = [this](std::uint32_t customer) { return marked_.empty() || marked_[customer] != 0; };
  for_each_part_row(
      source_, part_, customers_,
      [&](std::uint32_t customer, const PartRow<std::int64_t>& row) {
        if (is_asked_for(customer))
          use(customer, PartRow<Money>{row.segment, row.is_part, row.kept, in_millionths ? Money{row.amount} * unit : row.amount});
      },
      [&](std::uint32_t customer, std::uint32_t kept, const WideRow& row) {
        const int128 amount = row.amount.millionths();
        if (is_asked_for(customer))
          use(customer,
              PartRow<Money>{row.segment & segment_mask, row.is_part, kept, static_cast<Money>(in_millionths ? amount : amount / unit)});
      });
}

template class PartRows<std::int64_t>;
template class PartRows<int128>;

}  // namespace retain::ledger
