#include "io/meaning/values.hpp"

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

/// What reading refuses, with the hint behind it; empty where it does not.
template <class Read>
std::string refusal(Read read) {
  try {
    read();
  } catch (const CellError& error) {
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
  return {};
}

std::string read_amount_of(std::string_view text, DecimalMark mark = DecimalMark::point, int shift = 0) {
  UnitText unit;
  unit.shift = shift;
  return read_amount(text, mark, unit).amount.to_string();
}

LedgerPlan plan_of(Granularity period, Granularity kept) {
  LedgerPlan plan;
  plan.period = period;
  plan.kept = kept;
  return plan;
}

}  // namespace

TEST_CASE("an id is trimmed and composed", "[row_values]") {
  CHECK(read_customer("C0001") == "C0001");
  CHECK(read_customer("  C 1\t") == "C 1");
  CHECK(read_customer("\xC2\xA0"
                      "C1\xE3\x80\x80") == "C1");
  CHECK(read_customer("007") == "007");
  // Decomposed Hangul and Latin.
  CHECK(read_customer("\xE1\x84\x80\xE1\x85\xA1") == "가");
  CHECK(read_customer("e\xCC\x81") == "é");
  CHECK(read_customer("'=A1") == "'=A1");
}

TEST_CASE("what is no id is refused", "[row_values]") {
  CHECK(refusal([] { read_customer(""); }) == "customer is empty");
  CHECK(refusal([] { read_customer(" \t"); }) == "customer is empty");
  CHECK(refusal([] { read_customer("#N/A"); }) == "customer holds an error of Excel: \"#N/A\"");
  CHECK(refusal([] { read_customer("#REF!"); }) == "customer holds an error of Excel: \"#REF!\"");
  for (const std::string text : {"-", "n/a", "N/A", "NaN", "null", "NULL", "None", "nil", " na "}) {
    CAPTURE(text);
    CHECK(refusal([&] { read_customer(text); }).starts_with("customer is not known: "));
  }
  CHECK(refusal([] { read_customer("nano"); }).empty());
}

TEST_CASE("a date is a period, of a time stamp its day", "[row_values]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"2026-03-15", "2026-03-15"},
      {" 2026-03-15 ", "2026-03-15"},
      {"2026-03", "2026-03"},
      {"2026-Q1", "2026-Q1"},
      {"2026-W05", "2026-W05"},
      {"2026", "2026"},
      {"2026-03-15T10:30", "2026-03-15"},
      {"2026-03-15 10:30:00", "2026-03-15"},
      {"2026-03-15T10:30:00Z", "2026-03-15"},
      {"2026-03-15T23:59:59.999999+09:00", "2026-03-15"},
  }));
  CAPTURE(text);
  CHECK(read_time(text).period.to_string() == expected);
}

TEST_CASE("what is no date is refused", "[row_values]") {
  CHECK(refusal([] { read_time(""); }) == "date is empty");
  CHECK(refusal([] { read_time("  "); }) == "date is empty");
  CHECK(refusal([] { read_time("#VALUE!"); }) == "date holds an error of Excel: \"#VALUE!\"");
  CHECK(refusal([] { read_time("Total"); }) == "not a date: \"Total\" looks like a totals row");
  CHECK(refusal([] { read_time("합계"); }) == "not a date: \"합계\" looks like a totals row");
  CHECK(refusal([] { read_time("Launch"); }) == "not a date: \"Launch\"");
  CHECK(refusal([] { read_time("2026-13-01"); }) == "period \"2026-13-01\" has no valid month");
  CHECK(refusal([] { read_time("2026-02-30"); }) == "period \"2026-02-30\" is a day that does not exist");
  for (const std::string text : {"2026-03-15Tx", "2026-03-15T10", "2026-03-15T10:3", "2026-03-15 noon", "2026-03-15x10:30"}) {
    CAPTURE(text);
    CHECK_FALSE(refusal([&] { read_time(text); }).empty());
  }
}

TEST_CASE("an amount that is not known is refused like none", "[row_values]") {
  for (const char* text : {"N/A", "-", "NaN"})
    CHECK(refusal([&] { read_amount(text, DecimalMark::point, {}); }) == "amount: \"" + std::string(text) + "\" is not an amount");
}

TEST_CASE("an amount is in the currency that its header names", "[row_values]") {
  const UnitText euros{.currency = "EUR"};
  CHECK(read_amount("5", DecimalMark::point, euros).currency == "EUR");
  CHECK(read_amount("€5", DecimalMark::point, euros).currency == "EUR");
  CHECK(refusal([&] { read_amount("$5", DecimalMark::point, euros); }) == "an amount in USD in a column of EUR");
}

TEST_CASE("a span ends on its start or after it", "[row_values]") {
  const Moment start{Period::parse("2026-03-15"), {}, {}};
  CHECK(read_span_end("2026-03-15", start)->period == Period::parse("2026-03-15"));
  CHECK(read_span_end("2026-03", start)->period == Period::parse("2026-03"));
  CHECK(read_span_end("2020-01-01", std::nullopt)->period == Period::parse("2020-01-01"));
  CHECK(refusal([&] { read_span_end("2026-03-14", start); }) == "end \"2026-03-14\" is before start 2026-03-15");
  CHECK(refusal([&] { read_span_end("2026-02", start); }) == "end \"2026-02\" is before start 2026-03-15");
}

TEST_CASE("a span without an end says so with an empty text or the last day that databases know", "[row_values]") {
  const Moment start{Period::parse("2026-03-15"), {}, {}};
  for (const char* none :
       {"NULL", "\\N", "NaT", "None", "n/a", "-", "", "  ", "9999-12-31", "9999-12-31 00:00:00", "31.12.9999", "9999-12"})
    CHECK_FALSE(read_span_end(none, start));
  CHECK(read_span_end("9998-12-31", start));
}

TEST_CASE("periods nest where each lies in one of the others", "[row_values]") {
  using enum Granularity;
  const std::vector<Granularity> all{day, week, month, quarter, year};
  const auto nested = [](Granularity inner, Granularity outer) {
    if (inner == outer || inner == day) return true;
    if (inner == month) return outer == quarter || outer == year;
    return inner == quarter && outer == year;
  };
  for (const Granularity inner : all) {
    for (const Granularity outer : all) {
      CAPTURE(granularity_key(inner), granularity_key(outer));
      CHECK(nests(inner, outer) == nested(inner, outer));
    }
  }
  CHECK(default_period(day) == month);
  CHECK(default_period(week) == week);
  CHECK(default_period(year) == year);
}

TEST_CASE("the amount of a row is exact, in its unit, and may be negative", "[row_values]") {
  CHECK(read_amount_of("1200") == "1200");
  CHECK(read_amount_of("-0.05") == "-0.05");
  CHECK(read_amount_of("1,234.50") == "1234.5");
  CHECK(read_amount_of("1.234,50", DecimalMark::comma) == "1234.5");
  CHECK(read_amount_of("12,5", DecimalMark::comma) == "12.5");
  CHECK(read_amount_of("₩1,200") == "1200");
  CHECK(read_amount_of("3만원") == "30000");
  CHECK(read_amount_of("1.5", DecimalMark::point, 4) == "15000");
  CHECK(read_amount_of("-2", DecimalMark::point, 8) == "-200000000");
  CHECK(read_amount_of("999999999999999999.999999") == "999999999999999999.999999");
  CHECK(read_amount_of("1e3") == "1000");
  CHECK(read_amount("1e3", DecimalMark::point, {}).scientific);
  CHECK_FALSE(read_amount("1000", DecimalMark::point, {}).scientific);
  // Half to even.
  CHECK(read_amount_of("0.0000005") == "0");
  CHECK(read_amount_of("0.0000015") == "0.000002");
  CHECK(read_amount("0.0000015", DecimalMark::point, {}).rounded);
  CHECK_FALSE(read_amount("0.000002", DecimalMark::point, {}).rounded);
}

TEST_CASE("the currency of an amount is beside it, or in the header", "[row_values]") {
  UnitText header;
  header.currency = "KRW";
  CHECK(read_amount("$5", DecimalMark::point, {}).currency == "USD");
  CHECK(read_amount("5", DecimalMark::point, {}).currency.empty());
  CHECK(read_amount("5", DecimalMark::point, header).currency == "KRW");
}

TEST_CASE("what is no amount is refused", "[row_values]") {
  CHECK(refusal([] { read_amount_of(""); }) == "amount is empty");
  CHECK(refusal([] { read_amount_of(" "); }) == "amount is empty");
  CHECK(refusal([] { read_amount_of("5x"); }) == "amount: \"5x\" is not an amount");
  for (const std::string text : {"-", "n/a", "x", "1.2.3", "1,2O0.00", "1000000000000000000", "50%", "#N/A", "12/year"}) {
    CAPTURE(text);
    CHECK_FALSE(refusal([&] { read_amount_of(text); }).empty());
  }
}

namespace {

/// Adds the date of a row, and returns the period that it is kept as.
std::int64_t added(RowDates& dates, const std::string& text) {
  const retain::RowDate date = dates.date_of(dates.read(text).period);
  dates.remember(text, date);
  return date.period;
}

}  // namespace

TEST_CASE("dates become periods kept, and the ledger is told of their days", "[row_values]") {
  LedgerPlan plan = plan_of(Granularity::month, Granularity::month);
  plan.some_period = Period::parse("2026-01").ordinal();
  Ledger ledger(plan);
  Ledger::Writer& writer = ledger.add_writer();
  RowDates dates(Granularity::day, plan, writer);
  const std::int64_t march = Period::parse("2026-03").ordinal();
  const std::string inside = "2026-03-15        ";
  CHECK(dates.known(std::string_view(inside).substr(0, 10)) == nullptr);
  // Reading alone leaves nothing behind.
  CHECK(dates.date_of(dates.read("2026-03-15").period).period == march);
  CHECK(dates.known(std::string_view(inside).substr(0, 10)) == nullptr);
  CHECK(ledger.empty());
  CHECK(added(dates, "2026-03-15") == march);
  CHECK(added(dates, "2026-03-02") == march);
  CHECK(added(dates, "2026-03-15 10:30:00") == march);
  const std::uint64_t* known = dates.known(std::string_view(inside).substr(0, 10));
  REQUIRE(known != nullptr);
  CHECK(*known == writer.date_labels({march, 0}));
  CHECK(writer.coverage().latest_days() == std::map<std::int64_t, std::int32_t>{{march, 14}});
  CHECK(refusal([&] { static_cast<void>(dates.read("2026-03")); }) == "date \"2026-03\" is a month, and others are days");
}

TEST_CASE("dates that are kept as they are written cover them whole", "[row_values]") {
  const LedgerPlan plan = plan_of(Granularity::quarter, Granularity::month);
  Ledger ledger(plan);
  Ledger::Writer& writer = ledger.add_writer();
  RowDates dates(Granularity::month, plan, writer);
  CHECK(added(dates, "2026-03") == Period::parse("2026-03").ordinal());
  CHECK(writer.coverage().latest_days().at(Period::parse("2026-03").ordinal()) == ledger::Coverage::whole_period);
  // Months that add up to quarters end where the month does: the 31st of January is the quarter's day 30 from 0.
  const LedgerPlan sums = plan_of(Granularity::quarter, Granularity::quarter);
  Ledger other(sums);
  Ledger::Writer& other_writer = other.add_writer();
  RowDates other_dates(Granularity::month, sums, other_writer);
  CHECK(added(other_dates, "2026-01") == Period::parse("2026-Q1").ordinal());
  CHECK(other_writer.coverage().latest_days().at(Period::parse("2026-Q1").ordinal()) == 30);
}

TEST_CASE("more texts of dates than are remembered are read", "[row_values]") {
  const LedgerPlan plan = plan_of(Granularity::day, Granularity::day);
  Ledger ledger(plan);
  RowDates dates(Granularity::day, plan, ledger.add_writer());
  const std::int64_t day = Period::parse("2026-03-15").ordinal();
  for (int second = 0; second < 70'000; ++second) {
    char time[16];
    std::snprintf(time, sizeof time, "%02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    if (added(dates, std::string("2026-03-15T") + time) != day) FAIL(time);
  }
}

TEST_CASE("segments are names, several of them joined", "[row_values]") {
  LedgerPlan plan = plan_of(Granularity::month, Granularity::month);
  plan.segmented = true;
  Ledger ledger(plan);
  Ledger::Writer& writer = ledger.add_writer();
  RowSegments segments(ledger, writer);
  using Values = std::vector<std::string_view>;
  const std::uint32_t kr = segments.read(Values{"kr"});
  CHECK(segments.read(Values{" kr "}) == kr);
  CHECK(segments.read(Values{"us"}) != kr);
  CHECK(ledger.segment_code("kr") == kr);
  CHECK(segments.read(Values{"kr", "pro"}) == ledger.segment_code("kr / pro"));
  CHECK(segments.read(Values{""}) == ledger.segment_code("(none)"));
  CHECK(segments.read(Values{"kr", " "}) == ledger.segment_code("kr / (none)"));
  // What is joined must not run together.
  CHECK(segments.read(Values{"a", "bc"}) != segments.read(Values{"ab", "c"}));
  REQUIRE(segments.known(Values{"kr", "pro"}) != nullptr);
  CHECK(*segments.known(Values{"kr", "pro"}) == writer.segment_labels(ledger.segment_code("kr / pro")));
  CHECK(segments.known(Values{"kr", "free"}) == nullptr);
  CHECK(refusal([&] { segments.read(Values{"Total"}); }) == "\"Total\" looks like a totals row");
  CHECK(refusal([&] { segments.read(Values{"kr", "#REF!"}); }) == "segment holds an error of Excel: \"#REF!\"");
}
