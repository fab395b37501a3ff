#include "io/zones/zone_rule.hpp"

#include "support/catch.hpp"

using namespace retain::io;
using namespace std::chrono;

namespace {

/// Minutes ahead of UTC by a rule.
long minutes_at(const char* rule, sys_seconds instant) {
  CAPTURE(rule);
  const auto read = read_zone_rule(rule);
  REQUIRE(read);
  return static_cast<long>(duration_cast<minutes>(read->offset_at(instant)).count());
}

sys_seconds utc(int on_year, unsigned on_month, unsigned on_day, int hour, int minute = 0) {
  return sys_days(year(on_year) / month(on_month) / day(on_day)) + hours(hour) + minutes(minute);
}

}  // namespace

TEST_CASE("a rule without summer time is one offset", "[zone_rule]") {
  CHECK(minutes_at("KST-9", utc(2040, 7, 1, 0)) == 540);
  CHECK(minutes_at("<+0545>-5:45", utc(2040, 7, 1, 0)) == 345);
  CHECK(minutes_at("<-03>3", utc(2040, 7, 1, 0)) == -180);
}

TEST_CASE("a rule changes clocks on a weekday of a month", "[zone_rule]") {
  const char* berlin = "CET-1CEST,M3.5.0,M10.5.0/3";
  CHECK(minutes_at(berlin, utc(2040, 3, 25, 0, 59)) == 60);
  CHECK(minutes_at(berlin, utc(2040, 3, 25, 1)) == 120);
  CHECK(minutes_at(berlin, utc(2040, 10, 28, 0, 59)) == 120);
  CHECK(minutes_at(berlin, utc(2040, 10, 28, 1)) == 60);
  const char* new_york = "EST5EDT,M3.2.0,M11.1.0";
  CHECK(minutes_at(new_york, utc(2040, 3, 11, 6, 59)) == -300);
  CHECK(minutes_at(new_york, utc(2040, 3, 11, 7)) == -240);
  CHECK(minutes_at(new_york, utc(2040, 11, 4, 5, 59)) == -240);
  CHECK(minutes_at(new_york, utc(2040, 11, 4, 6)) == -300);
}

TEST_CASE("south of the equator summer lasts over the end of the year", "[zone_rule]") {
  const char* sydney = "AEST-10AEDT,M10.1.0,M4.1.0/3";
  CHECK(minutes_at(sydney, utc(2040, 1, 1, 0)) == 660);
  CHECK(minutes_at(sydney, utc(2040, 7, 1, 0)) == 600);
  CHECK(minutes_at(sydney, utc(2040, 12, 31, 23)) == 660);
}

TEST_CASE("a rule may count the days of the year, and change before midnight", "[zone_rule]") {
  // Day 60 is 1 March, whether or not 29 February counts.
  CHECK(minutes_at("AAA0BBB,J60/0,J305/1", utc(2040, 2, 29, 23, 59)) == 0);
  CHECK(minutes_at("AAA0BBB,J60/0,J305/1", utc(2040, 3, 1, 0)) == 60);
  CHECK(minutes_at("AAA0BBB,59/0,304/1", utc(2040, 2, 29, 0)) == 60);
  CHECK(minutes_at("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", utc(2040, 3, 25, 0, 59)) == -120);
  CHECK(minutes_at("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", utc(2040, 3, 25, 1)) == -60);
}

TEST_CASE("what is no rule is not read", "[zone_rule]") {
  for (const char* rule :
       {"", "9", "KS-9", "KST", "KST-", "KST-25", "<+09-9", "<>-9", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5,M10.5.0",
        "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J10",
        "CET-1CEST,M3.5.0/200,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0x", "CET-1CEST-,M3.5.0,M10.5.0", "KST-9:60"}) {
    CAPTURE(rule);
    CHECK_FALSE(read_zone_rule(rule));
  }
}
