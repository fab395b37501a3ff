#include <chrono>
#include <random>
#include <string>
#include <vector>

#include "core/ledger/ledger.hpp"
#include "support/catch.hpp"

using namespace retain;

namespace {

struct Span {
  std::string customer;
  Period start;
  std::optional<Period> end;
  std::string segment;
  Amount amount;
};

Span span(std::string customer, const char* start, const char* end, std::int64_t amount, std::string segment = {}) {
  std::optional<Period> last;
  if (*end != '\0') last = Period::parse(end);
  return {std::move(customer), Period::parse(start), last, std::move(segment), Amount::from_millionths(amount * 1'000'000)};
}

LedgerPlan plan_of_spans(Granularity granularity, bool segmented = false) {
  LedgerPlan plan;
  plan.period = plan.kept = granularity;
  plan.segmented = segmented;
  plan.changes = true;
  plan.some_period = Period::containing(granularity, Period::parse("2026-01-01").first_day()).ordinal();
  return plan;
}

/// Adds a span from the first day of `start` to the last of `end`, both of which extend the periods.
void add_span(Ledger::Writer& writer, const std::string& customer, const Period& start, const std::optional<Period>& end,
              std::uint32_t segment, Amount amount) {
  const auto note = [&writer](std::chrono::sys_days day) {
    const Period period = Period::containing(writer.kept(), day);
    writer.note({period.ordinal(), static_cast<std::int32_t>((day - period.first_day()).count())});
    return period.ordinal();
  };
  const std::int64_t first = note(start.first_day());
  std::optional<std::int64_t> stop;
  if (end) {
    note(end->last_day());
    stop = Period::containing(writer.kept(), end->last_day() + std::chrono::days(1)).ordinal();
  }
  writer.add_stretch(customer, first, stop, segment, amount);
}

void add_spans(Ledger& ledger, const std::vector<Span>& spans) {
  Ledger::Writer& writer = ledger.add_writer();
  for (const Span& one : spans) {
    const std::uint32_t segment = ledger.plan().segmented ? ledger.segment_code(one.segment) : 0;
    add_span(writer, one.customer, one.start, one.end, segment, one.amount);
  }
}

/// The same as rows of the periods whose last day the spans cover.
void add_rows_of_spans(Ledger& ledger, const std::vector<Span>& spans, const Period& last) {
  Ledger::Writer& writer = ledger.add_writer();
  const auto date = [&](std::chrono::sys_days day) {
    const Period period = Period::containing(ledger.plan().kept, day);
    return RowDate{period.ordinal(), static_cast<std::int32_t>((day - period.first_day()).count())};
  };
  for (const Span& one : spans) {
    const std::uint32_t segment = ledger.plan().segmented ? ledger.segment_code(one.segment) : 0;
    // A row of nothing says that there is such a date.
    writer.add(one.customer, date(one.start.first_day()), segment, {});
    if (one.end) writer.add(one.customer, date(one.end->last_day()), segment, {});
    const auto end = one.end ? one.end->last_day() : last.last_day();
    for (Period period = Period::containing(ledger.plan().kept, one.start.first_day()); period.last_day() <= end; period = period.next()) {
      writer.add(one.customer, {period.ordinal(), ledger::Coverage::no_day}, segment, one.amount);
    }
  }
}

/// Everything that a ledger says.
std::vector<std::string> lines_of(const Ledger& ledger, const FollowingRules& rules) {
  std::vector<std::string> lines;
  for (const Snapshot& snapshot : ledger.snapshots(rules)) {
    std::string line = snapshot.period.to_string() + ' ' + snapshot.segment + (snapshot.complete ? "" : " ...");
    for (const auto& [id, cell] : snapshot.cells) line += ' ' + cell.value.to_decimal(6).value();
    lines.push_back(line);
  }
  ledger.movements(rules, {}, {}, [&lines](const Movement& movement) {
    lines.push_back(std::string(movement.customer) + ' ' + std::string(movement.segment) + ' ' + movement.period.to_string() + ' ' +
                    std::string(movement_key(movement.kind)) + ' ' + movement.before->to_string() + " -> " + movement.after->to_string());
  });
  return lines;
}

/// "2026-01 2 customers 10.5" of each period.
std::vector<std::string> ends_of(const std::vector<Span>& spans, const FollowingRules& rules = {}) {
  Ledger ledger(plan_of_spans(Granularity::month));
  add_spans(ledger, spans);
  std::vector<std::string> lines;
  for (const Snapshot& snapshot : ledger.snapshots(rules)) {
    const auto value = [&](Id id) { return snapshot.find(id)->value.to_decimal(6).value(); };
    lines.push_back(snapshot.period.to_string() + ' ' + value(Id::customers_end) + " customers " + value(Id::revenue_end));
  }
  return lines;
}

std::vector<Span> random_spans(std::mt19937& random) {
  const auto draw = [&random](int least, int most) { return std::uniform_int_distribution(least, most)(random); };
  const std::chrono::sys_days origin = Period::parse("2026-01-01").first_day();
  std::vector<Span> spans(static_cast<std::size_t>(draw(1, 40)));
  for (Span& one : spans) {
    one.customer = (draw(0, 1) == 0 ? "name " : "7") + std::to_string(draw(0, 6));
    one.segment = draw(0, 2) == 0 ? "kr" : "us";
    const auto start = origin + std::chrono::days(draw(0, 700));
    one.start = Period::containing(Granularity::day, start);
    if (draw(0, 3) > 0) one.end = Period::containing(Granularity::day, start + std::chrono::days(draw(0, draw(0, 9) == 0 ? 900 : 200)));
    one.amount = Amount::from_millionths(int128{draw(-3, 9)} * (draw(0, 5) == 0 ? 1'234'567 : 10'000));
    if (draw(0, 30) == 0) one.amount = Amount::from_millionths(int128{1} << 78);
  }
  return spans;
}

}  // namespace

TEST_CASE("a span pays in each period whose last day it covers", "[ledger]") {
  CHECK(ends_of({span("A", "2026-01-31", "2026-03-31", 10), span("B", "2026-02-01", "2026-04-29", 1),
                 span("C", "2026-02-02", "2026-02-27", 100)}) ==
        std::vector<std::string>{"2026-01 1 customers 10", "2026-02 2 customers 11", "2026-03 2 customers 11", "2026-04 0 customers 0"});
}

TEST_CASE("a span without an end runs to the last period", "[ledger]") {
  FollowingRules rules;
  rules.run_until = Period::parse("2026-04-10").first_day();
  CHECK(ends_of({span("A", "2026-01-15", "", 10), span("B", "2026-03-02", "", 1)}, rules) ==
        std::vector<std::string>{"2026-01 1 customers 10", "2026-02 1 customers 10", "2026-03 2 customers 11", "2026-04 2 customers 11"});
}

TEST_CASE("a dated row in a ledger of spans is a span of its period", "[ledger]") {
  Ledger ledger(plan_of_spans(Granularity::month));
  Ledger::Writer& writer = ledger.add_writer();
  const std::int64_t january = Period::parse("2026-01").ordinal();
  CHECK_FALSE(writer.date_labels({january}));
  writer.add("A", {january}, 0, Amount::from_millionths(5'000'000));
  add_span(writer, "B", Period::parse("2026-02"), {}, 0, Amount::from_millionths(1'000'000));
  const auto snapshots = ledger.snapshots({});
  REQUIRE(snapshots.size() == 2);
  CHECK(snapshots[0].find(Id::revenue_end)->value == 5);
  CHECK(snapshots[1].find(Id::revenue_end)->value == 1);
}

TEST_CASE("spans are what a row for each of their periods is", "[ledger]") {
  std::mt19937 random(20'261'128);
  for (int round = 0; round < 120; ++round) {
    const std::vector<Span> spans = random_spans(random);
    FollowingRules rules;
    rules.gap = 1 + round % 3;
    rules.window = round % 4 == 3 ? 12 : 1;
    if (round % 5 == 0) rules.run_until = Period::parse("2029-02-03").first_day();
    const Granularity granularity = round % 7 == 0 ? Granularity::week : round % 11 == 0 ? Granularity::quarter : Granularity::month;
    LedgerPlan plan = plan_of_spans(granularity, round % 2 == 0);
    Ledger ledger(plan);
    add_spans(ledger, spans);
    plan.changes = false;
    Ledger by_row(plan);
    const auto snapshots = ledger.snapshots(rules);
    REQUIRE_FALSE(snapshots.empty());
    add_rows_of_spans(by_row, spans, snapshots.back().period);
    CAPTURE(round);
    CHECK(lines_of(ledger, rules) == lines_of(by_row, rules));
  }
}

TEST_CASE("a span costs the same whatever its length", "[ledger]") {
  Ledger ledger(plan_of_spans(Granularity::month));
  Ledger::Writer& writer = ledger.add_writer();
  for (int i = 0; i < 3000; ++i) {
    const std::string customer = "customer " + std::to_string(i);
    add_span(writer, customer, Period::parse("2026-01-15"), Period::parse("2099-12-31"), 0, Amount::from_millionths(1'000'000));
  }
  CHECK(writer.records().size(0) == 2 * 3000);
  CHECK(ledger.snapshots({}).back().find(Id::customers_end)->value == 3000);
}

TEST_CASE("spans whose ends lie 200 years and more apart are refused as dated rows are", "[ledger]") {
  Ledger ledger(plan_of_spans(Granularity::month));
  Ledger::Writer& writer = ledger.add_writer();
  for (int i = 0; i < 3000; ++i)
    add_span(writer, "customer " + std::to_string(i), Period::parse("2026-01"), Period::parse("2999-12-31"), 0, Amount());
  CHECK_THROWS_WITH(ledger.snapshots({}), "from 2026-01 to 2999-12 are 11688 months, more than 200 years");
}
