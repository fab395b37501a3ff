#include "io/meaning/word_columns.hpp"

#include <algorithm>

#include "core/table/spelling.hpp"
#include "io/columns/snapshot_columns.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

/// New business and upgrades are sold; that a subscription ended is no money, unless the rows are a log of that.
RowKind kind_of_payment(RowKind movement) {
  return movement == RowKind::loss || movement == RowKind::contraction ? RowKind::neither : RowKind::sale;
}

}  // namespace

WordColumns::WordColumns(const RowColumns& columns, std::span<const Header> headers, const LoadOptions& options)
    : row_columns_(columns), amounts_are_given_(options.amounts.has_value()) {
  for (std::size_t i = 0; i < columns.filters.size(); ++i) {
    columns_.push_back({columns.filters[i], RowField::status, &options.filters[i], {}, {}});
  }
  for (const RowColumns::Status& status : columns.statuses) {
    if (!status.is_settled) add_column(status.column, RowField::status);
  }
  for (const RowColumns::Flag& flag : columns.flags) add_column(flag.column, flag.field);
  for (const RowField field : {RowField::kind, RowField::interval, RowField::currency}) {
    if (const auto column = columns[field]) add_column(*column, field);
  }
  for (const std::size_t column : columns.watched) add_column(column, RowField::kind);
  if (columns_.size() - columns.filters.size() > RowVerdict::most_words) {
    throw InputError({error("too_many_statuses", formatted("more than {} columns say whether a row counts", RowVerdict::most_words),
                            "--ignore COLUMN leaves some out", headers.front().place)});
  }
}

Word* WordColumns::learn(WordColumn& column, std::string_view text) {
  constexpr std::size_t most_remembered = std::size_t{1} << 16;
  // Of a filter nothing is told, so that its words need not be kept beyond what is remembered.
  if (column.filter != nullptr && column.words.size() > most_remembered) column.words.pop_back();
  Word& word = column.words.emplace_back(read(column, text));
  const bool leaves_out = word.says == RowSays::left_out || word.says == RowSays::refunded || word.says == RowSays::unknown;
  const bool is_of_refund = word.kind == RowKind::refund || word.kind == RowKind::neither;
  word.passes = !word.is_filtered && !leaves_out && !is_of_refund && word.interval.months <= 1;
  if (column.known.size() < most_remembered) column.known.insert(text, &word);
  return &word;
}

Word WordColumns::read(const WordColumn& column, std::string_view text) const {
  Word word;
  word.text = to_nfc(trim(text));
  if (column.filter != nullptr) {
    word.is_filtered = !passes(*column.filter, text);
    return word;
  }
  switch (column.field) {
    case RowField::status: {
      const auto status = std::ranges::find(row_columns_.statuses, column.column, &RowColumns::Status::column);
      word.says = read_status(word.text, status->what);
      break;
    }
    case RowField::kind: {
      const bool is_watched = row_columns_[RowField::kind] != column.column;
      word.kind = read_kind(word.text);
      if (is_unsettled(word.kind, is_watched)) word.says = RowSays::unknown;
      if (word.kind == RowKind::unknown || is_watched) word.kind = RowKind::nothing;
      if (is_movement(word.kind) && row_columns_.shape == RowShape::payments) word.kind = kind_of_payment(word.kind);
      break;
    }
    case RowField::interval: {
      const auto interval = read_interval(word.text);
      word.interval = interval.value_or(Interval{});
      const bool is_known = word.text.empty() || (interval && interval->days == 0);
      if (!is_known) word.says = RowSays::unknown;
      break;
    }
    case RowField::currency:
      word.currency = find_currency(word.text);
      if (word.currency.empty()) word.currency = currency_code(word.text);
      break;
    default: {
      const auto flag = std::ranges::find(row_columns_.flags, column.column, &RowColumns::Flag::column);
      const auto value = flag->field == RowField::test ? read_test_flag(word.text) : read_flag_word(word.text);
      const bool is_set = value && *value != flag->is_reversed && !word.text.empty();
      if (!value) word.says = RowSays::unknown;
      if (is_set) word.says = flag->field == RowField::refunded ? RowSays::refunded : RowSays::left_out;
      break;
    }
  }
  return word;
}

bool WordColumns::is_unsettled(RowKind kind, bool is_watched) const {
  const RowColumns::KindsSeen& seen = row_columns_.kinds_seen;
  if (is_movement(kind) || !is_watched) {
    if (kind == RowKind::unknown && !row_columns_.kind_is_settled) return true;
    // The first rows did not look like what this one says.
    if (amounts_are_given_) return false;
    if (row_columns_.shape == RowShape::recurring) return kind == RowKind::loss && !seen.losses;
    if (row_columns_.shape == RowShape::levels) return kind == RowKind::sale && !seen.losses && !seen.others;
    return is_watched && !is_gain(kind);
  }
  return kind != RowKind::nothing && kind != RowKind::unknown && kind != RowKind::sale;
}

void WordColumns::count(const RowVerdict& verdict, const BlockPlace& place, bool is_refund) {
  const auto add_row = [&place](Word& word) {
    if (word.rows++ == 0 || place < word.first) word.first = place;
  };
  for (std::size_t i = 0; i < verdict.count; ++i) {
    Word& word = *verdict.words[i];
    const bool leaves_out = word.says == RowSays::left_out || word.kind == RowKind::neither;
    const bool decides = is_refund || verdict.counts()                ? !leaves_out && word.says != RowSays::refunded
                         : verdict.is_left_out || verdict.is_canceled ? leaves_out
                         : verdict.is_refunded                        ? word.says == RowSays::refunded
                                                                      : word.says == RowSays::unknown;
    if (decides) add_row(word);
  }
}

}  // namespace retain::io
