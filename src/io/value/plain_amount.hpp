#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

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
  if (size <= 8 && std::endian::native == std::endian::little) {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t highs = 0x8080808080808080;
    std::uint64_t word = 0;
    std::memcpy(&word, end - 8, sizeof word);
    // The text stands in the highest bytes, zeros of the number before it.
    const std::uint64_t keep = ~std::uint64_t{0} << (64 - 8 * size);
    std::uint64_t values = (word ^ (ones * '0')) & keep;
    const std::uint64_t no_digit = ((values + ones * 0x76) | values) & highs;
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
    values = (values * 10 + (values >> 8)) & 0x00FF00FF00FF00FF;
    values = (values * 100 + (values >> 16)) & 0x0000FFFF0000FFFF;
    amount.digits = static_cast<std::int64_t>((values * 10000 + (values >> 32)) & 0xFFFFFFFF);
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

/// Reads numbers of the shape that most of a column have: digits, the mark, and always as many decimals, at most eight characters in all.
class UsualAmount {
 public:
  UsualAmount(char mark, int decimals) : least_size_(decimals == 0 ? 1 : static_cast<std::size_t>(decimals) + 2) {
    if (decimals == 0) return;
    const int mark_shift = 56 - 8 * decimals;
    mark_ = std::uint64_t{0xFF} << mark_shift;
    after_ = ~std::uint64_t{0} << mark_shift << 8;
    before_ = ~(after_ | mark_);
    zeros_ = (zeros_ & ~mark_) | (std::uint64_t{static_cast<unsigned char>(mark)} << mark_shift);
  }

  /// The digits without the mark; false where the text has another shape. The eight bytes before `begin` must be readable.
  [[gnu::always_inline]] bool read(const char* begin, const char* end, std::int64_t& digits) const {
    const auto size = static_cast<std::size_t>(end - begin);
    if (size - least_size_ > 8 - least_size_ || std::endian::native != std::endian::little) return false;
    std::uint64_t word = 0;
    std::memcpy(&word, end - 8, sizeof word);
    const std::uint64_t inside = (word ^ zeros_) & (~std::uint64_t{0} << (64 - 8 * size));
    if (((((inside + eight * 0x76) | inside) & (eight * 0x80)) | (inside & mark_)) != 0) return false;
    std::uint64_t values = (inside & after_) | ((inside & before_) << 8);
    values = (values * 10 + (values >> 8)) & 0x00FF00FF00FF00FF;
    values = (values * 100 + (values >> 16)) & 0x0000FFFF0000FFFF;
    digits = static_cast<std::int64_t>((values * 10000 + (values >> 32)) & 0xFFFFFFFF);
    return true;
  }

 private:
  static constexpr std::uint64_t eight = 0x0101010101010101;
  std::size_t least_size_;
  std::uint64_t zeros_ = eight * '0';        // what 0.00 would look like
  std::uint64_t mark_ = 0;                   // the byte of the mark
  std::uint64_t after_ = ~std::uint64_t{0};  // the bytes behind it
  std::uint64_t before_ = 0;                 // the bytes in front of it
};

}  // namespace retain::io
