#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace retain {

/// Eight words side by side, on which the operators of the language work: one register of the widest processors, several of the others.
using Lanes = std::uint64_t __attribute__((vector_size(64), aligned(64), may_alias));

/// A word of each row of a batch. Rows are read a batch at a time and a step at a time, so that each step is a short loop without branches,
/// which keeps in registers what it compares with.
struct alignas(64) BatchColumn {
  static constexpr std::size_t rows = 64;
  static constexpr std::size_t lanes = sizeof(Lanes) / sizeof(std::uint64_t);

  std::array<std::uint64_t, rows> words{};

  std::uint64_t& operator[](std::size_t row) { return words[row]; }
  std::uint64_t operator[](std::size_t row) const { return words[row]; }
  /// The words of eight rows.
  [[gnu::always_inline]] Lanes& at(std::size_t first_row) { return *reinterpret_cast<Lanes*>(&words[first_row]); }
  [[gnu::always_inline]] const Lanes& at(std::size_t first_row) const { return *reinterpret_cast<const Lanes*>(&words[first_row]); }
};

/// Rows of a batch, a bit each.
using BatchRows = std::uint64_t;

/// Calls `use(row)` for each.
template <class Use>
void for_each_row(BatchRows rows, Use use) {
  for (; rows != 0; rows &= rows - 1) use(static_cast<std::size_t>(std::countr_zero(rows)));
}

/// Those whose words are not 0.
inline BatchRows rows_with_bits(const BatchColumn& column) {
  BatchRows rows = 0;
  for (std::size_t i = 0; i < BatchColumn::rows; ++i) rows |= BatchRows{column[i] != 0} << i;
  return rows;
}

/// Eight bytes as a number, the first in the lowest place.
inline std::uint64_t load_word(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return std::endian::native == std::endian::little ? word : __builtin_bswap64(word);
}

/// Makes the number of eight decimal digits, the first in the lowest byte: of pairs, then of fours, then of all. `Word` is one word, or
/// lanes of them, hence sums of shifts where some processors know no product.
template <class Word>
[[gnu::always_inline]] inline void add_up_digits(Word& digits) {
  digits = ((digits << 3) + (digits << 1) + (digits >> 8)) & 0x00FF00FF00FF00FF;
  digits = ((digits << 6) + (digits << 5) + (digits << 2) + (digits >> 16)) & 0x0000FFFF0000FFFF;
  const Word first = digits & 0xFFFFFFFF;
  digits = (first << 13) + (first << 10) + (first << 9) + (first << 8) + (first << 4) + (digits >> 32);
}

/// Bits where a byte is no decimal digit, each digit being its value.
template <class Word>
[[gnu::always_inline]] inline void mark_no_digits(const Word& values, Word& marks) {
  marks = ((values + 0x7676767676767676) | values) & 0x8080808080808080;
}

}  // namespace retain
