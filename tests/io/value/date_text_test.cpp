#include "io/value/date_text.hpp"

#include <memory>
#include <string>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

std::string read(const char* pattern, const char* date) { return DatePattern(pattern).read(date).period.to_string(); }

std::string refusal(const char* pattern, const char* date) {
  try {
    return read(pattern, date);
  } catch (const PeriodError& error) {
    return error.what();
  }
}

std::string pattern_refusal(const char* pattern) {
  try {
    return DatePattern(pattern).text();
  } catch (const PatternError& error) {
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
}

}  // namespace

TEST_CASE("a pattern reads dates in its form", "[date_text]") {
  CHECK(read("%d/%m/%Y", "01/02/2026") == "2026-02-01");
  CHECK(read("%m/%d/%Y", "01/02/2026") == "2026-01-02");
  CHECK(read("%m/%d/%Y", " 1/2/2026 ") == "2026-01-02");
  CHECK(read("%d.%m.%y", "31.01.26") == "2026-01-31");
  CHECK(read("%d.%m.%y", "31.01.99") == "1999-01-31");
  CHECK(read("%y%m%d", "260131") == "2026-01-31");
  CHECK(read("%Y%m", "202601") == "2026-01");
  CHECK(read("%b-%y", "Jan-26") == "2026-01");
  CHECK(read("%d. %B %Y", "15. März 2026") == "2026-03-15");
  CHECK(read("%qQ%y", "1Q26") == "2026-Q1");
  CHECK(read("%y년 %m월", "26년 1월") == "2026-01");
  CHECK(read("FY%Y", "FY2026") == "2026");
  CHECK(read("%d/%m/%Y %H:%M", "31/01/2026 09:30") == "2026-01-31");
  CHECK(read("%Y-%m-%d %p %H:%M:%S", "2026-01-31 오후 9:30:00") == "2026-01-31");
  CHECK(read("%Y%%%m", "2026%01") == "2026-01");
}

TEST_CASE("a date that is not in the form of a pattern is refused", "[date_text]") {
  CHECK(refusal("%d/%m/%Y", "2026-01-31") == "date \"2026-01-31\" is not written as --date-format \"%d/%m/%Y\" says");
  CHECK(refusal("%d/%m/%Y", "31/01/26") == "date \"31/01/26\" is not written as --date-format \"%d/%m/%Y\" says");
  CHECK(refusal("%d/%m/%Y", "31/01/2026 10:00") == "date \"31/01/2026 10:00\" is not written as --date-format \"%d/%m/%Y\" says");
  CHECK(refusal("%y%m%d", "26131") == "date \"26131\" is not written as --date-format \"%y%m%d\" says");
  CHECK(refusal("%qQ%y", "5Q26") == "period \"2026-Q5\" has no valid quarter, which \"5Q26\" is by --date-format \"%qQ%y\"");
  CHECK(refusal("%d/%m/%Y", "01/31/2026") ==
        "period \"2026-31-01\" has no valid month, which \"01/31/2026\" is by --date-format \"%d/%m/%Y\"");
}

TEST_CASE("a pattern says which days it names, once each", "[date_text]") {
  CHECK(pattern_refusal("%d/%m/%Y") == "%d/%m/%Y");
  CHECK(pattern_refusal("") == "\"\" has no year");
  CHECK(pattern_refusal("%d/%m") == "\"%d/%m\" has no year");
  CHECK(pattern_refusal("%d/%Y") == "\"%d/%Y\" has a day and no month");
  CHECK(pattern_refusal("%Y %y") == "\"%Y %y\" has more than one year");
  CHECK(pattern_refusal("%Y-%m-%b") == "\"%Y-%m-%b\" has more than one month or quarter");
  CHECK(pattern_refusal("%Y-%m-%m") == "%m stands twice in \"%Y-%m-%m\"");
  CHECK(pattern_refusal("%Y-%j") == "unknown part %j in \"%Y-%j\"");
  CHECK(pattern_refusal("%Y-%월") == "unknown part %월 in \"%Y-%월\"");
  CHECK(pattern_refusal("%Y-%m %H") == "\"%Y-%m %H\" has a time and no day");
  CHECK(pattern_refusal("%Y%") == "a % at the end of \"%Y%\"");
}

TEST_CASE("the time of day behind a date is left out", "[date_text]") {
  CHECK(without_time("2026-03-15T10:30:00Z") == "2026-03-15");
  CHECK(without_time("2026-03-15 10:30:00.123+09:00") == "2026-03-15");
  CHECK(without_time("15.3.2026 9:30") == "15.3.2026");
  CHECK(without_time("3/15/2026 9:30 AM") == "3/15/2026");
  CHECK(without_time("2026. 3. 15. 10:30") == "2026. 3. 15.");
  CHECK(without_time("2026-03-15 오전 10:30") == "2026-03-15");
  for (const char* text : {"2026-03-15", "10:30", "2026-03-15 10", "2026-03-15:10", "2026-03-15 x10:30", "a:b", "2026-03-1510:30",
                           "2026-03-15T10:3", "2026-03-15T10:", ""}) {
    CAPTURE(text);
    CHECK(without_time(text) == text);
  }
}

TEST_CASE("labels are read in the style of their input", "[date_text]") {
  CHECK(read_period("01/02/2026", {DateOrder::day_first, {}}).to_string() == "2026-02-01");
  CHECK(read_period("01/02/2026 10:30", {DateOrder::month_first, {}}).to_string() == "2026-01-02");
  CHECK(read_period("26-01", {DateOrder::unknown, DatePattern("%y-%m")}).to_string() == "2026-01");
  CHECK(read_period("２０２６-０１", {}).to_string() == "2026-01");
  CHECK(read_period("2026년\u00a01월", {}).to_string() == "2026-01");
  CHECK(read_period("３１.０１.２６", {DateOrder::unknown, DatePattern("%d.%m.%y")}).to_string() == "2026-01-31");
  CHECK(read_period("Ａ\u00a0B", {}).to_string() == "Ａ\u00a0B");
  CHECK(date_evidence("１３/02/2026").proves == DateOrder::day_first);
  CHECK(read_period("Launch at 10:30", {}).to_string() == "Launch at 10:30");
  CHECK_THROWS_AS(read_period("2026-03 10:30", {}), PeriodError);
  CHECK(date_evidence("13/02/2026 10:30").proves == DateOrder::day_first);
  CHECK(date_evidence("01/02/2026 10:30").ambiguous);
}

TEST_CASE("a moment is a day, its second, and an instant where the distance from UTC is known", "[date_text]") {
  const Moment utc = read_moment("2026-03-15T10:30:05.25Z", {});
  CHECK(utc.period.to_string() == "2026-03-15");
  CHECK(utc.second_of_day == 37'805);
  REQUIRE(utc.instant);
  CHECK(utc.instant->time_since_epoch().count() == 1'773'570'605);

  const Moment seoul = read_moment("2026-03-15T10:30:05+09:00", {});
  CHECK(seoul.second_of_day == 37'805);
  CHECK(*utc.instant - *seoul.instant == std::chrono::hours(9));

  const Moment local = read_moment("15.3.2026 9:30 PM", {});
  CHECK(local.second_of_day == 77'400);
  CHECK_FALSE(local.instant);

  for (const char* text : {"2026-03-15", "2026-03", "2026-Q1", "Launch", ""}) {
    CAPTURE(text);
    CHECK_FALSE(read_moment(text, {}).second_of_day);
  }
  CHECK(read_moment("31.01.26 09:30", {DateOrder::unknown, DatePattern("%d.%m.%y %H:%M")}).second_of_day == 34'200);
  CHECK(read_moment("31.01.26 09:30 PM", {DateOrder::unknown, DatePattern("%d.%m.%y %H:%M %p")}).second_of_day == 77'400);
  CHECK_FALSE(read_moment("31.01.26", {DateOrder::unknown, DatePattern("%d.%m.%y")}).second_of_day);
}

TEST_CASE("times without signs between their digits are read", "[date_text]") {
  CHECK(read_moment("20260315T103005Z", {}).second_of_day == 37'805);
  CHECK(read_moment("20260315103005", {}).second_of_day == 37'805);
  CHECK(read_moment("202603151030", {}).second_of_day == 37'800);
  CHECK(read_period("20260315103005", {}).to_string() == "2026-03-15");
  CHECK_THROWS_AS(read_period("20260315993005", {}), PeriodError);
  CHECK(read_period("30260315103005", {}).to_string() == "30260315103005");
}

TEST_CASE("Unix times are read where all dates are Unix times of one unit", "[date_text]") {
  DateStyle style;
  style.unix_times = UnixTimes::seconds;
  const Moment moment = read_moment("1767427200.999", style);
  CHECK(moment.period.to_string() == "2026-01-03");
  CHECK(moment.second_of_day == 28'800);
  CHECK(moment.instant->time_since_epoch().count() == 1'767'427'200);
  CHECK(read_period("2767427200", style).to_string() == "2057-09-11");
  CHECK_THROWS_WITH(read_period("1767427200123", style), "date \"1767427200123\" does not count Unix seconds, and others do");
  CHECK_THROWS_WITH(read_period("2026-01-03", style), "date \"2026-01-03\" does not count Unix seconds, and others do");
  style.unix_times = UnixTimes::milliseconds;
  CHECK(read_moment("1767427200999", style).second_of_day == 28'800);
  CHECK_THROWS_WITH(read_period("1767427200", style), "date \"1767427200\" does not count Unix milliseconds, and others do");
  CHECK_THROWS_WITH(read_period("1767427200", {}), "date \"1767427200\" may be a Unix time, and others are none");

  CHECK(find_unix_times("1767427200") == UnixTimes::seconds);
  CHECK(find_unix_times(" 1767427200123.5 ") == UnixTimes::milliseconds);
  for (const char* text : {"2026031510", "176742720", "17674272000", "1767427200.1.2", "1767427200Z", "-1767427200", "1767427200,5", ""}) {
    CAPTURE(text);
    CHECK(find_unix_times(text) == UnixTimes::none);
  }
}

TEST_CASE("a zone moves what has a distance from UTC", "[date_text]") {
  DateStyle style;
  style.zone = std::make_shared<const TimeZone>(TimeZone::find("+09:00"));
  style.facts = std::make_shared<DateFacts>();
  const Moment moved = read_moment("2026-01-31T16:00:00Z", style);
  CHECK(moved.period.to_string() == "2026-02-01");
  CHECK(moved.second_of_day == 3600);
  CHECK(read_period("2026-01-31 16:00:00-05:00", style).to_string() == "2026-02-01");
  CHECK(read_period("2026-01-31T24:00:00+09:00", style).to_string() == "2026-01-31");
  CHECK(read_period("2026-01-31 16:00", style).to_string() == "2026-01-31");
  CHECK(read_period("2026-01-31", style).to_string() == "2026-01-31");
  // What stands for a day that nobody knows.
  CHECK(read_period("9999-12-31T23:59:59Z", style).to_string() == "9999-12-31");
  CHECK(read_period("0001-01-01T00:00:00Z", style).to_string() == "0001-01-01");
  CHECK(style.facts->assumptions("+09:00").size() == 2);
  style.unix_times = UnixTimes::seconds;
  CHECK(read_moment("1767366000", style).period.to_string() == "2026-01-03");
  CHECK(read_moment("1767366000", style).second_of_day == 0);
}

TEST_CASE("a month beside two digits is one of that year", "[date_text]") {
  DateStyle style;
  style.facts = std::make_shared<DateFacts>();
  CHECK(read_period("Jan-24", style).to_string() == "2024-01");
  CHECK(read_period("24-Feb", style).to_string() == "2024-02");
  CHECK(read_period("3월 24", style).to_string() == "2024-03");
  CHECK(style.facts->first_short_month() == "Jan-24");
  CHECK(read_period("FY25 Q1", style).to_string() == "2025-Q1");
  CHECK(style.facts->assumptions({}).size() == 2);
  CHECK_THROWS_AS(read_period("Jan-5", style), PeriodError);
}

TEST_CASE("a time that is none leaves its date unread", "[date_text]") {
  CHECK(without_time("2026-01-05 10:00 PM") == "2026-01-05");
  CHECK(without_time("2026-01-05 10:00 XM") == "2026-01-05 10:00 XM");
  CHECK_THROWS_AS(read_period("2026-01-05 10:00 XM", {}), PeriodError);
}
