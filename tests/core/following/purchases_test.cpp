#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "retain/diagnostic.hpp"
#include "support/catch.hpp"

using namespace retain;

namespace {

LedgerPlan plan_by_days() {
  LedgerPlan plan;
  plan.period = plan.kept = Granularity::day;
  plan.some_period = Period::parse("2026-01-01").ordinal();
  return plan;
}

void add_purchase(Ledger::Writer& writer, const char* customer, const char* day, const char* amount) {
  writer.add(customer, {Period::parse(day).ordinal(), 0}, 0, Amount::parse(amount)->amount);
}

/// "3 days, 2026-01-05 to 2026-02-01, 30" of each customer.
std::map<std::string, std::string> purchases_of(const Ledger& ledger, std::optional<std::chrono::sys_days> as_of = std::nullopt) {
  std::map<std::string, std::string> texts;
  ledger.purchases(as_of, [&](const PurchaseDays& days, const std::function<std::string()>& name) {
    const auto day = [](std::int64_t ordinal) { return Period::from_ordinal(Granularity::day, ordinal).to_string(); };
    texts[name()] =
        std::to_string(days.days) + " days, " + day(days.first) + " to " + day(days.last) + ", " + days.repeat_amount.to_string();
  });
  return texts;
}

}  // namespace

TEST_CASE("days of purchases are followed, whatever the order and number of rows") {
  Ledger ledger(plan_by_days());
  Ledger::Writer& one = ledger.add_writer();
  Ledger::Writer& other = ledger.add_writer();
  add_purchase(one, "ada", "2026-02-01", "20");
  add_purchase(other, "ada", "2026-01-05", "100");
  add_purchase(one, "ada", "2026-01-20", "4.50");
  add_purchase(other, "ada", "2026-01-20", "5.50");
  add_purchase(one, "bob", "2026-01-31", "7");
  one.flush();
  other.flush();
  const auto texts = purchases_of(ledger);
  CHECK(texts.size() == 2);
  CHECK(texts.at("ada") == "3 days, 2026-01-05 to 2026-02-01, 30");
  CHECK(texts.at("bob") == "1 days, 2026-01-31 to 2026-01-31, 0");
  const PurchaseRange range = ledger.purchases(std::nullopt, [](const auto&, const auto&) {});
  CHECK(range.last == Period::parse("2026-02-01").ordinal());
  CHECK(range.later_rows == 0);
}

TEST_CASE("a day on which nothing is left of the amounts is no purchase") {
  Ledger ledger(plan_by_days());
  Ledger::Writer& writer = ledger.add_writer();
  add_purchase(writer, "ada", "2026-01-05", "100");
  add_purchase(writer, "ada", "2026-01-07", "10");
  add_purchase(writer, "ada", "2026-01-07", "-10");
  add_purchase(writer, "ada", "2026-01-09", "-3");
  add_purchase(writer, "bob", "2026-01-09", "0");
  writer.flush();
  const auto texts = purchases_of(ledger);
  CHECK(texts.size() == 1);
  CHECK(texts.at("ada") == "1 days, 2026-01-05 to 2026-01-05, 0");
}

TEST_CASE("rows behind the day on which purchases end are left out and counted") {
  Ledger ledger(plan_by_days());
  Ledger::Writer& writer = ledger.add_writer();
  add_purchase(writer, "ada", "2026-01-05", "100");
  add_purchase(writer, "ada", "2026-01-20", "10");
  add_purchase(writer, "bob", "2026-01-21", "7");
  writer.flush();
  const std::chrono::sys_days end(std::chrono::year{2026} / 1 / 19);
  CHECK(purchases_of(ledger, end) == std::map<std::string, std::string>{{"ada", "1 days, 2026-01-05 to 2026-01-05, 0"}});
  CHECK(ledger.purchases(end, [](const auto&, const auto&) {}).later_rows == 2);
  CHECK_THROWS_AS(ledger.purchases(end - std::chrono::days(365), [](const auto&, const auto&) {}), InputError);
  Ledger by_months{LedgerPlan{}};
  CHECK_THROWS_AS(by_months.purchases(std::nullopt, [](const auto&, const auto&) {}), Error);
}

TEST_CASE("a refund on a later day undoes the purchase that it covers, or is set against the last ones") {
  Ledger ledger(plan_by_days());
  Ledger::Writer& writer = ledger.add_writer();
  // The last purchase that covers it, and what is left of it.
  add_purchase(writer, "ada", "2026-01-05", "100");
  add_purchase(writer, "ada", "2026-01-10", "80");
  add_purchase(writer, "ada", "2026-01-20", "30");
  add_purchase(writer, "ada", "2026-01-25", "-50");
  // All of it, so that the purchase is none.
  add_purchase(writer, "bob", "2026-01-05", "100");
  add_purchase(writer, "bob", "2026-01-20", "30");
  add_purchase(writer, "bob", "2026-01-21", "-30");
  // None covers it.
  add_purchase(writer, "cy", "2026-01-05", "20");
  add_purchase(writer, "cy", "2026-01-06", "20");
  add_purchase(writer, "cy", "2026-01-07", "10");
  add_purchase(writer, "cy", "2026-01-08", "-25");
  // More than was bought, and before it was.
  add_purchase(writer, "dan", "2026-01-05", "20");
  add_purchase(writer, "dan", "2026-01-06", "-25");
  add_purchase(writer, "eve", "2026-01-05", "-5");
  add_purchase(writer, "eve", "2026-01-06", "25");
  add_purchase(writer, "fay", "2026-01-06", "0");
  writer.flush();
  CHECK(purchases_of(ledger) == std::map<std::string, std::string>{{"ada", "3 days, 2026-01-05 to 2026-01-20, 60"},
                                                                   {"bob", "1 days, 2026-01-05 to 2026-01-05, 0"},
                                                                   {"cy", "2 days, 2026-01-05 to 2026-01-06, 5"},
                                                                   {"eve", "1 days, 2026-01-06 to 2026-01-06, 0"}});
  const PurchaseRange range = ledger.purchases(std::nullopt, [](const auto&, const auto&) {});
  CHECK(range.refund_days == 5);
  CHECK(range.refunded.to_string() == "125");
  CHECK(range.refunded_beyond.to_string() == "10");
  CHECK(range.undone == 3);
  CHECK(range.empty_days == 1);
  CHECK(range.not_buying == 2);
}

TEST_CASE("equal intervals between purchases do not vary, and random ones vary by their mean") {
  const auto regular_of = [](const std::vector<int>& intervals) {
    Ledger ledger(plan_by_days());
    Ledger::Writer& writer = ledger.add_writer();
    std::int64_t day = Period::parse("2026-01-01").ordinal();
    for (std::size_t i = 0; i <= intervals.size(); ++i) {
      writer.add("ada", {day, 0}, 0, Amount::parse("9")->amount);
      if (i < intervals.size()) day += intervals[i];
    }
    writer.flush();
    return ledger.purchases(std::nullopt, [](const auto&, const auto&) {}).regular;
  };
  CHECK(regular_of({30, 30, 30, 30}).variation == 0);
  CHECK(regular_of({30, 30, 30, 30}).customers == 1);
  CHECK(regular_of({31, 28, 31, 30, 31, 30}).variation < 0.05);
  // (n + 1) (n sum d^2 / S^2 - 1) / (n - 1) with n = 3, S = 60.
  CHECK(regular_of({10, 20, 30}).variation == Approx(std::sqrt(4 * (3 * 1400 / 3600.0 - 1) / 2)).epsilon(1e-6));
  CHECK(regular_of({10, 20}).customers == 0);
}
