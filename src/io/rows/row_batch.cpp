#include "io/rows/row_batch.hpp"

#include <bit>
#include <utility>

#include "io/fields/row_words.hpp"
#include "io/rows/plain_id.hpp"

namespace retain::io {

RowBatch::RowBatch(const RowColumns& columns, std::size_t last_column, RowSink& sink, const PlainAmounts& amounts, WordColumns& words)
    : sink_(sink),
      writer_(sink.writer()),
      plain_amounts_(amounts),
      words_(words),
      columns_(last_column + 1),
      customer_(columns[RowField::customer].value_or(0)),
      date_(columns[RowField::date].value_or(0)),
      amount_(columns[RowField::amount].value_or(0)) {
  if (!columns.segments.empty()) segment_ = columns.segments.front();
}

void RowBatch::find_fields(std::size_t column) {
  const std::uint32_t* end = field_ends_ + column;
  for (std::size_t row = 0; row < rows_; ++row, end += columns_) {
    fields_.begins[row] = end[-1] + 1;
    fields_.ends[row] = end[0];
  }
  if (!is_trimmed_) return;
  const bool is_last = column + 1 == columns_;
  for (std::size_t row = 0; row < rows_; ++row) trim_field(text_, is_last, fields_.begins[row], fields_.ends[row]);
}

void RowBatch::read_words() {
  for (std::size_t i = 0; i < words_.columns().size(); ++i) {
    find_fields(words_.columns()[i].column);
    const BatchVerdict verdict = words_.judge_batch(i, ready_, [this](std::size_t row) { return field(row); });
    left_ |= ready_ & ~verdict.passing & ~verdict.filtered;
    ready_ = verdict.passing;
  }
}

/// Looks up what texts that were met before stand for.
template <class Cache>
void RowBatch::read_labels(const Cache& cache) {
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::uint64_t* known = cache.known(field(row));
    if (known != nullptr) {
      labels_[row] |= *known;
    } else {
      leave(row);
    }
  }
}

void RowBatch::load_last_words() {
  for (std::size_t row = 0; row < rows_; ++row) {
    last_[row] = load_word(text_ + fields_.ends[row] - sizeof(std::uint64_t));
    sizes_[row] = fields_.ends[row] - fields_.begins[row];
  }
}

void RowBatch::read_amounts() {
  load_last_words();
  negative_ = 0;
  for_each_row(plain_amounts_.read_usual(last_, sizes_, amounts_) & ready_, [this](std::size_t row) {
    const std::string_view number = field(row);
    std::int64_t units = 0;
    if (!plain_amounts_.read_unusual(number.data(), number.data() + number.size(), units)) leave(row);
    if (units < 0) negative_ |= BatchRows{1} << row;
    amounts_[row] = static_cast<std::uint64_t>(units);
  });
}

void RowBatch::read_customers() {
  named_ = ready_;
  if (writer_.numbered().bits() > 0) {
    load_last_words();
    for (std::size_t row = 0; row < rows_; ++row) first_[row] = load_word(text_ + fields_.begins[row]);
    named_ &= writer_.numbered().read(first_, last_, sizes_, numbers_);
    // 0 stands for nobody, C0 does not.
    for_each_row(ready_ & ~named_ & ~rows_with_bits(numbers_), [this](std::size_t row) {
      if (is_sentinel_id(field(row))) leave(row);
    });
  }
  packed_ = 0;
  for_each_row(named_, [this](std::size_t row) {
    if (field(row).size() != ledger::packed_id_size) return;
    packed_texts_.load(row, field(row).data());
    packed_ |= BatchRows{1} << row;
  });
  if (packed_ != 0) packed_ &= ~ledger::pack_ids(packed_texts_, high_, low_);
  for_each_row(named_ & ~packed_, [this](std::size_t row) {
    if (!is_plain_id(field(row), is_ascii_)) leave(row);
  });
}

void RowBatch::read(const char* text, const std::uint32_t* ends, std::size_t rows, const Structure& structure) {
  text_ = text;
  field_ends_ = ends;
  rows_ = rows;
  is_ascii_ = structure.is_ascii;
  is_trimmed_ = structure.has_quotes || structure.has_return;
  ready_ = rows == BatchColumn::rows ? ~BatchRows{0} : (BatchRows{1} << rows) - 1;
  left_ = 0;
  read_words();
  const BatchRows doubtful = std::exchange(left_, 0);
  labels_ = {};
  find_fields(date_);
  read_labels(sink_.dates());
  if (segment_) {
    find_fields(*segment_);
    read_labels(sink_.segments());
  }
  find_fields(amount_);
  read_amounts();
  find_fields(customer_);
  read_customers();
  left_ = doubtful | (left_ & ready_);
  ready_ &= ~left_;
}

std::size_t RowBatch::add() {
  if (const BatchRows numbered = ready_ & ~named_; numbered != 0) writer_.add_numbered(numbers_, labels_, amounts_, numbered);
  if (const BatchRows packed = ready_ & packed_; packed != 0) writer_.add_packed(high_, low_, labels_, amounts_, packed);
  for_each_row(ready_ & named_ & ~packed_,
               [this](std::size_t row) { writer_.add_named(field(row), labels_[row], static_cast<std::int64_t>(amounts_[row])); });
  return static_cast<std::size_t>(std::popcount(negative_ & ready_));
}

}  // namespace retain::io
