#include "core/following/spread.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace retain::ledger {

namespace {

constexpr int128 largest = ~(int128{1} << 127);

/// Every format holds so many digits, a workbook too, so that snapshots read back as the same numbers.
Number rounded(const Number& value) {
  constexpr int decimals = 12;
  return Number::parse(value.to_fixed(decimals)).value();
}

Number percent_of(int128 part, int128 whole) { return rounded(Number::fraction(part, whole) * Number(100)); }

template <class Money>
Number gini_of(std::span<const Money> amounts, int128 total) {
  const auto count = static_cast<int128>(amounts.size());
  // No sum of ranks times amounts is larger than this, beyond which 128 bits might not hold it.
  if (total <= largest / (2 * count)) {
    int128 weighted = 0;
    int128 weight = 1 - count;
    for (const Money amount : amounts) {
      weighted += weight * amount;
      weight += 2;
    }
    return rounded(Number::fraction(weighted, count * total));
  }
  long double weighted = 0;
  long double weight = 1.0L - static_cast<long double>(count);
  for (const Money amount : amounts) {
    weighted += weight * static_cast<long double>(amount);
    weight += 2;
  }
  return rounded(Number::approximate(weighted / static_cast<long double>(count) / static_cast<long double>(total)));
}

}  // namespace

template <class Money>
Spread spread_of(std::span<const Money> amounts) {
  constexpr std::size_t fifth = 5;
  constexpr std::size_t ten = 10;
  const std::size_t count = amounts.size();
  int128 total = 0;
  for (const Money amount : amounts) total += amount;
  Spread spread;
  int128 largest_ones = 0;
  std::optional<std::size_t> reaching;
  for (std::size_t taken = 1; taken <= count && (!reaching || taken <= std::max(ten, count / fifth + 1)); ++taken) {
    largest_ones += amounts[count - taken];
    if (!reaching && 5 * largest_ones >= 4 * total) reaching = taken;
    if (taken == (count + fifth - 1) / fifth && count >= fifth) spread.top_fifth = percent_of(largest_ones, total);
    if (taken == ten) spread.top_ten = percent_of(largest_ones, total);
  }
  spread.pareto = percent_of(static_cast<int128>(reaching.value_or(count)), static_cast<int128>(count));
  spread.gini = gini_of(amounts, total);
  return spread;
}

template Spread spread_of(std::span<const std::int64_t>);
template Spread spread_of(std::span<const int128>);

/// By one digit after another, the lowest first: amounts of many customers are close to each other, and comparing them takes several times
/// as long.
void sort_amounts(std::span<std::int64_t> amounts, std::span<std::int64_t> scratch) {
  constexpr std::size_t few = 512;
  constexpr unsigned digit_bits = 11;
  constexpr std::uint64_t digit_mask = (std::uint64_t{1} << digit_bits) - 1;
  if (amounts.size() < few) return std::sort(amounts.begin(), amounts.end());
  std::uint64_t all = 0;
  for (const std::int64_t amount : amounts) all |= static_cast<std::uint64_t>(amount);
  const auto bits = static_cast<unsigned>(std::bit_width(all));
  std::span<std::int64_t> from = amounts;
  std::span<std::int64_t> to = scratch.first(amounts.size());
  for (unsigned shift = 0; shift < bits; shift += digit_bits) {
    const auto digit_of = [shift](std::int64_t amount) { return (static_cast<std::uint64_t>(amount) >> shift) & digit_mask; };
    std::array<std::size_t, digit_mask + 1> starts{};
    for (const std::int64_t amount : from) ++starts[digit_of(amount)];
    std::size_t start = 0;
    for (std::size_t& digit : starts) {
      const std::size_t size = digit;
      digit = start;
      start += size;
    }
    for (const std::int64_t amount : from) to[starts[digit_of(amount)]++] = amount;
    std::swap(from, to);
  }
  if (from.data() != amounts.data()) std::copy(from.begin(), from.end(), amounts.begin());
}

}  // namespace retain::ledger
