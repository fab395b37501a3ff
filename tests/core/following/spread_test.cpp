#include "core/following/spread.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using ledger::Spread;
using ledger::spread_of;

namespace {

using Amounts = std::vector<std::int64_t>;

Spread spread(Amounts amounts) {
  std::sort(amounts.begin(), amounts.end());
  return spread_of(std::span<const std::int64_t>(amounts));
}

std::string text_of_share(const std::optional<Number>& value) { return value ? shortest(value->to_double()) : "-"; }

/// "top fifth, top ten, pareto, gini".
std::string brief(const Spread& spread) {
  return text_of_share(spread.top_fifth) + ", " + text_of_share(spread.top_ten) + ", " + text_of_share(spread.pareto) + ", " +
         text_of_share(spread.gini);
}

double as_double(const std::optional<Number>& value) { return value.value().to_double(); }

Amounts some_amounts(std::mt19937_64& random) {
  Amounts amounts(1 + random() % 40);
  const std::int64_t largest = std::int64_t{1} << (1 + random() % 20);
  for (std::int64_t& amount : amounts) amount = 1 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(largest));
  return amounts;
}

}  // namespace

// By hand, of x sorted: shares of the sum, and (sum of (2i - n - 1) x_i) / (n × sum of x).
TEST_CASE("the spread of revenue by hand", "[concentration]") {
  // One of five is the fifth; 6 + 1 + 1 reach 8 of 10; (-4 - 2 + 0 + 2 + 4 × 6) / (5 × 10).
  CHECK(brief(spread({1, 6, 1, 1, 1})) == "60, -, 60, 0.4");
  // Of twelve, three are the fifth; ten of twelve reach 80%.
  CHECK(brief(spread(Amounts(12, 5))) == "25, 83.333333333333, 83.333333333333, 0");
  // Ten pay 1 and one 90: 92 of 100, 99 of 100, one of eleven; (-10 + 10 × 90) / (11 × 100).
  Amounts one_large(10, 1);
  one_large.push_back(90);
  CHECK(brief(spread(one_large)) == "92, 99, 9.090909090909, 0.809090909091");
  // Exactly 80% is enough: 8 of 10.
  CHECK(brief(spread({8, 1, 1})) == "-, -, 33.333333333333, 0.466666666667");
  CHECK(brief(spread({7})) == "-, -, 100, 0");
  CHECK(brief(spread({1, 3})) == "-, -, 100, 0.25");
}

TEST_CASE("those who pay the same change no share, whichever of them is taken", "[concentration]") {
  CHECK(brief(spread({4, 4, 4, 2, 2, 2})) == "44.444444444444, -, 83.333333333333, 0.166666666667");
}

TEST_CASE("shares of amounts as large as may be are those of small ones", "[concentration]") {
  constexpr int128 unit = int128{1'000'000'000'000'000'000} * 1'000'000;
  std::vector<int128> amounts;
  for (const int size : {1, 1, 1, 1, 6}) amounts.push_back(unit * size);
  CHECK(brief(spread_of(std::span<const int128>(amounts))) == "60, -, 60, 0.4");
  // So large that no sum of ranks would fit.
  for (int128& amount : amounts) amount = amount / unit * (int128{1} << 121);
  CHECK(brief(spread_of(std::span<const int128>(amounts))) == "60, -, 60, 0.4");
}

TEST_CASE("the spread of any revenue has the properties of one", "[concentration]") {
  std::mt19937_64 random(20261130);
  for (int i = 0; i < 2000; ++i) {
    Amounts amounts = some_amounts(random);
    const Spread found = spread(amounts);
    const auto count = static_cast<double>(amounts.size());
    CAPTURE(amounts);
    CHECK(found.gini >= Number(0));
    CHECK(found.gini < Number(1));
    CHECK(as_double(found.pareto) > 0);
    CHECK(as_double(found.pareto) <= 100);
    CHECK(found.top_fifth.has_value() == (amounts.size() >= 5));
    CHECK(found.top_ten.has_value() == (amounts.size() >= 10));
    // No fewer than an even split gives, and more customers bring no less.
    if (found.top_fifth) CHECK(as_double(found.top_fifth) >= std::ceil(count / 5) / count * 100 - 1e-9);
    if (found.top_ten) CHECK(as_double(found.top_ten) >= 10 / count * 100 - 1e-9);
    if (found.top_ten && amounts.size() <= 50) CHECK(*found.top_ten >= *found.top_fifth);

    Amounts scaled = amounts;
    for (std::int64_t& amount : scaled) amount *= 1000;
    CHECK(brief(spread(scaled)) == brief(found));
    Amounts twice = amounts;
    twice.insert(twice.end(), amounts.begin(), amounts.end());
    CHECK(nearly_equal(spread(twice).gini, found.gini));

    // What the smallest gives the largest makes it less even.
    std::sort(amounts.begin(), amounts.end());
    if (amounts.size() < 2 || amounts.front() == 1) continue;
    --amounts.front();
    ++amounts.back();
    CHECK(spread(amounts).gini > found.gini);
  }
}

TEST_CASE("amounts are sorted as by comparing them", "[concentration]") {
  std::mt19937_64 random(7);
  for (const std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{511}, std::size_t{512}, std::size_t{5000}}) {
    for (const unsigned bits : {1U, 11U, 12U, 33U, 62U}) {
      Amounts amounts(size);
      for (std::int64_t& amount : amounts) amount = static_cast<std::int64_t>(random() & ((std::uint64_t{1} << bits) - 1));
      Amounts expected = amounts;
      std::sort(expected.begin(), expected.end());
      Amounts scratch(size);
      ledger::sort_amounts(amounts, scratch);
      CAPTURE(size, bits);
      CHECK(amounts == expected);
    }
  }
}
