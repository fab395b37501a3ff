// How the ledger measures the spread of revenue, against a list of what everybody paid.
#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/following/spread.hpp"
#include "core/ledger/ledger.hpp"
#include "support/catch.hpp"
#include "support/overflow_in_memory.hpp"
#include "support/snapshots.hpp"

using namespace retain;

namespace {

/// What one customer paid once.
struct Payment {
  std::string customer;
  std::int64_t month;
  std::string segment;
  Amount amount;
};

std::vector<Payment> some_payments(std::mt19937_64& random, bool with_wide) {
  std::vector<Payment> payments;
  const std::size_t rows = 1 + random() % 400;
  for (std::size_t i = 0; i < rows; ++i) {
    const auto cents = static_cast<std::int64_t>(random() % 5000) - 500;
    int128 millionths = int128{cents} * 10'000;
    if (with_wide && random() % 20 == 0) millionths = int128{cents} * 1'000'000'000'000'000 + 7;
    payments.push_back({"C" + std::to_string(random() % 60), Period::parse("2026-01").ordinal() + static_cast<std::int64_t>(random() % 5),
                        random() % 3 == 0 ? "kr" : "us", Amount::from_millionths(millionths)});
  }
  return payments;
}

/// What those who paid in a month paid, the smallest first; of a segment, or of all.
std::vector<int128> paid_in(const std::vector<Payment>& payments, std::int64_t month, const std::string& segment) {
  std::map<std::string, int128> sums;
  for (const Payment& payment : payments) {
    if (payment.month == month && (segment.empty() || payment.segment == segment)) sums[payment.customer] += payment.amount.millionths();
  }
  std::vector<int128> amounts;
  for (const auto& [customer, sum] : sums) {
    if (sum > 0) amounts.push_back(sum);
  }
  std::sort(amounts.begin(), amounts.end());
  return amounts;
}

LedgerPlan plan_of_months(bool segmented) {
  LedgerPlan plan;
  plan.some_period = Period::parse("2026-01").ordinal();
  plan.segmented = segmented;
  plan.partition_bits = 2;
  return plan;
}

void add_payments(Ledger& ledger, const std::vector<Payment>& payments) {
  Ledger::Writer* writers[] = {&ledger.add_writer(), &ledger.add_writer()};
  std::size_t next = 0;
  for (const Payment& payment : payments) {
    const std::uint32_t segment = ledger.plan().segmented ? ledger.segment_code(payment.segment) : 0;
    writers[next++ % 2]->add(payment.customer, {payment.month}, segment, payment.amount);
  }
}

std::string measured(const Snapshot& snapshot, Id id) {
  const Cell* cell = snapshot.find(id);
  return cell == nullptr ? "-" : shortest(cell->value.to_double());
}

std::string expected_share(const std::optional<Number>& value) { return value ? shortest(value->to_double()) : "-"; }

void check_measures(const Snapshot& snapshot, const std::vector<int128>& amounts) {
  CAPTURE(snapshot.period.to_string(), snapshot.segment, amounts.size());
  if (amounts.empty()) {
    for (const Id id : {Id::top_fifth_share, Id::top_ten_share, Id::pareto_share, Id::gini}) CHECK(measured(snapshot, id) == "-");
    return;
  }
  const auto spread = ledger::spread_of(std::span<const int128>(amounts));
  CHECK(measured(snapshot, Id::top_fifth_share) == expected_share(spread.top_fifth));
  CHECK(measured(snapshot, Id::top_ten_share) == expected_share(spread.top_ten));
  CHECK(measured(snapshot, Id::pareto_share) == expected_share(spread.pareto));
  CHECK(measured(snapshot, Id::gini) == expected_share(spread.gini));
}

FollowingRules measuring() {
  FollowingRules rules;
  rules.concentration = true;
  rules.threads = 2;
  return rules;
}

}  // namespace

TEST_CASE("the spread of revenue is measured in every period, by segment and on whole customers", "[concentration]") {
  std::mt19937_64 random(15);
  for (int i = 0; i < 60; ++i) {
    const bool segmented = i % 2 == 0;
    const std::vector<Payment> payments = some_payments(random, i % 3 == 0);
    Ledger ledger(plan_of_months(segmented));
    add_payments(ledger, payments);
    PeriodCut cut;
    if (i % 5 == 0) cut.last = 2;
    for (const Snapshot& snapshot : ledger.snapshots(measuring(), cut))
      check_measures(snapshot, paid_in(payments, snapshot.period.ordinal(), snapshot.segment));
  }
}

TEST_CASE("nothing is measured unless it is asked for, and nothing of rows without amounts", "[concentration]") {
  std::mt19937_64 random(3);
  const std::vector<Payment> payments = some_payments(random, false);
  Ledger ledger(plan_of_months(false));
  add_payments(ledger, payments);
  for (const Snapshot& snapshot : ledger.snapshots({})) CHECK(snapshot.find(Id::gini) == nullptr);

  LedgerPlan plan = plan_of_months(false);
  plan.has_amounts = false;
  Ledger roster(plan);
  add_payments(roster, payments);
  for (const Snapshot& snapshot : roster.snapshots(measuring())) CHECK(snapshot.find(Id::gini) == nullptr);
}

TEST_CASE("a whole of several currencies has no spread, and its segments have theirs", "[concentration]") {
  LedgerPlan plan = plan_of_months(true);
  plan.mixed_currencies = true;
  Ledger ledger(plan);
  const std::int64_t month = plan.some_period;
  const Amount ten = Amount::from_millionths(10'000'000);
  add_payments(ledger, {{"A", month, "KRW", ten}, {"B", month, "KRW", ten}, {"C", month, "USD", ten}});
  const auto snapshots = ledger.snapshots(measuring());
  REQUIRE(snapshots.size() == 3);
  CHECK(measured(snapshots[0], Id::pareto_share) == "100");
  CHECK(measured(snapshots[1], Id::gini) == "0");
  CHECK(measured(snapshots[2], Id::gini) == "-");
}

TEST_CASE("who pauses pays nothing and is none of the customers whose revenue is spread", "[concentration]") {
  const std::int64_t month = Period::parse("2026-01").ordinal();
  const Amount ten = Amount::from_millionths(10'000'000);
  Ledger ledger(plan_of_months(false));
  add_payments(ledger, {{"A", month, "", ten}, {"B", month, "", ten}, {"A", month + 1, "", ten}, {"B", month + 2, "", ten}});
  FollowingRules rules = measuring();
  rules.gap = 2;
  const auto snapshots = ledger.snapshots(rules);
  REQUIRE(snapshots.size() == 3);
  CHECK(measured(snapshots[1], Id::customers_end) == "2");
  CHECK(measured(snapshots[1], Id::pareto_share) == "100");
}

TEST_CASE("customers leave more often in their first year than later where they do", "[concentration]") {
  // From each of 24 months 40 customers: half of them pay for two months, the others for good.
  const std::int64_t first = Period::parse("2024-01").ordinal();
  LedgerPlan plan = plan_of_months(false);
  plan.some_period = first;
  Ledger ledger(plan);
  std::vector<Payment> payments;
  for (std::int64_t month = 0; month < 24; ++month) {
    for (int i = 0; i < 40; ++i) {
      const std::int64_t end = i % 2 == 0 ? std::min<std::int64_t>(month + 2, 24) : 24;
      for (std::int64_t paid = month; paid < end; ++paid)
        payments.push_back({std::to_string(month) + "-" + std::to_string(i), first + paid, "", Amount::from_millionths(10'000'000)});
    }
  }
  add_payments(ledger, payments);
  const auto losses = ledger.losses_by_age({});
  REQUIRE(losses);
  // Of those who came in month m = 1 … 23 (not 0, who may be older), twenty are there at the start of m + 1 and leave in m + 2.
  CHECK(losses->first_year.successes == 21 * 20);
  CHECK(losses->later.successes == 0);
  CHECK(losses->is_falling());
  FollowingRules rules;
  rules.window = 12;
  CHECK_FALSE(ledger.losses_by_age(rules));
  rules = {};
  rules.run_until = Period::parse("2025-01-15").first_day();
  CHECK_FALSE(ledger.losses_by_age(rules));
}
