#include "core/records/wide_row.hpp"

#include "support/catch.hpp"

using retain::Amount;
using retain::int128;
using retain::ledger::WideRow;

TEST_CASE("a wide row comes back from its words", "[record]") {
  constexpr int128 largest = int128{999'999'999'999'999'999} * 1'000'000 + 999'999;
  for (const int128 amount : {int128{0}, int128{1}, int128{-1}, largest, -largest, int128{1} << 64, -(int128{1} << 64)}) {
    for (const std::int64_t period : {0, 24'311, -700'000, 3'652'059}) {
      for (const bool is_part : {false, true}) {
        const WideRow row{~std::uint64_t{0} >> 3, period, Amount::from_millionths(amount), 0x7FFF'FFFE, is_part};
        const WideRow back = WideRow::of(row.words());
        CHECK(back.key == row.key);
        CHECK(back.period == period);
        CHECK((back.amount == row.amount));
        CHECK(back.segment == row.segment);
        CHECK(back.is_part == is_part);
      }
    }
  }
}
