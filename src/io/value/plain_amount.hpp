#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "core/records/batch.hpp"

namespace retain::io {

/// A number as its digits and how many of them stand behind the decimal mark: 1234.50 is 123450 with 2 decimals.
struct PlainAmount {
  std::int64_t digits = 0;
  int decimals = 0;
};

/// Reads `[-]digits[mark digits]` of at most 15 digits, 6 of them decimals; false for anything else, which may still be an amount that
/// `parse_cell` reads. Eight bytes are one word here: finding the mark, closing its gap and adding up the digits are a few operations on
/// it. The eight bytes before `begin` must be readable.
inline bool read_plain_amount(const char* begin, const char* end, char mark, PlainAmount& amount) {
  const bool negative = begin != end && *begin == '-';
  begin += negative ? 1 : 0;
  const auto size = static_cast<std::size_t>(end - begin);
  if (size == 0) return false;
  amount.decimals = 0;
  if (size <= 8) {
    const std::uint64_t word = load_word(end - 8);
    // The text stands in the highest bytes, zeros of the number before it.
    const std::uint64_t keep = ~std::uint64_t{0} << (64 - 8 * size);
    std::uint64_t values = (word ^ 0x3030303030303030) & keep;
    std::uint64_t no_digit = 0;
    mark_no_digits(values, no_digit);
    if (no_digit != 0) {
      if ((no_digit & (no_digit - 1)) != 0) return false;
      const int place = std::countr_zero(no_digit) / 8;
      if (static_cast<char>(word >> (8 * place)) != mark) return false;
      amount.decimals = 7 - place;
      if (amount.decimals == 0 || amount.decimals > 6 || static_cast<std::size_t>(place) == 8 - size) return false;
      const std::uint64_t before = (std::uint64_t{1} << (8 * place)) - 1;
      const std::uint64_t after = ~((std::uint64_t{1} << (8 * place) << 8) - 1);
      values = (values & after) | ((values & before) << 8);
    }
    add_up_digits(values);
    amount.digits = static_cast<std::int64_t>(values);
  } else {
    std::int64_t digits = 0;
    std::size_t count = 0;
    bool in_decimals = false;
    for (const char* c = begin; c != end; ++c) {
      if (*c >= '0' && *c <= '9') {
        digits = digits * 10 + (*c - '0');
        amount.decimals += in_decimals ? 1 : 0;
        if (++count > 15) return false;
      } else if (*c == mark && !in_decimals && count > 0) {
        in_decimals = true;
      } else {
        return false;
      }
    }
    if ((in_decimals && amount.decimals == 0) || amount.decimals > 6) return false;
    amount.digits = digits;
  }
  if (negative) amount.digits = -amount.digits;
  return true;
}

constexpr std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

/// Reads the amounts of a column in units of its decimals. Most have one shape: digits, the mark, and always as many decimals, at most
/// eight characters in all.
class PlainAmounts {
 public:
  PlainAmounts(char mark, int decimals)
      : mark_byte_(mark), decimals_(decimals), least_size_(decimals == 0 ? 1 : static_cast<std::uint64_t>(decimals) + 2) {
    if (decimals == 0) return;
    const int mark_shift = 56 - 8 * decimals;
    mark_ = std::uint64_t{0xFF} << mark_shift;
    after_ = ~std::uint64_t{0} << mark_shift << 8;
    before_ = ~(after_ | mark_);
    zeros_ = (zeros_ & ~mark_) | (std::uint64_t{static_cast<unsigned char>(mark)} << mark_shift);
  }

  /// False for what `read_plain_amount` does not read, and for more decimals. The eight bytes before `begin` must be readable.
  [[gnu::always_inline]] bool read(const char* begin, const char* end, std::int64_t& units) const {
    if (begin == end) return false;
    std::uint64_t number = 0;
    std::uint64_t wrong = 0;
    read_usual(load_word(end - 8), static_cast<std::uint64_t>(end - begin), number, wrong);
    units = static_cast<std::int64_t>(number);
    return wrong == 0 || read_unusual(begin, end, units);
  }
  [[nodiscard]] bool read_unusual(const char* begin, const char* end, std::int64_t& units) const {
    PlainAmount amount;
    if (!read_plain_amount(begin, end, mark_byte_, amount) || amount.decimals > decimals_) return false;
    return !__builtin_mul_overflow(amount.digits, power_of_ten(decimals_ - amount.decimals), &units);
  }
  /// The units of a batch, of whose texts these are the last eight bytes and the sizes; in which rows they have another shape.
  BatchRows read_usual(const BatchColumn& last, const BatchColumn& sizes, BatchColumn& units) const;

 private:
  struct ReadBatch;

  template <class Word>
  [[gnu::always_inline]] void read_usual(const Word& last, const Word& size, Word& digits, Word& wrong) const {
    const Word inside = (last ^ zeros_) & (Word{} - 1) << ((64 - (size << 3)) & 63);
    mark_no_digits(inside, wrong);
    wrong |= (inside & mark_) | (((size - least_size_) | (8 - size)) >> 63);
    digits = (inside & after_) | ((inside & before_) << 8);
    add_up_digits(digits);
  }

  char mark_byte_;
  int decimals_;
  std::uint64_t least_size_;
  std::uint64_t zeros_ = 0x3030303030303030;  // what 0.00 would look like
  std::uint64_t mark_ = 0;                    // the byte of the mark
  std::uint64_t after_ = ~std::uint64_t{0};   // the bytes behind it
  std::uint64_t before_ = 0;                  // the bytes in front of it
};

}  // namespace retain::io
