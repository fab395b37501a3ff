#include "io/meaning/row_stage.hpp"

#include <cstring>
#include <type_traits>

#include "core/records/id_dictionary.hpp"

namespace retain::io {

namespace {

/// What of a moment is kept: its days and the time.
struct PackedMoment {
  std::int64_t ordinal = 0;
  std::int64_t instant = no_time;
  std::int32_t second = -1;
  std::int32_t granularity = -1;  // -1: there is none
  static constexpr std::int64_t no_time = INT64_MIN;
};

/// A row without its texts.
struct PackedRow {
  std::uint64_t words = 0;  // of all that is kept of it
  std::uint32_t customer_bytes = 0;
  std::uint32_t order_bytes = 0;
  PackedMoment date;
  PackedMoment end;
  std::int64_t amount_high = 0;
  std::uint64_t amount_low = 0;
  std::uint64_t input = 0;
  std::uint64_t block = 0;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::uint32_t segment = 0;
  std::int32_t months = 1;
  std::int32_t tenure = -1;
  std::uint16_t kind = 0;
  std::uint16_t flags = 0;
  static constexpr std::uint16_t left_out = 1;
  static constexpr std::uint16_t part = 2;
  static constexpr std::uint16_t after_trial = 4;
};
static_assert(std::is_trivially_copyable_v<PackedRow> && sizeof(PackedRow) % sizeof(std::uint64_t) == 0);

PackedMoment packed(const Moment& moment) {
  PackedMoment result;
  if (!moment.period.is_calendar()) return result;
  result.granularity = static_cast<std::int32_t>(moment.period.granularity());
  result.ordinal = moment.period.ordinal();
  if (moment.second_of_day) result.second = *moment.second_of_day;
  if (moment.instant) result.instant = moment.instant->time_since_epoch().count();
  return result;
}

Moment unpacked(const PackedMoment& packed) {
  if (packed.granularity < 0) return {};
  Moment moment{Period::from_ordinal(static_cast<Granularity>(packed.granularity), packed.ordinal), std::nullopt, std::nullopt};
  if (packed.second >= 0) moment.second_of_day = packed.second;
  if (packed.instant != PackedMoment::no_time) moment.instant = std::chrono::sys_seconds(std::chrono::seconds(packed.instant));
  return moment;
}

std::size_t words_for(std::size_t bytes) { return (bytes + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t); }

CustomerRow unpacked(const std::uint64_t* words) {
  PackedRow row;
  std::memcpy(static_cast<void*>(&row), words, sizeof row);
  const char* text = reinterpret_cast<const char*>(words) + sizeof row;  // NOLINT(*-reinterpret-cast): bytes of texts behind the row
  CustomerRow result;
  result.customer.assign(text, row.customer_bytes);
  result.order.assign(text + row.customer_bytes, row.order_bytes);
  result.date = unpacked(row.date);
  if (row.end.granularity >= 0) result.end = unpacked(row.end);
  result.segment = row.segment;
  result.amount = Amount::from_millionths(static_cast<int128>(row.amount_high) * (int128{1} << 64) + row.amount_low);
  result.months = row.months;
  result.tenure = row.tenure;
  result.kind = static_cast<RowKind>(row.kind);
  result.is_left_out = (row.flags & PackedRow::left_out) != 0;
  result.is_part = (row.flags & PackedRow::part) != 0;
  result.is_after_trial = (row.flags & PackedRow::after_trial) != 0;
  result.spot = {row.input, {row.block, {row.line, row.column}}};
  return result;
}

}  // namespace

bool say_the_same(const CustomerRow& a, const CustomerRow& b) {
  const auto same_time = [](const Moment& left, const Moment& right) {
    return left.period == right.period && left.second_of_day == right.second_of_day;
  };
  const bool same_end = a.end.has_value() == b.end.has_value() && (!a.end || same_time(*a.end, *b.end));
  return a.customer == b.customer && same_time(a.date, b.date) && same_end && a.segment == b.segment && a.amount == b.amount &&
         a.months == b.months && a.tenure == b.tenure && a.kind == b.kind && a.is_left_out == b.is_left_out && a.is_part == b.is_part;
}

void RowStage::add(std::string_view key, const CustomerRow& row) {
  const std::size_t part = ledger::keyed_hash(key) % parts;
  PackedRow packed_row;
  packed_row.customer_bytes = static_cast<std::uint32_t>(row.customer.size());
  packed_row.order_bytes = static_cast<std::uint32_t>(row.order.size());
  packed_row.words = words_for(sizeof packed_row + row.customer.size() + row.order.size());
  packed_row.date = packed(row.date);
  if (row.end) packed_row.end = packed(*row.end);
  const int128 amount = row.amount.millionths();
  packed_row.amount_high = static_cast<std::int64_t>(amount >> 64);
  packed_row.amount_low = static_cast<std::uint64_t>(amount);
  packed_row.input = row.spot.input;
  packed_row.block = row.spot.place.block;
  packed_row.line = row.spot.place.place.line;
  packed_row.column = row.spot.place.place.column;
  packed_row.segment = row.segment;
  packed_row.months = row.months;
  packed_row.tenure = row.tenure;
  packed_row.kind = static_cast<std::uint16_t>(row.kind);
  packed_row.flags = static_cast<std::uint16_t>((row.is_left_out ? PackedRow::left_out : 0) | (row.is_part ? PackedRow::part : 0) |
                                                (row.is_after_trial ? PackedRow::after_trial : 0));
  std::vector<std::uint64_t>& buffer = buffers_[part];
  const std::size_t start = buffer.size();
  buffer.resize(start + packed_row.words);
  char* bytes = reinterpret_cast<char*>(&buffer[start]);  // NOLINT(*-reinterpret-cast): bytes of texts behind the row
  std::memcpy(bytes, &packed_row, sizeof packed_row);
  row.customer.copy(bytes + sizeof packed_row, row.customer.size());
  row.order.copy(bytes + sizeof packed_row + row.customer.size(), row.order.size());
  words_ += packed_row.words;
  ++count_;
  if (overflow_ != nullptr && budget_ > 0 && words_ * sizeof(std::uint64_t) > budget_) write_out();
}

void RowStage::write_out() {
  for (std::size_t part = 0; part < parts; ++part) {
    if (buffers_[part].empty()) continue;
    extents_[part].push_back({overflow_->write(buffers_[part]), buffers_[part].size()});
    buffers_[part].clear();
    buffers_[part].shrink_to_fit();
  }
  words_ = 0;
}

std::vector<CustomerRow> staged_rows(const std::deque<RowStage>& stages, std::size_t part) {
  std::vector<CustomerRow> rows;
  const auto take = [&rows](const std::vector<std::uint64_t>& words) {
    for (std::size_t i = 0; i < words.size(); i += words[i]) rows.push_back(unpacked(&words[i]));
  };
  for (const RowStage& stage : stages) {
    for (const RowStage::Extent& extent : stage.extents_[part]) {
      std::vector<std::uint64_t> words(extent.words);
      stage.overflow_->read(extent.place, words);
      take(words);
    }
    take(stage.buffers_[part]);
  }
  return rows;
}

}  // namespace retain::io
