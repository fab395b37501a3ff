// What must hold for all inputs, on random ones with fixed seeds.
#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Id;
using retain::int128;
using retain::Number;
using retain::quantities;
using retain::Quantity;
using retain::Report;
using retain::Snapshot;
using retain::Unit;
using retain::Value;
using retain::test::at;
using retain::test::overall;
using retain::test::report;
using retain::test::text;

namespace {

constexpr int rounds = 200;

/// Random but possible businesses; the same ones in every run.
class RandomBusiness {
 public:
  explicit RandomBusiness(unsigned seed) : random_(seed) {}

  std::int64_t upto(std::int64_t most) {
    // std::uniform_int_distribution differs between libraries.
    return static_cast<std::int64_t>(random_() % (static_cast<std::uint64_t>(most) + 1));
  }

  Number cents(std::int64_t most) { return Number::fraction(upto(most), 100); }

  /// One period with all movements of customers and revenue, and what a shop counts.
  Snapshot snapshot(const std::string& period, const std::string& segment = "") {
    Snapshot result;
    result.period = retain::Period::parse(period);
    result.segment = segment;
    const std::int64_t start = upto(2000);
    const std::int64_t churned = upto(start);
    const std::int64_t added = upto(500);
    const std::int64_t back = upto(50);
    result.set(Id::customers_start, Number(start));
    result.set(Id::customers_new, Number(added));
    result.set(Id::customers_reactivated, Number(back));
    result.set(Id::customers_end, Number(start + added + back - churned));
    const std::int64_t revenue = upto(100'000'000);
    const std::int64_t lost = upto(revenue);
    result.set(Id::revenue_start, Number::fraction(revenue, 100));
    result.set(Id::revenue_churned, Number::fraction(lost, 100));
    result.set(Id::revenue_contraction, Number::fraction(upto(revenue - lost), 100));
    for (const Id id : {Id::revenue_new, Id::revenue_reactivation, Id::revenue_expansion, Id::sales, Id::acquisition_spend})
      result.set(id, cents(50'000'000));
    result.set(Id::purchases, Number(upto(5000)));
    result.set(Id::buyers, Number(upto(900)));
    return result;
  }

 private:
  std::mt19937_64 random_;
};

bool same(const Value& a, const Value& b) { return a.number == b.number && a.reason == b.reason; }

/// The first quantity in which two worksheets differ, to name it in a failure; empty: none.
std::string difference(const retain::Worksheet& a, const retain::Worksheet& b) {
  for (const Quantity& row : quantities()) {
    if (!same(a[row.id], b[row.id])) return std::string(row.key) + ": " + text(a[row.id]) + " and " + text(b[row.id]);
  }
  return "";
}

/// `snapshot` with all facts of `taken` less in it.
Snapshot rest_of(const Snapshot& snapshot, const Snapshot& taken) {
  Snapshot rest = snapshot;
  for (auto& [id, cell] : rest.cells) cell.value = cell.value - taken.cells.at(id).value;
  return rest;
}

/// A part of every fact, such that the identities and bounds hold for it too: a whole number of sevenths.
Snapshot some_sevenths(const Snapshot& snapshot, std::int64_t sevenths) {
  Snapshot part = snapshot;
  for (auto& [id, cell] : part.cells) cell.value = cell.value * Number::fraction(sevenths, 7);
  return part;
}

const std::vector<std::string> months{"2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"};

}  // namespace

TEST_CASE("retention and churn are all customers of the start", "[property]") {
  RandomBusiness business(1);
  for (int i = 0; i < rounds; ++i) {
    const auto sheet = report({business.snapshot("2026-01")}).rows.front().sheet;
    if (!sheet[Id::churn].number) continue;
    CAPTURE(i);
    CHECK(*sheet[Id::crr].number + *sheet[Id::churn].number == Number(100));
  }
}

TEST_CASE("gross revenue retention is at most 100 and at most net revenue retention", "[property]") {
  RandomBusiness business(2);
  for (int i = 0; i < rounds; ++i) {
    Snapshot snapshot = business.snapshot("2026-01");
    // Without some of the movements, zeros are assumed for them.
    if (i % 3 == 1) snapshot.cells.erase(Id::revenue_contraction);
    if (i % 3 == 2) snapshot.cells.erase(Id::revenue_expansion);
    if (i % 2 == 1) snapshot.set(Id::revenue_end, business.cents(150'000'000));
    CAPTURE(i);
    try {
      const auto sheet = report({snapshot}).rows.front().sheet;
      if (!sheet[Id::grr].number) continue;
      CHECK(*sheet[Id::grr].number <= Number(100));
      if (sheet[Id::ndr].number) CHECK(*sheet[Id::grr].number <= *sheet[Id::ndr].number);
    } catch (const retain::InputError&) {
      CHECK(i % 2 == 1);  // an end that does not balance
    }
  }
}

TEST_CASE("in another currency every metric that is no money is the same", "[property]") {
  RandomBusiness business(3);
  for (int i = 0; i < rounds; ++i) {
    const Snapshot snapshot = business.snapshot("2026-01");
    Snapshot scaled = snapshot;
    for (auto& [id, cell] : scaled.cells) {
      if (retain::quantity(id).unit == Unit::money) cell.value = cell.value * Number(1350);
    }
    const auto before = report({snapshot}).rows.front().sheet;
    const auto after = report({scaled}).rows.front().sheet;
    for (const Quantity& row : quantities()) {
      CAPTURE(i, row.key);
      if (row.unit != Unit::money) {
        CHECK(same(before[row.id], after[row.id]));
      } else if (before[row.id].number) {
        CHECK(*before[row.id].number * Number(1350) == *after[row.id].number);
      }
    }
  }
}

TEST_CASE("the order of the rows does not matter", "[property]") {
  RandomBusiness business(4);
  std::mt19937 order(4);
  for (int i = 0; i < 20; ++i) {
    std::vector<Snapshot> snapshots;
    for (const std::string& month : months) {
      for (const char* segment : {"A", "B", "C"}) snapshots.push_back(business.snapshot(month, segment));
    }
    const Report sorted = report(snapshots);
    std::shuffle(snapshots.begin(), snapshots.end(), order);
    const Report shuffled = report(snapshots);
    REQUIRE(sorted.rows.size() == shuffled.rows.size());
    for (const auto& row : sorted.rows) {
      CAPTURE(i, row.period, row.segment);
      const auto& other = at(shuffled, row.period.to_string(), row.segment);
      CHECK(difference(row.sheet, other.sheet).empty());
      CHECK(row.change == other.change);
    }
    for (const auto& row : sorted.overall) {
      CAPTURE(i, row.segment);
      CHECK(difference(row.sheet, overall(shuffled, row.segment).sheet).empty());
      CHECK(row.compounded == overall(shuffled, row.segment).compounded);
    }
  }
}

TEST_CASE("a row split into two segments has the same total", "[property]") {
  RandomBusiness business(5);
  for (int i = 0; i < rounds; ++i) {
    const Snapshot whole = business.snapshot("2026-01");
    Snapshot part = some_sevenths(whole, 1 + i % 6);
    Snapshot rest = rest_of(whole, part);
    part.segment = "A";
    rest.segment = "B";
    CAPTURE(i);
    CHECK(difference(report({whole}).rows.front().sheet, at(report({part, rest}), "2026-01").sheet).empty());
  }
}

TEST_CASE("segments and their total, given, are the report of the segments alone", "[property]") {
  RandomBusiness business(6);
  for (int i = 0; i < 50; ++i) {
    const Snapshot a = business.snapshot("2026-01", "A");
    const Snapshot b = business.snapshot("2026-01", "B");
    const Report summed = report({a, b});
    Snapshot total = a;
    total.segment.clear();
    for (auto& [id, cell] : total.cells) cell.value = cell.value + b.cells.at(id).value;
    const Report given = report({a, b, total});
    CAPTURE(i);
    CHECK(given.warnings.empty());
    CHECK(difference(at(summed, "2026-01").sheet, at(given, "2026-01").sheet).empty());
  }
}

TEST_CASE("the interval of a share holds it", "[property]") {
  RandomBusiness business(7);
  for (int i = 0; i < rounds; ++i) {
    const auto row = report({business.snapshot("2026-01")}).rows.front();
    for (const auto& [id, proportion] : row.proportions) {
      CAPTURE(i, id);
      const auto interval = wilson_interval(proportion);
      const double share = row.sheet[id].number->to_double();
      CHECK(interval.low <= share);
      CHECK(share <= interval.high);
    }
  }
}

TEST_CASE("what is derived balances", "[property]") {
  RandomBusiness business(8);
  for (int i = 0; i < rounds; ++i) {
    const auto sheet = report({business.snapshot("2026-01")}).rows.front().sheet;
    CAPTURE(i);
    for (const retain::Identity& identity : retain::identities()) {
      Number sum;
      for (const auto& term : identity.terms) {
        const Number value = sheet[term.id].number.value();
        sum = term.sign > 0 ? sum + value : sum - value;
      }
      CHECK(sum == sheet[identity.end].number.value());
    }
  }
}

TEST_CASE("a report of what a report holds is the same report", "[property]") {
  RandomBusiness business(9);
  int compared = 0;
  for (int i = 0; i < 300; ++i) {
    std::vector<Snapshot> snapshots;
    for (const std::string& month : months) {
      for (const char* segment : {"A", "B"}) snapshots.push_back(business.snapshot(month, segment));
    }
    for (const Quantity& row : quantities()) {
      const bool absent_column = business.upto(7) == 0;
      for (Snapshot& snapshot : snapshots) {
        if (absent_column || business.upto(19) == 0) snapshot.cells.erase(row.id);
        if (row.id == Id::arpa && i % 2 == 0 && business.upto(1) == 0) snapshot.set(Id::arpa, Number(20));
        if (row.id == Id::customer_lifespan && i % 3 == 0) snapshot.set(row.id, Number(24));
      }
    }
    CAPTURE(i);
    try {
      const Report first = report(snapshots);
      std::vector<Snapshot> written;
      for (const auto& row : first.rows) {
        Snapshot& snapshot = written.emplace_back();
        snapshot.period = row.period;
        snapshot.segment = row.segment;
        for (const auto& [id, entry] : row.sheet.facts().entries) snapshot.set(id, entry.value);
      }
      const Report second = report(written);
      REQUIRE(first.rows.size() == second.rows.size());
      for (std::size_t j = 0; j < first.rows.size(); ++j) {
        CAPTURE(first.rows[j].period, first.rows[j].segment);
        CHECK(difference(first.rows[j].sheet, second.rows[j].sheet) == "");
        CHECK(first.rows[j].change == second.rows[j].change);
      }
      for (std::size_t j = 0; j < first.overall.size(); ++j) {
        CAPTURE(first.overall[j].segment);
        CHECK(difference(first.overall[j].sheet, second.overall[j].sheet) == "");
        CHECK(first.overall[j].compounded == second.overall[j].compounded);
      }
      ++compared;
    } catch (const retain::InputError& error) {
      // Starts that are carried over to random rows, or a stated price beside facts, may contradict them.
      INFO(error.what());
      CHECK((error.diagnostics().front().code == "unbalanced" || error.diagnostics().front().code == "bound" ||
             error.diagnostics().front().code == "stated"));
    }
  }
  CHECK(compared > 100);
}

TEST_CASE("numbers calculate as long integers do", "[property]") {
  RandomBusiness business(10);
  const auto value = [&business] { return business.upto(2'000'000) - 1'000'000; };
  for (int i = 0; i < 2000; ++i) {
    const std::int64_t a = value();
    const std::int64_t b = business.upto(1'000'000) + 1;
    const std::int64_t c = value();
    const std::int64_t d = business.upto(1'000'000) + 1;
    const Number x = Number::fraction(a, b);
    const Number y = Number::fraction(c, d);
    CAPTURE(a, b, c, d);
    CHECK(x + y == Number::fraction(int128{a} * d + int128{c} * b, int128{b} * d));
    CHECK(x - y == Number::fraction(int128{a} * d - int128{c} * b, int128{b} * d));
    CHECK(x * y == Number::fraction(int128{a} * c, int128{b} * d));
    if (c > 0) CHECK(x / y == Number::fraction(int128{a} * d, int128{b} * c));
    if (c < 0) CHECK(x / y == Number::fraction(-int128{a} * d, -int128{b} * c));
    CHECK((x < y) == (int128{a} * d < int128{c} * b));
    CHECK((x + y).is_exact());
  }
}

TEST_CASE("a sum is the same in any order", "[property]") {
  RandomBusiness business(11);
  std::mt19937 order(11);
  std::vector<Number> numbers;
  for (int i = 0; i < 5000; ++i) {
    const Number number = Number::fraction(business.upto(999'999'999'999'999'999), 1'000'000);
    numbers.push_back(i % 3 == 0 ? -number : number);
  }
  const auto sum = [&numbers] {
    Number total;
    for (const Number& number : numbers) total = total + number;
    return total;
  };
  const Number expected = sum();
  CHECK(expected.is_exact());
  for (int i = 0; i < 5; ++i) {
    std::shuffle(numbers.begin(), numbers.end(), order);
    CHECK(sum() == expected);
    CHECK(sum().to_decimal(6) == expected.to_decimal(6));
  }
}

TEST_CASE("a fraction becomes the double nearest to it", "[property]") {
  RandomBusiness business(12);
  for (int i = 0; i < 5000; ++i) {
    const std::int64_t numerator = business.upto((std::int64_t{1} << 62) - 1) >> business.upto(61);
    const std::int64_t denominator = (business.upto((std::int64_t{1} << 62) - 1) >> business.upto(61)) + 1;
    CAPTURE(numerator, denominator);
    const double found = Number::fraction(numerator, denominator).to_double();
    if (numerator == 0) {
      CHECK(found == 0.0);
      continue;
    }
    // Scaled by a power of two, the significand of the quotient is an integer of 53 bits: |n/d * 2^s - m| <= 1/2, and even on a tie.
    int exponent = 0;
    const auto significand = static_cast<std::int64_t>(std::ldexp(std::frexp(found, &exponent), 53));
    const int shift = 53 - exponent;
    // numerator * 2^shift / denominator against significand, both as whole numbers of at most 127 bits.
    const int128 scaled_numerator = shift > 0 && shift <= 63 ? int128{numerator} << shift : int128{numerator};
    const int128 scaled_denominator = shift < 0 ? int128{denominator} << -shift : int128{denominator};
    if (shift > 63) continue;
    const int128 error = 2 * (scaled_numerator - int128{significand} * scaled_denominator);
    CHECK(error <= scaled_denominator);
    CHECK(-error <= scaled_denominator);
    if (error == scaled_denominator || -error == scaled_denominator) CHECK(significand % 2 == 0);
  }
}

TEST_CASE("a double that is printed reads back as itself", "[property]") {
  RandomBusiness business(13);
  for (int i = 0; i < 5000; ++i) {
    const Number number = Number::fraction(business.upto(1'000'000'000), business.upto(1'000'000) + 1);
    const std::string printed = retain::shortest(number.to_double());
    CAPTURE(printed);
    const auto read = Number::parse(printed);
    if (printed.find('e') != std::string::npos) continue;
    REQUIRE(read.has_value());
    CHECK(read->to_double() == number.to_double());
    CHECK(*read == number.as_printed());
  }
}
