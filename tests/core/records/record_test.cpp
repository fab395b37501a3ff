#include "core/records/record.hpp"

#include <cstdint>
#include <limits>
#include <random>

#include "support/catch.hpp"

using retain::ledger::RecordLayout;

namespace {

struct Widths {
  unsigned key;
  unsigned segment;
  unsigned period;
};

std::uint64_t most(unsigned bits) { return (std::uint64_t{1} << bits) - 1; }

}  // namespace

TEST_CASE("a record holds the extremes of its fields and gives them back", "[record]") {
  const Widths widths = GENERATE(Widths{28, 6, 13}, Widths{18, 0, 9}, Widths{20, 6, 8}, Widths{40, 6, 10}, Widths{1, 1, 1});
  const RecordLayout layout(widths.key, widths.segment, widths.period);
  const unsigned amount_bits = 64 - widths.key - widths.segment - widths.period;
  REQUIRE(layout.amount_bits() == amount_bits);
  CHECK(layout.period_bits() == widths.period);
  const std::int64_t highest = (std::int64_t{1} << (amount_bits - 1)) - 1;
  for (const std::uint64_t key : {std::uint64_t{0}, most(widths.key)}) {
    for (const std::uint64_t segment : {std::uint64_t{0}, most(widths.segment)}) {
      for (const std::uint64_t period : {std::uint64_t{0}, most(widths.period)}) {
        for (const std::int64_t amount : {-highest - 1, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1}, highest}) {
          CHECK(layout.holds_labels(segment, period));
          CHECK(layout.holds(amount));
          const std::uint64_t record = layout.pack(key, layout.labels(segment, period), amount);
          CHECK(layout.key(record) == key);
          CHECK(layout.segment(record) == segment);
          CHECK(layout.period(record) == period);
          CHECK(layout.amount(record) == amount);
        }
      }
    }
  }
  CHECK_FALSE(layout.holds(highest + 1));
  CHECK_FALSE(layout.holds(-highest - 2));
  CHECK_FALSE(layout.holds(std::numeric_limits<std::int64_t>::max()));
  CHECK_FALSE(layout.holds(std::numeric_limits<std::int64_t>::min()));
  CHECK_FALSE(layout.holds_labels(most(widths.segment) + 1, 0));
  CHECK_FALSE(layout.holds_labels(0, most(widths.period) + 1));
  // A period before the first is a huge offset.
  CHECK_FALSE(layout.holds_labels(0, static_cast<std::uint64_t>(std::int64_t{-1})));
}

TEST_CASE("labels of a segment that no record holds tell it", "[record]") {
  const RecordLayout layout(18, 8, 9);
  for (const std::uint64_t segment : {std::uint64_t{0}, most(8), most(8) + 1, std::uint64_t{1'000'000}}) {
    const std::uint64_t labels = layout.labels(segment, 300);
    CHECK(layout.segment_of_labels(labels) == segment);
    CHECK(layout.period(labels) == 300);
    CHECK(layout.holds_labels(labels) == (segment <= most(8)));
  }
}

TEST_CASE("what a record holds it gives back", "[record]") {
  std::mt19937_64 random(99);
  const RecordLayout layout(28, 6, 13);
  for (int i = 0; i < 100'000; ++i) {
    const std::uint64_t key = random() & most(28);
    const std::uint64_t segment = random() & most(6);
    const std::uint64_t period = random() & most(13);
    const auto amount = static_cast<std::int64_t>(random()) >> (random() % 63);
    const bool fits = amount >= -65'536 && amount < 65'536;
    if (layout.holds(amount) != fits) FAIL("the width of an amount: " << amount);
    if (!fits) continue;
    const std::uint64_t record = layout.pack(key, layout.labels(segment, period), amount);
    if (layout.key(record) != key || layout.segment(record) != segment || layout.period(record) != period ||
        layout.amount(record) != amount) {
      FAIL("another record: " << record);
    }
  }
}
