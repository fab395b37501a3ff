#include "retain/period.hpp"

#include <chrono>
#include <string>
#include <tuple>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Error;
using retain::Granularity;
using retain::Period;
using std::chrono::sys_days;
using std::chrono::year_month_day;

namespace {

std::string day_text(sys_days day) { return Period::containing(Granularity::day, day).to_string(); }

}  // namespace

TEST_CASE("a label is read as the period that it names", "[period]") {
  const auto [label, granularity, canonical, first, last] =
      GENERATE(table<std::string, Granularity, std::string, std::string, std::string>({
          {"2026-03", Granularity::month, "2026-03", "2026-03-01", "2026-03-31"},
          {"2026-02", Granularity::month, "2026-02", "2026-02-01", "2026-02-28"},
          {"2024-02", Granularity::month, "2024-02", "2024-02-01", "2024-02-29"},
          {"  2026-12 ", Granularity::month, "2026-12", "2026-12-01", "2026-12-31"},
          {"2026-Q1", Granularity::quarter, "2026-Q1", "2026-01-01", "2026-03-31"},
          {"2026-Q4", Granularity::quarter, "2026-Q4", "2026-10-01", "2026-12-31"},
          {"2026", Granularity::year, "2026", "2026-01-01", "2026-12-31"},
          {"2026-W05", Granularity::week, "2026-W05", "2026-01-26", "2026-02-01"},
          {"2026-W01", Granularity::week, "2026-W01", "2025-12-29", "2026-01-04"},
          {"2026-W53", Granularity::week, "2026-W53", "2026-12-28", "2027-01-03"},
          {"2027-W01", Granularity::week, "2027-W01", "2027-01-04", "2027-01-10"},
          {"2026-03-15", Granularity::day, "2026-03-15", "2026-03-15", "2026-03-15"},
          {"2024-02-29", Granularity::day, "2024-02-29", "2024-02-29", "2024-02-29"},
          {"1969-12-31", Granularity::day, "1969-12-31", "1969-12-31", "1969-12-31"},
      }));
  CAPTURE(label);
  const Period period = Period::parse(label);
  CHECK(period.granularity() == granularity);
  CHECK(period.is_calendar());
  CHECK_FALSE(period.is_none());
  CHECK(period.to_string() == canonical);
  CHECK(day_text(period.first_day()) == first);
  CHECK(day_text(period.last_day()) == last);
  CHECK(Period::parse(period.to_string()) == period);
}

TEST_CASE("a label that looks like a date must be a valid one", "[period]") {
  const auto label = GENERATE(as<std::string>(), "2026-13", "2026-00", "2026-Q5", "2026-Q0", "2026-W54", "2025-W53", "2026-W00",
                              "2026-02-30", "2025-02-29", "2026-04-31", "2026-01-00", "0000-01");
  CAPTURE(label);
  CHECK_THROWS_AS(Period::parse(label), retain::PeriodError);
  try {
    Period::parse(label);
  } catch (const retain::PeriodError& error) {
    CHECK(std::string(error.what()).find(label) != std::string::npos);
    CHECK_FALSE(error.hint().empty());
  }
}

TEST_CASE("any other label is text of unknown length", "[period]") {
  const auto label = GENERATE(as<std::string>(), "Launch", "Before the launch", "출시", "Q1", "v2");
  CAPTURE(label);
  const Period period = Period::parse(label);
  CHECK(period.granularity() == Granularity::unknown);
  CHECK_FALSE(period.is_calendar());
  CHECK_FALSE(period.is_none());
  CHECK(period.to_string() == label);
  CHECK_FALSE(period.year_ago().has_value());
}

TEST_CASE("an empty label is no period", "[period]") {
  CHECK(Period::parse("").is_none());
  CHECK(Period::parse("  ").is_none());
  CHECK(Period().to_string().empty());
  CHECK(Period() == Period::parse(""));
}

TEST_CASE("the next period follows without a gap, over years and leap days", "[period]") {
  const auto [label, next] = GENERATE(table<std::string, std::string>({
      {"2026-12", "2027-01"},
      {"2026-Q4", "2027-Q1"},
      {"2026", "2027"},
      {"2026-W53", "2027-W01"},
      {"2025-W52", "2026-W01"},
      {"2024-02-28", "2024-02-29"},
      {"2026-02-28", "2026-03-01"},
      {"2026-12-31", "2027-01-01"},
  }));
  CAPTURE(label);
  const Period period = Period::parse(label);
  CHECK(period.next() == Period::parse(next));
  CHECK(period.next().first_day() == period.last_day() + std::chrono::days(1));
  CHECK(period < period.next());
  CHECK(period.next().since(period) == 1);
  CHECK(period.since(period.next()) == -1);
}

TEST_CASE("a year ago is the same label of the year before", "[period]") {
  const auto [label, year_ago] = GENERATE(table<std::string, std::string>({
      {"2026-03", "2025-03"},
      {"2026-Q1", "2025-Q1"},
      {"2026", "2025"},
      {"2026-W05", "2025-W05"},
      {"2027-W52", "2026-W52"},
      {"2026-03-15", "2025-03-15"},
      {"2025-02-28", "2024-02-28"},
  }));
  CAPTURE(label);
  CHECK(Period::parse(label).year_ago() == Period::parse(year_ago));
}

TEST_CASE("29 February and week 53 have no year ago", "[period]") {
  CHECK_FALSE(Period::parse("2024-02-29").year_ago().has_value());
  CHECK_FALSE(Period::parse("2026-W53").year_ago().has_value());
}

TEST_CASE("the period of a day holds it", "[period]") {
  const auto [granularity, expected] = GENERATE(table<Granularity, std::string>({
      {Granularity::day, "2026-01-01"},
      {Granularity::week, "2026-W01"},
      {Granularity::month, "2026-01"},
      {Granularity::quarter, "2026-Q1"},
      {Granularity::year, "2026"},
  }));
  const sys_days day = year_month_day(std::chrono::year(2026), std::chrono::January, std::chrono::day(1));
  const Period period = Period::containing(granularity, day);
  CHECK(period.to_string() == expected);
  CHECK(period.first_day() <= day);
  CHECK(day <= period.last_day());
}

TEST_CASE("a granularity has its key and its periods a year", "[period]") {
  const auto [granularity, key, n] = GENERATE(table<Granularity, std::string, int>({
      {Granularity::day, "day", 365},
      {Granularity::week, "week", 52},
      {Granularity::month, "month", 12},
      {Granularity::quarter, "quarter", 4},
      {Granularity::year, "year", 1},
  }));
  CHECK(granularity_key(granularity) == key);
  CHECK(retain::find_granularity(key) == granularity);
  CHECK(periods_per_year(granularity) == n);
}

TEST_CASE("an unknown granularity has no key and no periods", "[period]") {
  CHECK(granularity_key(Granularity::unknown).empty());
  CHECK(periods_per_year(Granularity::unknown) == 0);
  CHECK_FALSE(retain::find_granularity("").has_value());
  CHECK_FALSE(retain::find_granularity("fortnight").has_value());
}

TEST_CASE("what is no part of a calendar has no days", "[period]") {
  CHECK_THROWS_AS(Period::parse("Launch").first_day(), Error);
  CHECK_THROWS_AS(Period::containing(Granularity::unknown, sys_days{}), Error);
  CHECK_THROWS_AS(Period::parse("Launch").next(), Error);
  CHECK_THROWS_AS(Period::parse("Launch").since(Period::parse("Beta")), Error);
  CHECK_THROWS_AS(Period::parse("2026").since(Period::parse("2026-01")), Error);
  CHECK_FALSE(Period::parse("Launch").year_ago().has_value());
}

TEST_CASE("the length of a period in years is told as a number and as text", "[period]") {
  using retain::Number;
  CHECK(retain::years_in(Granularity::month) == Number::fraction(1, 12));
  CHECK(retain::years_in(Granularity::quarter) * Number(4) == Number(1));
  CHECK(retain::years_in(Granularity::week) * Number::fraction(36525, 700) == Number(1));
  CHECK(retain::years_in(Granularity::day) * Number::fraction(36525, 100) == Number(1));
  CHECK(retain::years_text(Granularity::week) == "7/365.25");
  CHECK(retain::years_text(Granularity::unknown).empty());
  CHECK_THROWS_AS(retain::years_in(Granularity::unknown), retain::Error);
}
