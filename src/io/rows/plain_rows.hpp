#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "io/fields/row_words.hpp"
#include "io/meaning/row_meaning.hpp"
#include "io/meaning/sink.hpp"
#include "io/rows/plain_id.hpp"
#include "io/value/plain_amount.hpp"

namespace retain::io {

/// Puts rows whose fields are all plain, as most are, straight into the ledger: an id that is taken as it is, words, a date and a segment
/// that were met before, an amount of a few digits. What such a row says is what `RowMeaning` reads in it.
class PlainRows {
 public:
  /// `mark`: of decimals.
  PlainRows(RowTable& table, RowSink& sink, RowMeaning& meaning, char mark);

  /// Whether rows of the table may be plain: each stands for itself, with an amount in plain units.
  [[nodiscard]] bool fit_table() const { return fit_table_; }
  [[nodiscard]] bool has_words() const { return has_words_; }
  [[nodiscard]] bool has_orders() const { return order_.has_value(); }
  [[nodiscard]] int decimals() const { return decimals_; }
  [[nodiscard]] const PlainAmounts& amounts() const { return amounts_; }

  /// Adds a row unless a field is not plain, and then says false, and nothing is added. `field(column)` is the text of a column, with
  /// sixteen bytes from its beginning on and eight before it that may be read, and which stays readable until the writer is flushed.
  /// `place()` is that of the row; `take_number` is called with the text of an amount that counts.
  template <bool has_words, bool has_orders, class Field, class PlaceOfRow, class TakeNumber>
  [[gnu::always_inline]] bool add(Field field, PlaceOfRow place, TakeNumber take_number) {
    RowVerdict verdict;
    if constexpr (has_words) {
      if (!meaning_.words().judge_known(field, verdict)) return false;
      // Whatever needs a second look is rare.
      if (verdict.is_refunded || verdict.is_canceled || verdict.kind == RowKind::refund || verdict.interval.months > 1) return false;
      if (verdict.is_filtered) return true;
      if (!verdict.counts()) {
        // It extends the periods, as every date that was met has done.
        if (sink_.dates().known(field(date_)) == nullptr) return false;
        if constexpr (has_orders) {
          const std::string_view order = field(*order_);
          // A line without an amount is part of its order.
          if (!is_bare(order) || !is_bare(field(amount_))) return false;
          meaning_.orders().pass(order);
        }
        meaning_.words().count(verdict, place());
        return true;
      }
    }
    const std::uint64_t* date = sink_.dates().known(field(date_));
    if (date == nullptr) return false;
    std::uint64_t labels = *date;
    if (!segments_.empty()) {
      const std::uint64_t* segment = nullptr;
      if (segments_.size() == 1) {
        segment = sink_.segments().known(field(columns_.segments.front()));
      } else {
        for (std::size_t i = 0; i < segments_.size(); ++i) segments_[i] = field(columns_.segments[i]);
        segment = sink_.segments().known(segments_);
      }
      if (segment == nullptr) return false;
      labels |= *segment;
    }

    const std::string_view number = field(amount_);
    std::int64_t units = 0;
    if (!amounts_.read(number.data(), number.data() + number.size(), units)) return false;
    const std::string_view id = field(customer_);
    if constexpr (has_orders) {
      if (!add_line(id, field(*order_), labels, units)) return false;
    } else if (!put(id, labels, units)) {
      return false;
    }
    if (units < 0) meaning_.rules().add(RowRule::negative);
    if constexpr (has_words) meaning_.words().count(verdict, place());
    take_number(number);
    return true;
  }

  /// Adds a line of an order in the same way: the first ones of a block wait, what comes back negative may be a refund of another row.
  bool add_line(std::string_view id, std::string_view order, std::uint64_t labels, std::int64_t units);

 private:
  [[nodiscard]] bool fits(const RowTable& table) const;
  [[gnu::always_inline]] bool put(std::string_view id, std::uint64_t labels, std::int64_t units) {
    const std::uint64_t number = writer_.numbered().number_inside(id);
    if (number != ledger::NumberedIds::none) {
      // 0 stands for nobody, C0 does not.
      if (number == 0 && is_sentinel_id(id)) return false;
      writer_.add_numbered(number, labels, units);
    } else if (is_plain_id(id)) {
      writer_.add_named(id, labels, units);
    } else {
      return false;
    }
    return true;
  }
  /// Whether a text is there and has nothing to trim.
  [[nodiscard]] static bool is_bare(std::string_view text) { return !text.empty() && text.front() > ' ' && text.back() > ' '; }

  const RowColumns& columns_;
  RowSink& sink_;
  Ledger::Writer& writer_;
  RowMeaning& meaning_;
  std::optional<std::size_t> order_;  // the columns that are read at speed
  std::size_t customer_ = 0;
  std::size_t date_ = 0;
  std::size_t amount_ = 0;
  int decimals_;
  std::int64_t unit_;  // millionths that an amount of 1 stands for
  bool has_words_;
  PlainAmounts amounts_;
  bool fit_table_;
  std::vector<std::string_view> segments_;
};

}  // namespace retain::io
