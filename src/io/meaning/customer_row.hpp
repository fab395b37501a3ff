#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/fields/row_words.hpp"
#include "io/meaning/row_problems.hpp"
#include "io/value/date_text.hpp"
#include "retain/amount.hpp"

namespace retain::io {

/// A cell as a reader hands it on.
struct RowCell {
  enum class Kind : std::uint8_t { text, json_text, json_number, json_boolean };
  std::string_view text;
  TextPlace place;
  Kind kind = Kind::text;
};

/// Where a row stands among all inputs, in the order of reading.
struct RowSpot {
  std::size_t input = 0;
  BlockPlace place;
  friend bool operator<(const RowSpot& a, const RowSpot& b) { return a.input != b.input ? a.input < b.input : a.place < b.place; }
};

/// What a row says, as far as it can be said without the other rows.
struct CustomerRow {
  std::string customer;
  std::string order;          ///< or what else no two rows share; empty: none
  Moment date;                ///< of a span, its start
  std::optional<Moment> end;  ///< of a span; empty: it runs on
  std::uint32_t segment = 0;
  Amount amount;
  int months = 1;            ///< over which the amount is spread
  std::int32_t tenure = -1;  ///< of a customer of a list: the age at which it was lost or last seen; -1: it is not read
  RowKind kind = RowKind::nothing;
  bool is_left_out = false;     ///< it extends the periods and no more
  bool is_part = false;         ///< a line of an order without an amount of its own
  bool is_after_trial = false;  ///< `date` is the end of a trial, which extends no periods
  RowSpot spot;
};

/// Whether two rows say the same.
bool say_the_same(const CustomerRow& a, const CustomerRow& b);

}  // namespace retain::io
