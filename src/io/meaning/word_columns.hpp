#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/records/batch.hpp"
#include "io/columns/row_columns.hpp"
#include "io/columns/row_names.hpp"
#include "io/fields/intervals.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/options.hpp"
#include "io/value/text_cache.hpp"
#include "text/utf8.hpp"

namespace retain::io {

/// A text of a column of words, what it says of its rows, and of how many it has said so.
struct Word {
  std::string text;
  bool is_filtered = false;  ///< the row is as if it was not there
  RowSays says = RowSays::nothing;
  RowKind kind = RowKind::nothing;
  Interval interval;
  std::string currency;
  bool passes = false;   ///< it leaves a row as it is
  std::size_t rows = 0;  ///< that it decided
  BlockPlace first;
};

/// A column whose texts come again and again, and are read once each.
struct WordColumn {
  std::size_t column = 0;
  RowField field{};
  const RowFilter* filter = nullptr;  ///< of `--where`, and `field` tells nothing
  std::deque<Word> words;
  TextCache<Word*> known;
  std::array<Word*, BatchColumn::rows> batch{};  ///< of the rows of a batch
};

/// What the words of a row say together.
struct RowVerdict {
  static constexpr std::size_t most_words = 24;
  std::array<Word*, most_words> words{};
  std::size_t count = 0;
  bool is_filtered = false;
  bool is_left_out = false;
  bool is_canceled = false;  ///< left out by a flag, and
  bool is_refunded = false;  ///< paid back by its status or a flag, where no column says how much was paid back
  bool is_doubtful = false;
  bool is_ended = false;  ///< a span whose end must stand
  RowKind kind = RowKind::nothing;
  Interval interval;
  const Word* currency = nullptr;

  [[nodiscard]] bool counts() const { return !is_filtered && !is_left_out && !is_canceled && !is_doubtful && !is_refunded; }
};

/// Which rows of a batch the words of one column let pass, and which are as if they were not there; the others need a second look.
struct BatchVerdict {
  BatchRows passing = 0;
  BatchRows filtered = 0;
};

/// The columns of words of a table, on one thread: filters, statuses, flags, kinds, intervals, currencies.
class WordColumns {
 public:
  WordColumns(const RowColumns& columns, std::span<const Header> headers, const LoadOptions& options);

  [[nodiscard]] bool empty() const { return columns_.empty(); }
  /// What the words of a row say; `cell(column)` is the text of a cell.
  template <class Cell>
  RowVerdict judge(Cell cell) {
    RowVerdict verdict;
    for (WordColumn& column : columns_) {
      const std::string_view text = cell(column.column);
      Word* const* known = column.known.find(text);
      add(verdict, known == nullptr ? learn(column, text) : *known, column);
      if (verdict.is_filtered) break;
    }
    return verdict;
  }
  /// The same at speed, of cells with sixteen bytes from their beginning on that may be read: false where one was not met before.
  template <class Cell>
  bool judge_known(Cell cell, RowVerdict& verdict) {
    for (WordColumn& column : columns_) {
      const std::string_view text = cell(column.column);
      if (column.filter != nullptr && is_plain(text)) {
        verdict.is_filtered = !passes_as_it_is(*column.filter, text);
        if (verdict.is_filtered) break;
        continue;
      }
      Word* const* known = column.known.find_inside(text);
      if (known == nullptr) return false;
      add(verdict, *known, column);
      if (verdict.is_filtered) break;
    }
    return true;
  }
  /// The same of the rows of a batch, for one of the columns; `cell(row)` is the text of its cell.
  template <class Cell>
  BatchVerdict judge_batch(std::size_t index, BatchRows rows, Cell cell) {
    BatchVerdict verdict;
    WordColumn& column = columns_[index];
    for_each_row(rows, [&](std::size_t row) {
      const std::string_view text = cell(row);
      const BatchRows bit = BatchRows{1} << row;
      if (column.filter != nullptr && is_plain(text)) {
        (passes_as_it_is(*column.filter, text) ? verdict.passing : verdict.filtered) |= bit;
      } else if (Word* const* known = column.known.find_inside(text); known != nullptr) {
        column.batch[row] = *known;
        if ((*known)->is_filtered) verdict.filtered |= bit;
        if ((*known)->passes) verdict.passing |= bit;
      }
    });
    return verdict;
  }
  /// Counts rows of a batch that all of its words let pass; `place(row)` is where one stands.
  template <class Place>
  void count_batch(BatchRows rows, Place place) {
    for (WordColumn& column : columns_) {
      if (column.filter != nullptr) continue;
      const Word* last = nullptr;
      for_each_row(rows, [&](std::size_t row) {
        Word& word = *column.batch[row];
        ++word.rows;
        // Rows come in order, so that a word that was just there was earlier.
        if (&word == last) return;
        last = &word;
        if (const BlockPlace here = place(row); word.rows == 1 || here < word.first) word.first = here;
      });
    }
  }
  /// Counts the row for the words that decided about it. `is_refund`: a word that says so left it in.
  void count(const RowVerdict& verdict, const BlockPlace& place, bool is_refund = false);

  [[nodiscard]] const std::deque<WordColumn>& columns() const { return columns_; }

 private:
  /// Whether a text has nothing to trim or to compose.
  [[nodiscard]] static bool is_plain(std::string_view text) {
    return text.empty() || (text.front() > ' ' && text.back() > ' ' && end_of_ascii(text) == text.size());
  }
  void add(RowVerdict& verdict, Word* word, const WordColumn& column) {
    if (column.filter == nullptr) verdict.words[verdict.count++] = word;
    verdict.is_filtered = word->is_filtered;
    const bool is_flag_of_refunds = column.field == RowField::canceled && column.filter == nullptr;
    if (word->says == RowSays::left_out) (is_flag_of_refunds ? verdict.is_canceled : verdict.is_left_out) = true;
    verdict.is_left_out = verdict.is_left_out || word->kind == RowKind::neither;
    verdict.is_refunded = verdict.is_refunded || word->says == RowSays::refunded;
    verdict.is_doubtful = verdict.is_doubtful || word->says == RowSays::unknown;
    verdict.is_ended = verdict.is_ended || word->says == RowSays::ended;
    if (word->kind != RowKind::nothing) verdict.kind = word->kind;
    if (column.field == RowField::interval && column.filter == nullptr) verdict.interval = word->interval;
    if (column.field == RowField::currency && column.filter == nullptr) verdict.currency = word;
  }
  Word* learn(WordColumn& column, std::string_view text);
  [[nodiscard]] Word read(const WordColumn& column, std::string_view text) const;
  /// Whether a kind changes what the first rows were taken for.
  [[nodiscard]] bool is_unsettled(RowKind kind, bool is_watched) const;
  void add_column(std::size_t column, RowField field) { columns_.push_back({column, field, nullptr, {}, {}}); }

  const RowColumns& row_columns_;
  bool amounts_are_given_;  // by --amounts
  std::deque<WordColumn> columns_;
};

}  // namespace retain::io
