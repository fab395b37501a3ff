#include "io/rows/sink.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;
using Lines = std::vector<std::string>;

namespace {

Amount amount_of(const std::string& text) { return Amount::parse(text).value().amount; }

/// "2026-01 2 customers 10.5" of each period.
Lines snapshots_of(const Ledger& ledger, const FollowingRules& rules = {}) {
  Lines lines;
  for (const Snapshot& snapshot : ledger.snapshots(rules)) {
    const auto value = [&](Id id) { return snapshot.find(id)->value.to_decimal(6).value(); };
    lines.push_back(snapshot.period.to_string() + ' ' + value(Id::customers_end) + " customers " + value(Id::revenue_end));
  }
  return lines;
}

LedgerPlan monthly() {
  LedgerPlan plan;
  plan.some_period = Period::parse("2026-01").ordinal();
  return plan;
}

/// Tells of a date, and returns the period that it is kept as.
std::int64_t note_january(RowSink& sink) {
  const retain::RowDate date = sink.dates().read("2026-01");
  sink.dates().note("2026-01", date);
  return date.period;
}

}  // namespace

TEST_CASE("rows keep their customers until they are flushed", "[row_sink]") {
  Ledger ledger(monthly());
  RowSink sink(ledger, Granularity::month);
  CHECK(sink.decimals() == 2);
  const std::int64_t january = note_january(sink);
  for (int i = 0; i < 1000; ++i) sink.add("customer number " + std::to_string(i), january, 0, amount_of("0.25"));
  sink.flush();
  CHECK(snapshots_of(ledger) == Lines{"2026-01 1000 customers 250"});
}

TEST_CASE("amounts of every size and precision are kept", "[row_sink]") {
  Ledger ledger(monthly());
  RowSink sink(ledger, Granularity::month);
  const std::int64_t january = note_january(sink);
  // In hundredths: what fits a record, what only fits 64 bits, what does not, and thousandths.
  for (const char* amount : {"1.01", "92233720368547758.07", "92233720368547758.08", "999999999999999999", "0.001", "-0.001",
                             "-92233720368547758.08", "-92233720368547758.09"}) {
    sink.add("A", january, 0, amount_of(amount));
  }
  sink.flush();
  // The middle ones and their negatives leave -0.02.
  CHECK(snapshots_of(ledger) == Lines{"2026-01 1 customers 999999999999999999.99"});
}

TEST_CASE("a span pays in each period whose last day it covers", "[row_sink]") {
  Ledger ledger(monthly());
  RowSink sink(ledger, Granularity::day);
  sink.add_span("A", Period::parse("2026-01-31"), Period::parse("2026-03-31"), 0, amount_of("10"));
  sink.add_span("B", Period::parse("2026-02-01"), Period::parse("2026-04-29"), 0, amount_of("1"));
  sink.add_span("C", Period::parse("2026-02-02"), Period::parse("2026-02-27"), 0, amount_of("100"));
  CHECK(sink.open_spans().empty());
  REQUIRE(sink.latest_day());
  CHECK(*sink.latest_day() == Period::parse("2026-04-29").first_day());
  sink.finish_spans(*sink.latest_day());
  CHECK(snapshots_of(ledger) ==
        Lines{"2026-01 1 customers 10", "2026-02 2 customers 11", "2026-03 2 customers 11", "2026-04 0 customers 0"});
}

TEST_CASE("a span without an end runs to the period of the last day", "[row_sink]") {
  Ledger ledger(monthly());
  RowSink sink(ledger, Granularity::day);
  sink.add_span("A", Period::parse("2026-01-15"), std::nullopt, 0, amount_of("10"));
  sink.add_span("B", Period::parse("2026-03-02"), std::nullopt, 0, amount_of("1"));
  CHECK(sink.open_spans().size() == 2);
  CHECK(*sink.latest_day() == Period::parse("2026-03-02").first_day());
  FollowingRules rules;
  rules.run_until = Period::parse("2026-04-10").first_day();
  sink.finish_spans(*rules.run_until);
  CHECK(sink.open_spans().empty());
  CHECK(snapshots_of(ledger, rules) ==
        Lines{"2026-01 1 customers 10", "2026-02 1 customers 10", "2026-03 2 customers 11", "2026-04 2 customers 11"});
}

TEST_CASE("many spans without an end are all finished", "[row_sink]") {
  Ledger ledger(monthly());
  RowSink sink(ledger, Granularity::month);
  for (int i = 0; i < 5000; ++i)
    sink.add_span("customer number " + std::to_string(i), Period::parse("2026-01"), std::nullopt, 0, amount_of("2"));
  sink.finish_spans(Period::parse("2026-02").last_day());
  FollowingRules rules;
  rules.run_until = Period::parse("2026-02").last_day();
  CHECK(snapshots_of(ledger, rules) == Lines{"2026-01 5000 customers 10000", "2026-02 5000 customers 10000"});
}
