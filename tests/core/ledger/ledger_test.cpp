#include "core/ledger/ledger.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "support/catch.hpp"
#include "support/overflow_in_memory.hpp"
#include "support/sanitizers.hpp"

using namespace retain;
using Lines = std::vector<std::string>;

namespace {

/// A row as it stands in a file.
struct Row {
  std::string customer;
  std::string period;  // of the granularity kept
  std::string amount;
  std::string segment;
};

/// Adds rows to a ledger, one after another to so many writers.
void fill(Ledger& ledger, const std::vector<Row>& rows, std::size_t writer_count = 1) {
  std::vector<Ledger::Writer*> writers;
  for (std::size_t i = 0; i < writer_count; ++i) writers.push_back(&ledger.add_writer());
  const LedgerPlan& plan = ledger.plan();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Row& row = rows[i];
    Ledger::Writer& writer = *writers[i % writer_count];
    const std::int64_t period = Period::parse(row.period).ordinal();
    const std::uint32_t segment = plan.segmented ? ledger.segment_code(row.segment) : 0;
    const Amount amount = Amount::parse(row.amount).value().amount;
    writer.add(row.customer, {period}, segment, amount);
  }
}

std::string value(const Snapshot& snapshot, Id id) {
  const Cell* cell = snapshot.find(id);
  return cell == nullptr ? "-" : cell->value.to_decimal(6).value_or("inexact");
}

/// "2026-01/kr ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 150 + 0 + 0 - 0 - 0 = 150, 2 by 2 (0)", with ... where the period is not complete
/// and "- 0 paused" where there may be pauses.
std::string brief(const Snapshot& row) {
  const auto v = [&](Id id) { return value(row, id); };
  std::string text = row.period.to_string();
  if (!row.segment.empty()) text += '/' + row.segment;
  if (!row.complete) text += " ...";
  text += " CS " + v(Id::customers_start) + " + " + v(Id::customers_new) + " new + " + v(Id::customers_reactivated) + " back - " +
          v(Id::customers_churned) + " = " + v(Id::customers_end);
  text += ", S " + v(Id::revenue_start) + " + " + v(Id::revenue_new) + " + " + v(Id::revenue_reactivation) + " + " +
          v(Id::revenue_expansion) + " - " + v(Id::revenue_contraction) + " - " + v(Id::revenue_churned);
  if (row.find(Id::revenue_paused) != nullptr) text += " - " + v(Id::revenue_paused) + " paused";
  text += " = " + v(Id::revenue_end);
  text += ", " + v(Id::purchases) + " by " + v(Id::buyers) + " (" + v(Id::repeat_buyers) + ")";
  if (v(Id::sales) != v(Id::revenue_end)) text += " sales " + v(Id::sales);
  return text;
}

Lines brief(const std::vector<Snapshot>& snapshots) {
  Lines lines;
  for (const Snapshot& snapshot : snapshots) lines.push_back(brief(snapshot));
  return lines;
}

LedgerPlan plan_of(Granularity period, Granularity kept, const std::string& some_period, bool segmented = false) {
  LedgerPlan plan;
  plan.period = period;
  plan.kept = kept;
  plan.some_period = Period::parse(some_period).ordinal();
  plan.segmented = segmented;
  return plan;
}

FollowingRules rules_of(int gap, int window, unsigned threads = 1) {
  FollowingRules rules;
  rules.gap = gap;
  rules.window = window;
  rules.threads = threads;
  return rules;
}

const LedgerPlan by_month = plan_of(Granularity::month, Granularity::month, "2026-01");

Lines snapshots_of(const std::vector<Row>& rows, const LedgerPlan& plan = by_month, const FollowingRules& rules = {},
                   const PeriodCut& cut = {}) {
  Ledger ledger(plan);
  fill(ledger, rows);
  return brief(ledger.snapshots(rules, cut));
}

/// "A 2026-01 new 0 -> 100", with what was last paid behind it where that is not what was paid before.
Lines movements_of(const std::vector<Row>& rows, const LedgerPlan& plan = by_month, const FollowingRules& rules = {},
                   const PeriodCut& cut = {}, const std::vector<MovementKind>& kinds = {}) {
  Ledger ledger(plan);
  fill(ledger, rows, 2);
  Lines lines;
  ledger.movements(rules, cut, kinds, [&](const Movement& movement) {
    std::string line(movement.customer);
    if (!movement.segment.empty()) line += " in " + std::string(movement.segment);
    line += ' ' + movement.period.to_string() + ' ' + std::string(movement_key(movement.kind)) + ' ' + movement.before->to_string() +
            " -> " + movement.after->to_string();
    if (movement.last_paid && *movement.last_paid != movement.before) line += " (" + movement.last_paid->to_string() + ")";
    lines.push_back(line);
  });
  return lines;
}

// A pauses in March; D never pays more than it gets back; E gets a part back.
const std::vector<Row> five_customers{{"E", "2026-04", "150", ""}, {"A", "2026-01", "100", ""}, {"A", "2026-02", "120", ""},
                                      {"A", "2026-04", "50", ""},  {"B", "2026-01", "50", ""},  {"B", "2026-02", "50", ""},
                                      {"B", "2026-03", "30", ""},  {"C", "2026-02", "10", ""},  {"C", "2026-02", "5", ""},
                                      {"D", "2026-01", "-20", ""}, {"D", "2026-02", "40", ""},  {"D", "2026-02", "-40", ""},
                                      {"E", "2026-03", "200", ""}, {"E", "2026-03", "-50", ""}};

// A leaves one region and stays in the other, B moves, C gets in one region what it pays in the other.
const std::vector<Row> two_regions{{"A", "2026-01", "100", "kr"}, {"A", "2026-01", "10", "us"}, {"A", "2026-02", "30", "us"},
                                   {"B", "2026-01", "40", "us"},  {"B", "2026-02", "40", "kr"}, {"C", "2026-01", "20", "kr"},
                                   {"C", "2026-01", "-20", "us"}};
const LedgerPlan by_region = plan_of(Granularity::month, Granularity::month, "2026-01", true);

}  // namespace

TEST_CASE("customers are followed from month to month", "[ledger]") {
  CHECK(snapshots_of(five_customers) == Lines{"2026-01 ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 150 + 0 + 0 - 0 - 0 = 150, 2 by 2 (0)",
                                              "2026-02 CS 2 + 1 new + 0 back - 0 = 3, S 150 + 15 + 0 + 20 - 0 - 0 = 185, 4 by 3 (1)",
                                              "2026-03 CS 3 + 1 new + 0 back - 2 = 2, S 185 + 150 + 0 + 0 - 20 - 135 = 180, 2 by 2 (0)",
                                              "2026-04 CS 2 + 0 new + 1 back - 1 = 2, S 180 + 0 + 50 + 0 - 0 - 30 = 200, 2 by 2 (0)"});
}

TEST_CASE("a year that must be misspelt is refused before millions of periods are made", "[ledger]") {
  LedgerPlan plan;
  plan.period = plan.kept = Granularity::day;
  Ledger ledger(plan);
  fill(ledger, {{"A", "2026-01-01", "1", ""}, {"B", "6026-01-01", "1", ""}});
  CHECK_THROWS_WITH(ledger.snapshots({}), "from 2026-01-01 to 6026-01-01 are 1460971 days, more than 200 years");
  Ledger months(by_month);
  fill(months, {{"A", "1826-12", "1", ""}, {"B", "2026-12", "1", ""}});
  CHECK_THROWS_WITH(months.snapshots({}), "from 1826-12 to 2026-12 are 2401 months, more than 200 years");
}

TEST_CASE("with a gap a customer stays until it was away so long", "[ledger]") {
  // A pauses with what it paid and comes back in time: expansion. C is lost in April, with nothing left to lose. B pauses in April.
  CHECK(snapshots_of(five_customers, by_month, rules_of(2, 1)) ==
        Lines{"2026-01 ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 150 + 0 + 0 - 0 - 0 - 0 paused = 150, 2 by 2 (0)",
              "2026-02 CS 2 + 1 new + 0 back - 0 = 3, S 150 + 15 + 0 + 20 - 0 - 0 - 0 paused = 185, 4 by 3 (1)",
              "2026-03 CS 3 + 1 new + 0 back - 0 = 4, S 185 + 150 + 0 + 0 - 20 - 0 - 135 paused = 180, 2 by 2 (0)",
              "2026-04 CS 4 + 0 new + 0 back - 1 = 3, S 180 + 0 + 0 + 50 - 0 - 0 - 30 paused = 200, 2 by 2 (0)"});
}

TEST_CASE("with a window each month is compared with the one so many before", "[ledger]") {
  const Lines lines = snapshots_of(five_customers, by_month, rules_of(1, 2));
  CHECK(lines == Lines{"2026-01 ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 150 + 0 + 0 - 0 - 0 = 150, 2 by 2 (0)",
                       "2026-02 ... CS 0 + 3 new + 0 back - 0 = 3, S 0 + 185 + 0 + 0 - 0 - 0 = 185, 4 by 3 (1)",
                       "2026-03 CS 2 + 1 new + 0 back - 1 = 2, S 150 + 150 + 0 + 0 - 20 - 100 = 180, 2 by 2 (0)",
                       "2026-04 CS 3 + 1 new + 0 back - 2 = 2, S 185 + 150 + 0 + 0 - 70 - 65 = 200, 2 by 2 (0)"});
  Ledger ledger(by_month);
  fill(ledger, five_customers);
  for (const Snapshot& snapshot : ledger.snapshots(rules_of(1, 2))) CHECK(snapshot.window == 2);
}

TEST_CASE("a window longer than the rows leaves nothing to compare with", "[ledger]") {
  for (const int window : {4, 5, 12, 100'000}) {
    CAPTURE(window);
    const Lines lines = snapshots_of(five_customers, by_month, rules_of(1, window));
    REQUIRE(lines.size() == 4);
    CHECK(lines.back() == "2026-04 ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 200 + 0 + 0 - 0 - 0 = 200, 2 by 2 (0)");
  }
}

TEST_CASE("a gap longer than the rows loses nobody", "[ledger]") {
  CHECK(snapshots_of(five_customers, by_month, rules_of(100'000, 1)).back() ==
        "2026-04 CS 4 + 0 new + 0 back - 0 = 4, S 180 + 0 + 0 + 50 - 0 - 0 - 30 paused = 200, 2 by 2 (0)");
}

TEST_CASE("a gap and a window together", "[ledger]") {
  // The gap keeps A in March; against January it pays 100 less. It keeps C in March, too, new and without revenue.
  CHECK(snapshots_of(five_customers, by_month, rules_of(2, 2)) ==
        Lines{"2026-01 ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 150 + 0 + 0 - 0 - 0 - 0 paused = 150, 2 by 2 (0)",
              "2026-02 ... CS 0 + 3 new + 0 back - 0 = 3, S 0 + 185 + 0 + 0 - 0 - 0 - 0 paused = 185, 4 by 3 (1)",
              "2026-03 CS 2 + 2 new + 0 back - 0 = 4, S 150 + 150 + 0 + 0 - 20 - 0 - 100 paused = 180, 2 by 2 (0)",
              "2026-04 CS 3 + 1 new + 0 back - 1 = 3, S 185 + 150 + 0 + 0 - 70 - 15 - 50 paused = 200, 2 by 2 (0)"});
}

TEST_CASE("segments are followed by themselves, and the total on whole customers", "[ledger]") {
  CHECK(snapshots_of(two_regions, by_region) ==
        Lines{"2026-01/kr ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 120 + 0 + 0 - 0 - 0 = 120, 2 by 2 (0)",
              "2026-01/us ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 50 + 0 + 0 - 0 - 0 = 50, 2 by 2 (0)",
              "2026-01 ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 150 + 0 + 0 - 0 - 0 = 150, 3 by 2 (1)",
              "2026-02/kr CS 2 + 1 new + 0 back - 2 = 1, S 120 + 40 + 0 + 0 - 0 - 120 = 40, 1 by 1 (0)",
              "2026-02/us CS 2 + 0 new + 0 back - 1 = 1, S 50 + 0 + 0 + 20 - 0 - 40 = 30, 1 by 1 (0)",
              "2026-02 CS 2 + 0 new + 0 back - 0 = 2, S 150 + 0 + 0 + 0 - 80 - 0 = 70, 2 by 2 (0)"});
}

TEST_CASE("more segments than a record holds are kept as well", "[ledger]") {
  std::vector<Row> rows;
  for (int i = 0; i < 200; ++i) {
    const std::string segment = "s" + std::to_string(1000 + i);
    rows.push_back({"C" + std::to_string(i), "2026-01", std::to_string(i + 1), segment});
    rows.push_back({"C" + std::to_string(i), "2026-02", std::to_string(i + 2), segment});
  }
  const Lines lines = snapshots_of(rows, by_region);
  REQUIRE(lines.size() == 402);
  for (std::size_t i = 0; i < 200; ++i) {
    const std::string segment = "s" + std::to_string(1000 + i);
    const std::string first = std::to_string(i + 1);
    CHECK(lines[i] ==
          "2026-01/" + segment + " ... CS 0 + 1 new + 0 back - 0 = 1, S 0 + " + first + " + 0 + 0 - 0 - 0 = " + first + ", 1 by 1 (0)");
    CHECK(lines[201 + i] == "2026-02/" + segment + " CS 1 + 0 new + 0 back - 0 = 1, S " + first +
                                " + 0 + 0 + 1 - 0 - 0 = " + std::to_string(i + 2) + ", 1 by 1 (0)");
  }
  CHECK(lines[200] == "2026-01 ... CS 0 + 200 new + 0 back - 0 = 200, S 0 + 20100 + 0 + 0 - 0 - 0 = 20100, 200 by 200 (0)");
  CHECK(lines[401] == "2026-02 CS 200 + 0 new + 0 back - 0 = 200, S 20100 + 0 + 0 + 200 - 0 - 0 = 20300, 200 by 200 (0)");
}

TEST_CASE("of recurring amounts the latest day of each customer counts", "[ledger]") {
  // Rows of one day add up. B pays nothing on its last day of February, whose rows stop eight days before its end.
  const std::vector<Row> rows{{"A", "2026-01-05", "100", ""}, {"A", "2026-01-20", "80", ""}, {"A", "2026-02-01", "90", ""},
                              {"A", "2026-01-20", "5", ""},   {"B", "2026-02-20", "0", ""},  {"B", "2026-01-31", "50", ""},
                              {"B", "2026-02-10", "60", ""}};
  CHECK(snapshots_of(rows, plan_of(Granularity::month, Granularity::day, "2026-01-05")) ==
        Lines{"2026-01 ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 135 + 0 + 0 - 0 - 0 = 135, 3 by 2 (1)",
              "2026-02 ... CS 2 + 0 new + 0 back - 1 = 1, S 135 + 0 + 0 + 5 - 0 - 50 = 90, 1 by 1 (0)"});
}

TEST_CASE("of recurring amounts of months the last month in a quarter counts, for all alike", "[ledger]") {
  // A pays nothing in March. Of the second quarter there is no June yet.
  const std::vector<Row> rows{{"A", "2026-01", "10", ""}, {"A", "2026-02", "20", ""}, {"B", "2026-03", "30", ""},
                              {"A", "2026-04", "40", ""}, {"A", "2026-05", "50", ""}, {"B", "2026-05", "30", ""}};
  CHECK(snapshots_of(rows, plan_of(Granularity::quarter, Granularity::month, "2026-01")) ==
        Lines{"2026-Q1 ... CS 0 + 1 new + 0 back - 0 = 1, S 0 + 30 + 0 + 0 - 0 - 0 = 30, 1 by 1 (0)",
              "2026-Q2 ... CS 1 + 1 new + 0 back - 0 = 2, S 30 + 50 + 0 + 0 - 0 - 0 = 80, 2 by 2 (0)"});
}

TEST_CASE("amounts of any size add up exactly", "[ledger]") {
  const std::vector<Row> rows{{"A", "2026-01", "100000000000000000", ""},
                              {"B", "2026-01", "0.01", ""},
                              {"C", "2026-01", "0.000001", ""},
                              {"D", "2026-01", "999999999999999999.999999", ""},
                              {"A", "2026-02", "100000000000000000.5", ""},
                              {"D", "2026-02", "-999999999999999999.999999", ""},
                              {"D", "2026-02", "999999999999999999.999999", ""},
                              {"B", "2026-02", "90071992547409.93", ""}};
  CHECK(
      snapshots_of(rows) ==
      Lines{"2026-01 ... CS 0 + 4 new + 0 back - 0 = 4, S 0 + 1100000000000000000.01 + 0 + 0 - 0 - 0 = 1100000000000000000.01, 4 by 4 (0)",
            "2026-02 CS 4 + 0 new + 0 back - 2 = 2, S 1100000000000000000.01 + 0 + 0 + 90071992547410.42 - 0 - 1000000000000000000 = "
            "100090071992547410.43, 2 by 2 (0)"});
}

TEST_CASE("many amounts that sums of 64 bits do not hold add up exactly", "[ledger]") {
  // 2000 × 10^15 hundredths of 10^6 customers each would wrap.
  LedgerPlan plan = by_month;
  plan.partition_bits = 3;
  std::vector<Row> rows;
  for (int i = 0; i < 3000; ++i) rows.push_back({"c" + std::to_string(i), "2026-01", "999999999999999999", ""});
  CHECK(snapshots_of(rows, plan) == Lines{"2026-01 ... CS 0 + 3000 new + 0 back - 0 = 3000, S 0 + 2999999999999999997000 + 0 + 0 - 0 - 0 = "
                                          "2999999999999999997000, 3000 by 3000 (0)"});
}

TEST_CASE("the grid runs from the first to the last period, gaps included, up to 200 years", "[ledger]") {
  CHECK(snapshots_of({{"A", "2026-01", "10", ""}, {"A", "2026-04", "10", ""}}) ==
        Lines{"2026-01 ... CS 0 + 1 new + 0 back - 0 = 1, S 0 + 10 + 0 + 0 - 0 - 0 = 10, 1 by 1 (0)",
              "2026-02 CS 1 + 0 new + 0 back - 1 = 0, S 10 + 0 + 0 + 0 - 0 - 10 = 0, 0 by 0 (0)",
              "2026-03 CS 0 + 0 new + 0 back - 0 = 0, S 0 + 0 + 0 + 0 - 0 - 0 = 0, 0 by 0 (0)",
              "2026-04 CS 0 + 0 new + 1 back - 0 = 1, S 0 + 0 + 10 + 0 - 0 - 0 = 10, 1 by 1 (0)"});
  const std::vector<Row> far{
      {"A", "1827-01", "10", ""}, {"C000007", "2026-12", "20", ""}, {"A", "2026-12", "30", ""}, {"C000007", "2020-01", "5", ""}};
  Ledger ledger(by_month);
  fill(ledger, far);
  const std::vector<Snapshot> snapshots = ledger.snapshots({});
  REQUIRE(snapshots.size() == 200 * 12);
  CHECK(brief(snapshots.front()) == "1827-01 ... CS 0 + 1 new + 0 back - 0 = 1, S 0 + 10 + 0 + 0 - 0 - 0 = 10, 1 by 1 (0)");
  CHECK(brief(snapshots[1]) == "1827-02 CS 1 + 0 new + 0 back - 1 = 0, S 10 + 0 + 0 + 0 - 0 - 10 = 0, 0 by 0 (0)");
  CHECK(brief(snapshots[193 * 12]) == "2020-01 CS 0 + 1 new + 0 back - 0 = 1, S 0 + 5 + 0 + 0 - 0 - 0 = 5, 1 by 1 (0)");
  CHECK(brief(snapshots.back()) == "2026-12 CS 0 + 0 new + 2 back - 0 = 2, S 0 + 0 + 50 + 0 - 0 - 0 = 50, 2 by 2 (0)");
}

TEST_CASE("more names than the key of a record holds are kept as well", "[ledger]") {
  constexpr int names = 140'000;  // 2^17 is 131,072
  std::vector<Row> rows;
  for (const char* period : {"2026-01", "2026-02"}) {
    for (int i = 0; i < names; ++i) rows.push_back({"name " + std::to_string(i), period, "2", ""});
  }
  Ledger ledger(by_month);
  fill(ledger, rows);
  const Lines lines = brief(ledger.snapshots({}));
  CHECK(lines == Lines{"2026-01 ... CS 0 + 140000 new + 0 back - 0 = 140000, S 0 + 280000 + 0 + 0 - 0 - 0 = 280000, 140000 by 140000 (0)",
                       "2026-02 CS 140000 + 0 new + 0 back - 0 = 140000, S 280000 + 0 + 0 + 0 - 0 - 0 = 280000, 140000 by 140000 (0)"});
}

TEST_CASE("a ledger without rows has no periods", "[ledger]") {
  Ledger ledger(by_month);
  CHECK(ledger.snapshots({}).empty());
  ledger.add_writer();
  CHECK(ledger.snapshots({}).empty());
  ledger.movements({}, {}, {}, [](const Movement&) { FAIL("a movement of nobody"); });
}

TEST_CASE("rows that are added at speed are as they are one by one", "[ledger]") {
  LedgerPlan plan = by_month;
  plan.segmented = true;
  plan.some_period = Period::parse("2026-01").ordinal();
  Ledger ledger(plan);
  Ledger::Writer& writer = ledger.add_writer();
  const auto january = writer.date_labels({plan.some_period});
  const std::uint64_t segment = writer.segment_labels(ledger.segment_code("kr"));
  REQUIRE(january);
  CHECK_FALSE(writer.date_labels({plan.some_period + 100'000}));
  const std::string customer = "A";
  writer.add_named(customer, *january + segment, 1'050);
  // What is not flushed may be forgotten, and is no row yet.
  CHECK_THROWS_WITH(ledger.snapshots({}), "rows were added to a ledger and not flushed");
  CHECK_THROWS_AS(ledger.movements({}, {}, {}, [](const Movement&) {}), Error);
  writer.flush();
  CHECK_THROWS_AS(ledger.snapshots({}), InputError);  // of the date far away
}

TEST_CASE("texts of customers need not stay, and dates need not be told of", "[ledger]") {
  Ledger ledger(by_month);
  Ledger::Writer& writer = ledger.add_writer();
  for (int i = 0; i < 1000; ++i) {
    const std::string customer = "customer number " + std::to_string(i);
    writer.add(customer, {Period::parse("2026-01").ordinal()}, 0, Amount::from_millionths(250'000));
  }
  CHECK(brief(ledger.snapshots({})) ==
        Lines{"2026-01 ... CS 0 + 1000 new + 0 back - 0 = 1000, S 0 + 250 + 0 + 0 - 0 - 0 = 250, 1000 by 1000 (0)"});
}

TEST_CASE("amounts of every size and precision are kept", "[ledger]") {
  // In hundredths: what fits a record, what only fits 64 bits, what does not, and thousandths.
  std::vector<Row> rows;
  for (const char* amount : {"1.01", "92233720368547758.07", "92233720368547758.08", "999999999999999999", "0.001", "-0.001",
                             "-92233720368547758.08", "-92233720368547758.09"}) {
    rows.push_back({"A", "2026-01", amount, ""});
  }
  // The middle ones and their negatives leave -0.02.
  CHECK(snapshots_of(rows) == Lines{"2026-01 ... CS 0 + 1 new + 0 back - 0 = 1, S 0 + 999999999999999999.99 + 0 + 0 - 0 - 0 = "
                                    "999999999999999999.99, 5 by 1 (1)"});
}

TEST_CASE("a gap and a window are at least one period", "[ledger]") {
  const std::vector<Row> rows{{"A", "2026-01", "10", ""}};
  CHECK_THROWS_AS(snapshots_of(rows, by_month, rules_of(0, 1)), Error);
  CHECK_THROWS_AS(snapshots_of(rows, by_month, rules_of(1, 0)), Error);
}

TEST_CASE("the last period is complete where its rows come as near to its end as they ever did", "[ledger]") {
  const auto is_complete = [](const std::vector<std::pair<std::string, std::int32_t>>& days, const FollowingRules& rules = {}) {
    Ledger ledger(by_month);
    Ledger::Writer& writer = ledger.add_writer();
    for (const auto& [period, day] : days) {
      writer.add("A", {Period::parse(period).ordinal(), day}, 0, Amount::from_millionths(1));
    }
    return ledger.snapshots(rules).back().complete;
  };
  // Days from 0: the 30th of January is one day from its end, so is the 27th of February.
  CHECK(is_complete({{"2026-01", 29}, {"2026-02", 26}}));
  CHECK_FALSE(is_complete({{"2026-01", 29}, {"2026-02", 25}}));
  // The furthest of all earlier ones counts.
  CHECK(is_complete({{"2026-01", 10}, {"2026-02", 27}, {"2026-03", 10}}));
  CHECK_FALSE(is_complete({{"2026-01", 10}, {"2026-02", 27}, {"2026-03", 9}}));
  CHECK(is_complete({{"2026-01", ledger::Coverage::whole_period}, {"2026-02", ledger::Coverage::whole_period}}));
  FollowingRules rules;
  rules.as_of = Period::parse("2026-02-27").first_day();
  CHECK_FALSE(is_complete({{"2026-01", 29}, {"2026-02", 26}}, rules));
  rules.as_of = Period::parse("2026-02-28").first_day();
  CHECK(is_complete({{"2026-01", 29}, {"2026-02", 2}}, rules));
}

TEST_CASE("the grid runs on to the day that is asked for", "[ledger]") {
  FollowingRules rules;
  rules.run_until = Period::parse("2026-03-10").first_day();
  CHECK(snapshots_of({{"A", "2026-01", "10", ""}}, by_month, rules) ==
        Lines{"2026-01 ... CS 0 + 1 new + 0 back - 0 = 1, S 0 + 10 + 0 + 0 - 0 - 0 = 10, 1 by 1 (0)",
              "2026-02 ... CS 1 + 0 new + 0 back - 1 = 0, S 10 + 0 + 0 + 0 - 0 - 10 = 0, 0 by 0 (0)",
              "2026-03 ... CS 0 + 0 new + 0 back - 0 = 0, S 0 + 0 + 0 + 0 - 0 - 0 = 0, 0 by 0 (0)"});
}

TEST_CASE("a cut shows periods as they are without it", "[ledger]") {
  const Lines all = snapshots_of(five_customers);
  CHECK(snapshots_of(five_customers, by_month, {}, {"2026-02", "2026-03", {}}) == Lines{all[1], all[2]});
  CHECK(snapshots_of(five_customers, by_month, {}, {"", "", 1}) == Lines{all[3]});
  CHECK_THROWS_AS(snapshots_of(five_customers, by_month, {}, {"2026-05", "", {}}), InputError);
}

TEST_CASE("movements stand by customer and period", "[ledger]") {
  CHECK(movements_of(five_customers) == Lines{"A 2026-01 new 0 -> 100", "A 2026-02 expanded 100 -> 120", "A 2026-03 churned 120 -> 0",
                                              "A 2026-04 reactivated 0 -> 50 (120)", "B 2026-01 new 0 -> 50",
                                              "B 2026-03 contracted 50 -> 30", "B 2026-04 churned 30 -> 0", "C 2026-02 new 0 -> 15",
                                              "C 2026-03 churned 15 -> 0", "E 2026-03 new 0 -> 150"});
  CHECK(movements_of(five_customers, by_month, rules_of(2, 1)) ==
        Lines{"A 2026-01 new 0 -> 100", "A 2026-02 expanded 100 -> 120", "A 2026-03 paused 120 -> 0", "A 2026-04 expanded 0 -> 50 (120)",
              "B 2026-01 new 0 -> 50", "B 2026-03 contracted 50 -> 30", "B 2026-04 paused 30 -> 0", "C 2026-02 new 0 -> 15",
              "C 2026-03 paused 15 -> 0", "C 2026-04 churned 0 -> 0 (15)", "E 2026-03 new 0 -> 150"});
  CHECK(movements_of(five_customers, by_month, rules_of(1, 2)) ==
        Lines{"A 2026-01 new 0 -> 100", "A 2026-02 new 0 -> 120", "A 2026-03 churned 100 -> 0", "A 2026-04 contracted 120 -> 50",
              "B 2026-01 new 0 -> 50", "B 2026-02 new 0 -> 50", "B 2026-03 contracted 50 -> 30", "B 2026-04 churned 50 -> 0",
              "C 2026-02 new 0 -> 15", "C 2026-04 churned 15 -> 0", "E 2026-03 new 0 -> 150", "E 2026-04 new 0 -> 150"});
}

TEST_CASE("movements of kinds and periods that are wanted", "[ledger]") {
  CHECK(movements_of(five_customers, by_month, {}, {}, {MovementKind::churned}) ==
        Lines{"A 2026-03 churned 120 -> 0", "B 2026-04 churned 30 -> 0", "C 2026-03 churned 15 -> 0"});
  CHECK(movements_of(five_customers, by_month, {}, {"2026-03", "2026-03", {}}, {MovementKind::arrived_new, MovementKind::contracted}) ==
        Lines{"B 2026-03 contracted 50 -> 30", "E 2026-03 new 0 -> 150"});
  CHECK(movements_of(five_customers, by_month, {}, {"", "", 1}) ==
        Lines{"A 2026-04 reactivated 0 -> 50 (120)", "B 2026-04 churned 30 -> 0"});
  CHECK_THROWS_AS(movements_of(five_customers, by_month, {}, {"", "2025-12", {}}), InputError);
}

TEST_CASE("movements in segments stand by segment before period", "[ledger]") {
  CHECK(movements_of(two_regions, by_region) ==
        Lines{"A in kr 2026-01 new 0 -> 100", "A in kr 2026-02 churned 100 -> 0", "A in us 2026-01 new 0 -> 10",
              "A in us 2026-02 expanded 10 -> 30", "B in kr 2026-02 new 0 -> 40", "B in us 2026-01 new 0 -> 40",
              "B in us 2026-02 churned 40 -> 0", "C in kr 2026-01 new 0 -> 20", "C in kr 2026-02 churned 20 -> 0"});
}

TEST_CASE("movements give ids of every form back", "[ledger]") {
  LedgerPlan plan = by_month;
  const std::vector<std::string> sample{"C0000001"};
  plan.numbered = ledger::NumberedIds(sample);
  plan.partition_bits = 4;
  const std::vector<std::string> ids{"고객 1",    "C0000001", "C9999999", "C0000000", "C1",
                                     "C00000001", "",         "c0000001", "C1234567", std::string(300, 'z')};
  std::vector<Row> rows;
  for (const std::string& id : ids) rows.push_back({id, "2026-01", "1", ""});
  Lines expected;
  for (const std::string& id : std::set<std::string>(ids.begin(), ids.end())) expected.push_back(id + " 2026-01 new 0 -> 1");
  CHECK(movements_of(rows, plan, rules_of(1, 1, 4)) == expected);
}

TEST_CASE("of recurring amounts on days, the last month of a quarter or year counts for all alike", "[ledger]") {
  // B left in the second month; A paid twice in the last one; C came in it with nothing.
  const std::vector<Row> rows{{"A", "2026-01-05", "10", ""}, {"B", "2026-01-06", "20", ""}, {"A", "2026-02-05", "10", ""},
                              {"A", "2026-03-05", "11", ""}, {"A", "2026-03-20", "12", ""}, {"C", "2026-03-25", "0", ""},
                              {"B", "2026-04-01", "5", ""}};
  CHECK(snapshots_of(rows, plan_of(Granularity::quarter, Granularity::day, "2026-01-05")) ==
        Lines{"2026-Q1 ... CS 0 + 1 new + 0 back - 0 = 1, S 0 + 12 + 0 + 0 - 0 - 0 = 12, 1 by 1 (0)",
              "2026-Q2 ... CS 1 + 1 new + 0 back - 1 = 1, S 12 + 5 + 0 + 0 - 0 - 12 = 5, 1 by 1 (0)"});
  CHECK(snapshots_of(rows, plan_of(Granularity::year, Granularity::day, "2026-01-05")) ==
        Lines{"2026 ... CS 0 + 1 new + 0 back - 0 = 1, S 0 + 5 + 0 + 0 - 0 - 0 = 5, 1 by 1 (0)"});
  CHECK(snapshots_of(rows, plan_of(Granularity::month, Granularity::day, "2026-01-05")).front() ==
        "2026-01 ... CS 0 + 2 new + 0 back - 0 = 2, S 0 + 30 + 0 + 0 - 0 - 0 = 30, 2 by 2 (0)");
}

TEST_CASE("movements have keys", "[ledger]") {
  Lines keys;
  for (const MovementKind kind : movement_kinds) keys.emplace_back(movement_key(kind));
  CHECK(keys == Lines{"new", "reactivated", "expanded", "contracted", "paused", "churned"});
}

namespace {

/// What a customer paid in a period.
struct Paid {
  int128 sum = 0;
  std::int64_t purchases = 0;
};

/// Follows customers as the definitions say it, period by period.
Lines follow_slowly(const std::vector<Row>& rows, bool segmented, int gap, int window) {
  std::int64_t first = Period::parse(rows.front().period).ordinal();
  std::int64_t last = first;
  for (const Row& row : rows) {
    first = std::min(first, Period::parse(row.period).ordinal());
    last = std::max(last, Period::parse(row.period).ordinal());
  }
  const auto periods = static_cast<int>(last - first + 1);
  // The whole base stands behind the segments.
  std::map<std::pair<bool, std::string>, std::map<std::string, std::map<int, Paid>>> groups;
  for (const Row& row : rows) {
    const auto period = static_cast<int>(Period::parse(row.period).ordinal() - first);
    const int128 amount = Amount::parse(row.amount).value().amount.millionths();
    for (const bool whole : {false, true}) {
      if (!whole && !segmented) continue;
      Paid& paid = groups[{whole, whole ? "" : row.segment}][row.customer][period];
      paid.sum += amount;
      paid.purchases += amount > 0 ? 1 : 0;
    }
  }
  Lines lines;
  for (int period = 0; period < periods; ++period) {
    for (const auto& [name, customers] : groups) {
      std::map<Id, int128> sums;
      for (const auto& [id, paid] : customers) {
        const auto in = [&, &paid = paid](int i) {
          const auto found = paid.find(i);
          return found == paid.end() || found->second.sum <= 0 ? Paid{} : found->second;
        };
        const auto is_present = [&](int i) {
          for (int j = std::max(0, i - gap + 1); j <= i; ++j) {
            if (in(j).sum > 0) return true;
          }
          return false;
        };
        int joined = 0;
        while (joined < periods && in(joined).sum == 0) ++joined;
        const bool was = period >= window && is_present(period - window);
        const bool is = is_present(period);
        const int128 before = was ? in(period - window).sum : 0;
        const int128 now = in(period).sum;
        if (was) sums[Id::customers_start] += 1000000;
        if (was) sums[Id::revenue_start] += before;
        if (is) sums[Id::customers_end] += 1000000;
        sums[Id::revenue_end] += now;
        if (is && !was) {
          const bool is_new = joined > period - window;
          sums[is_new ? Id::customers_new : Id::customers_reactivated] += 1000000;
          sums[is_new ? Id::revenue_new : Id::revenue_reactivation] += now;
        }
        if (was && !is) {
          sums[Id::customers_churned] += 1000000;
          sums[Id::revenue_churned] += before;
        }
        if (was && is && now > before) sums[Id::revenue_expansion] += now - before;
        if (was && is && now > 0 && now < before) sums[Id::revenue_contraction] += before - now;
        if (was && is && now == 0) sums[Id::revenue_paused] += before;
        if (now > 0) sums[Id::buyers] += 1000000;
        sums[Id::purchases] += in(period).purchases * int128{1000000};
        if (in(period).purchases > 1) sums[Id::repeat_buyers] += 1000000;
      }
      Snapshot snapshot;
      snapshot.period = Period::from_ordinal(Period::parse(rows.front().period).granularity(), first + period);
      snapshot.segment = name.second;
      snapshot.complete = period >= window;
      for (const Id id : {Id::customers_start, Id::customers_new, Id::customers_reactivated, Id::customers_churned, Id::customers_end,
                          Id::revenue_start, Id::revenue_new, Id::revenue_reactivation, Id::revenue_expansion, Id::revenue_contraction,
                          Id::revenue_churned, Id::revenue_end, Id::purchases, Id::buyers, Id::repeat_buyers}) {
        snapshot.set(id, Amount::from_millionths(sums[id]).to_number());
      }
      snapshot.set(Id::sales, Amount::from_millionths(sums[Id::revenue_end]).to_number());
      if (gap > 1) snapshot.set(Id::revenue_paused, Amount::from_millionths(sums[Id::revenue_paused]).to_number());
      lines.push_back(brief(snapshot));
    }
  }
  return lines;
}

/// Rows of customers that come, pay, pause and go, some of them with numbered ids, in any order.
std::vector<Row> random_rows(std::mt19937& random, std::size_t count) {
  const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
  std::vector<Row> rows;
  for (std::size_t i = 0; i < count; ++i) {
    const int customer = below(60);
    const int month = below(30);
    std::string period = std::to_string(2025 + month / 12) + "-0" + std::to_string(month % 12 + 1);
    if (period.size() > 7) period.erase(5, 1);
    std::string amount = std::to_string(below(4000) - 800);
    if (below(3) == 0) amount += '.' + std::to_string(below(10));
    if (below(50) == 0) amount = "12345678901.25";
    if (below(200) == 0) amount = "0.000001";
    rows.push_back({customer % 3 == 0 ? "name " + std::to_string(customer) : "C" + std::to_string(1000 + customer), period, amount,
                    "segment " + std::to_string(below(70) * below(2))});
  }
  return rows;
}

}  // namespace

TEST_CASE("random rows are followed as the definitions say", "[ledger]") {
  const auto seed = GENERATE(range(0U, 40U));
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<Row> rows = random_rows(random, 20 + test::sampled(seed * 20));
  const int gap = 1 + static_cast<int>(random() % 4);
  const int window = 1 + static_cast<int>(random() % 2 * (random() % 13));
  const bool segmented = random() % 2 == 0;
  CAPTURE(gap, window, segmented);
  const Lines expected = follow_slowly(rows, segmented, gap, window);
  for (const std::size_t writers : {1U, 3U}) {
    LedgerPlan plan = by_month;
    plan.segmented = segmented;
    plan.decimals = static_cast<int>(random() % 7);
    plan.partition_bits = static_cast<unsigned>(random() % 5);
    const std::vector<std::string> sample{"C1000"};
    if (random() % 2 == 0) plan.numbered = ledger::NumberedIds(sample);
    Ledger ledger(plan);
    fill(ledger, rows, writers);
    for (const unsigned threads : {1U, 4U}) {
      CAPTURE(writers, threads, plan.decimals, plan.partition_bits);
      REQUIRE(brief(ledger.snapshots(rules_of(gap, window, threads))) == expected);
    }
  }
}

TEST_CASE("neither writers, threads, parts nor a small memory change the snapshots", "[ledger]") {
  std::mt19937 random(2026);
  const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
  std::vector<Row> rows;
  for (int i = 0; i < 60'000; ++i) {
    rows.push_back({(i % 2 == 0 ? "C" : "named ") + std::to_string(10'000 + below(3000)), "2026-0" + std::to_string(1 + below(9)),
                    std::to_string(below(900) - 100), "s" + std::to_string(below(5))});
  }
  const bool segmented = GENERATE(false, true);
  LedgerPlan plan = by_month;
  plan.segmented = segmented;
  Ledger simple(plan);
  fill(simple, rows);
  const Lines expected = brief(simple.snapshots({}));
  REQUIRE(expected.size() == (segmented ? 54 : 9));
  const std::vector<std::string> sample{"C10000"};
  plan.numbered = ledger::NumberedIds(sample);
  for (const unsigned bits : {0U, 2U}) {
    test::OverflowInMemory overflow;
    plan.partition_bits = bits;
    plan.memory = 1;
    plan.overflow = &overflow;
    Ledger ledger(plan);
    fill(ledger, rows, 2);
    CHECK(overflow.size() > 0);
    CHECK((brief(ledger.snapshots(rules_of(1, 1, 1))) == expected));
    CHECK((brief(ledger.snapshots(rules_of(1, 1, 4))) == expected));
  }
}
