#include "core/ledger/ledger.hpp"

#include <algorithm>
#include <cassert>

#include "core/records/instructions.hpp"
#include "retain/diagnostic.hpp"

namespace retain {

namespace {

constexpr unsigned segment_bits = 8;
constexpr unsigned least_key_bits = 17;

unsigned period_bits(Granularity granularity, bool changes) {
  // Ends may lie far in the future.
  if (changes) return period_bits(granularity, false) + 2;
  switch (granularity) {
    case Granularity::day:
      return 13;
    case Granularity::week:
      return 11;
    case Granularity::month:
      return 9;
    default:
      return 8;
  }
}

unsigned rest_bits(const LedgerPlan& plan) {
  return plan.numbered.bits() > plan.partition_bits ? plan.numbered.bits() - plan.partition_bits : 0;
}

/// Bits of a key without the one that tells names from numbers.
unsigned key_bits(const LedgerPlan& plan) { return std::max(rest_bits(plan), least_key_bits); }

}  // namespace

Granularity LedgerPlan::inner() const {
  if (kept != Granularity::day) return kept;
  return period == Granularity::quarter || period == Granularity::year ? Granularity::month : period;
}

std::int64_t LedgerPlan::unit() const {
  std::int64_t unit = 1;
  for (int i = decimals; i < Amount::decimals; ++i) unit *= 10;
  return unit;
}

Ledger::Ledger(const LedgerPlan& plan) : plan_(plan) {
  // So few numbers need no parts, and a part is a shift of the number.
  if (plan_.numbered.bits() > 0) plan_.partition_bits = std::min(plan_.partition_bits, plan_.numbered.bits() - 1);
}

Ledger::~Ledger() = default;

Ledger::Writer& Ledger::add_writer() { return writers_.emplace_back(plan_); }

bool Ledger::empty() const {
  return std::all_of(writers_.begin(), writers_.end(), [](const Writer& writer) { return writer.coverage().latest_days().empty(); });
}

std::size_t Ledger::row_count() const {
  std::size_t count = 0;
  for (const Writer& writer : writers_) {
    for (std::size_t part = 0; part < std::size_t{1} << plan_.partition_bits; ++part)
      count += writer.records().size(part) + writer.wide_rows(part);
  }
  return count;
}

std::uint32_t Ledger::segment_code(const std::string& name) {
  const std::lock_guard lock(mutex_);
  constexpr std::size_t most = 1'000'000;
  const auto code = static_cast<std::uint32_t>(segments_.size());
  const std::uint32_t known = segments_.try_emplace(name, code).first->second;
  if (segments_.size() <= most) return known;
  throw InputError({error("too_many_segments", "more than 1,000,000 segments",
                          "segments are groups of customers, such as plans or regions: does --by name a column of ids?")});
}

ledger::Coverage Ledger::coverage() const {
  ledger::Coverage coverage;
  for (const Writer& writer : writers_) {
    if (!writer.is_flushed()) throw Error("rows were added to a ledger and not flushed");
    coverage.merge(writer.coverage());
  }
  return coverage;
}

Ledger::Writer::Writer(const LedgerPlan& plan)
    : numbered_(plan.numbered),
      kept_(plan.kept),
      changes_(plan.changes),
      part_bits_(plan.orders ? 1 : 0),
      partition_bits_(plan.partition_bits),
      partition_mask_((std::uint64_t{1} << plan.partition_bits) - 1),
      turn_shift_(std::min(63U, 64 - plan.partition_bits)),
      name_flag_(std::uint64_t{1} << key_bits(plan)),
      layout_(key_bits(plan) + 1, (plan.segmented ? segment_bits : 0) + part_bits_, period_bits(plan.kept, plan.changes)),
      first_period_(plan.some_period - (std::int64_t{1} << (layout_.period_bits() - 1))),
      unit_(plan.unit()),
      coverage_(first_period_, std::size_t{1} << layout_.period_bits()),
      records_(std::size_t{2} << plan.partition_bits, plan.memory, plan.memory == 0 ? nullptr : plan.overflow),
      memory_(plan.memory),
      names_(plan.partition_bits) {}

void Ledger::Writer::add(std::string_view customer, RowDate date, std::uint32_t segment, Amount amount, bool is_part) {
  assert(!is_part || part_bits_ > 0);
  coverage_.note(date.period, date.day);
  if (changes_) {
    put_stretch(home_of(customer), date.period, date.period + 1, segment, amount);
  } else {
    put(home_of(customer), date.period, segment, amount, is_part);
  }
}

void Ledger::Writer::add_spread(std::string_view customer, RowDate date, std::uint32_t segment, std::span<const Amount> amounts,
                                bool is_part) {
  assert(!changes_);
  coverage_.note(date.period, date.day);
  const Home home = home_of(customer);
  for (std::size_t i = 0; i < amounts.size(); ++i) put(home, date.period + static_cast<std::int64_t>(i), segment, amounts[i], is_part);
}

void Ledger::Writer::add_stretch(std::string_view customer, std::int64_t first, std::optional<std::int64_t> stop, std::uint32_t segment,
                                 Amount amount) {
  assert(changes_);
  if (!stop || first < *stop) put_stretch(home_of(customer), first, stop, segment, amount);
}

std::optional<std::uint64_t> Ledger::Writer::date_labels(RowDate date) {
  coverage_.note(date.period, date.day);
  return changes_ ? std::nullopt : labels_of(date.period, 0);
}

std::uint64_t Ledger::Writer::segment_labels(std::uint32_t segment) const {
  return layout_.labels(std::uint64_t{segment} << part_bits_, 0);
}

std::optional<std::uint64_t> Ledger::Writer::labels_of(std::int64_t period, std::uint32_t segment, bool is_part) const {
  const auto offset = static_cast<std::uint64_t>(period - first_period_);
  const std::uint64_t code = (std::uint64_t{segment} << part_bits_) | (is_part ? 1U : 0U);
  return layout_.holds_labels(code, offset) ? std::optional(layout_.labels(code, offset)) : std::nullopt;
}

void Ledger::Writer::put_stretch(Home home, std::int64_t first, std::optional<std::int64_t> stop, std::uint32_t segment, Amount amount) {
  Amount paid = amount;
  if (amount < Amount()) {
    // A change counts as a purchase by its sign, and money back is none: one unit comes and goes with it.
    const Amount one = Amount::from_millionths(unit_);
    put_stretch(home, first, stop, segment, one);
    paid -= one;
  }
  put(home, first, segment, paid);
  if (stop) put(home, *stop, segment, Amount() - paid);
}

void Ledger::Writer::put(Home home, std::int64_t period, std::uint32_t segment, Amount amount, bool is_part) {
  const auto labels = labels_of(period, segment, is_part);
  const int128 units = amount.millionths() / unit_;
  const auto plain = static_cast<std::int64_t>(units);
  if (labels && home.key < name_flag_ * 2 && units * unit_ == amount.millionths() && units == plain && layout_.holds(plain)) {
    put(home, *labels, plain);
  } else {
    put_wide(home.part, {home.key, period, amount, segment, is_part});
  }
}

/// Finds the parts and the records of a batch.
struct Ledger::Writer::PackBatch {
  [[gnu::always_inline]] static BatchRows run(const Writer& writer, const BatchColumn& numbers, const BatchColumn& labels,
                                              const BatchColumn& amounts, BatchColumn& parts, BatchColumn& records) {
    const ledger::RecordLayout layout = writer.layout_;  // in registers
    const std::uint64_t mask = writer.partition_mask_;
    const unsigned bits = writer.partition_bits_;
    const unsigned turn_shift = writer.turn_shift_;
    BatchColumn wide;
    for (std::size_t row = 0; row < BatchColumn::rows; row += BatchColumn::lanes) {
      const Lanes number = numbers.at(row);
      const Lanes rest = number >> bits;
      parts.at(row) = (number + (rest * turn_factor >> turn_shift)) & mask;
      layout.pack(rest, labels.at(row), amounts.at(row), records.at(row), wide.at(row));
    }
    return rows_with_bits(wide);
  }
};

void Ledger::Writer::add_numbered(const BatchColumn& numbers, const BatchColumn& labels, const BatchColumn& amounts, BatchRows rows) {
  BatchColumn parts;
  BatchColumn records;
  const BatchRows wide = FastestLoop<PackBatch>::run(*this, numbers, labels, amounts, parts, records) & rows;
  std::uint64_t largest = largest_number_;
  std::uint64_t seen = amounts_seen_;
  const auto push = [&](std::size_t row) {
    largest = std::max(largest, numbers[row]);
    const auto amount = static_cast<std::int64_t>(amounts[row]);
    seen |= static_cast<std::uint64_t>(amount < 0 ? ~amount : amount);
    records_.push(static_cast<std::size_t>(parts[row]), records[row]);
  };
  if (rows == ~BatchRows{0} && wide == 0) {
    for (std::size_t row = 0; row < BatchColumn::rows; ++row) push(row);
  } else {
    for_each_row(rows & ~wide, push);
  }
  largest_number_ = largest;
  amounts_seen_ = seen;
  for_each_row(wide, [&](std::size_t row) { add_numbered(numbers[row], labels[row], static_cast<std::int64_t>(amounts[row])); });
}

void Ledger::Writer::flush() {
  const std::span<const Named> rows(batch_.data(), batched_);
  for (const Named& row : rows) names_.fetch_entry(row.hash);
  batched_ = 0;
  for (const Named& row : rows) {
    put_name(home_of_name(row.customer, row.hash), row.labels, row.amount);
  }
}

void Ledger::Writer::add_packed(const BatchColumn& high, const BatchColumn& low, const BatchColumn& labels, const BatchColumn& amounts,
                                BatchRows rows) {
  BatchColumn hashes;
  for_each_row(rows, [&](std::size_t row) {
    hashes[row] = ledger::hash_of({high[row], low[row]});
    names_.fetch_packed_slot(hashes[row]);
  });
  for_each_row(rows, [&](std::size_t row) { names_.fetch_packed(hashes[row]); });
  for_each_row(rows, [&](std::size_t row) {
    const std::uint64_t key = name_flag_ + names_.number_of(ledger::PackedId{high[row], low[row]}, hashes[row]);
    put_name({names_.partition_of(hashes[row]), key}, labels[row], static_cast<std::int64_t>(amounts[row]));
  });
}

void Ledger::Writer::put_wide(Home home, std::uint64_t labels, std::int64_t amount) {
  const std::uint64_t code = layout_.segment_of_labels(labels);
  put_wide(home.part, {home.key, period_of(labels), Amount::from_millionths(static_cast<int128>(amount) * unit_),
                       static_cast<std::uint32_t>(code >> part_bits_), part_bits_ > 0 && (code & 1) != 0});
}

bool Ledger::Writer::share_memory() {
  // Less than the program itself takes.
  constexpr std::size_t always_allowed = std::size_t{32} << 20;
  if (memory_ == 0) return true;
  const std::size_t names = names_.memory();
  if (names > std::max(memory_ / 2, always_allowed)) return false;
  records_.limit(memory_ - std::min(memory_ / 2, names));
  return true;
}

Ledger::Writer::Home Ledger::Writer::home_of(std::string_view customer) {
  const std::uint64_t number = numbered_.number_of(customer);
  if (number == ledger::NumberedIds::none) return home_of_name(customer, ledger::keyed_hash(customer));
  return home_of_number(number);
}

Ledger::Writer::Home Ledger::Writer::home_of_name(std::string_view customer, std::uint64_t hash) {
  return {names_.partition_of(hash), name_flag_ + names_.number_of(customer, hash)};
}

std::string Ledger::Writer::numbered_id(std::size_t part, std::uint64_t rest) const {
  return numbered_.id_of((rest << partition_bits_) | ((part - first_turn(rest)) & partition_mask_));
}

}  // namespace retain
