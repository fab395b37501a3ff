#include "io/value/date_facts.hpp"

#include <initializer_list>
#include <memory>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;
using std::chrono::hours;

namespace {

std::vector<std::string> said(const DateFacts& facts, std::string_view zone = {}) {
  std::vector<std::string> texts;
  for (const Assumption& assumption : facts.assumptions(zone)) texts.push_back(assumption.text.english());
  return texts;
}

using Texts = std::vector<std::string>;

bool look_like_days(std::initializer_list<const char*> labels) {
  DateFacts facts;
  for (const char* label : labels) facts.note_short_month(find_short_month(label).value());
  return facts.months_look_like_days();
}

}  // namespace

TEST_CASE("what was taken for granted about times is said", "[date_facts]") {
  CHECK(said({}).empty());
  DateFacts one;
  one.note_offset(hours(9));
  one.note_local_time();
  CHECK(said(one) == Texts{"times are those of +09:00: each counts on the day that is written (--timezone moves them)"});
  CHECK(said(one, "Asia/Seoul") == Texts{"times with an offset from UTC count on their day of Asia/Seoul",
                                         "times without an offset from UTC are taken for those of Asia/Seoul already"});
  DateFacts other;
  other.note_offset(-hours(18));
  one.add(other);
  CHECK(said(one) ==
        Texts{"times have several offsets from UTC (-18:00, +09:00): each counts on the day that is written (--timezone moves them)"});
  CHECK(said({}, "UTC") == Texts{"--timezone moves nothing: no date has a time"});
}

TEST_CASE("Unix times are said with the zone of their days", "[date_facts]") {
  DateFacts facts;
  facts.note_unix(UnixTimes::seconds);
  CHECK(said(facts) == Texts{"dates are Unix seconds, and days those of UTC (--timezone moves them)"});
  CHECK(said(facts, "+09:00") == Texts{"dates are Unix seconds, and days those of +09:00"});
}

TEST_CASE("labels that are read by their names are said", "[date_facts]") {
  DateFacts facts;
  facts.note_fiscal();
  facts.note_short_month({2, 24});
  facts.note_short_month({1, 24});
  CHECK(said(facts) == Texts{"fiscal years and quarters are those that they name: FY25 Q1 is 2025-Q1, whenever the year begins",
                             "two digits beside a month are its year: Jan-24 is 2024-01 (--date-format settles it)"});
}

TEST_CASE("months that lie years apart are rather days", "[date_facts]") {
  CHECK(look_like_days({"Jan-05", "Jan-12", "Jan-19", "Jan-26"}));
  CHECK(look_like_days({"31-Jan", "28-Feb", "31-Mar", "30-Apr"}));
  CHECK(look_like_days({"Jan-01", "Jan-02", "Jan-03"}));
  CHECK_FALSE(look_like_days({}));
  CHECK_FALSE(look_like_days({"Jan-24"}));
  CHECK_FALSE(look_like_days({"Jan-24", "Mar-24", "Dec-24"}));
  CHECK_FALSE(look_like_days({"Nov-24", "Dec-24", "Jan-25", "Feb-25"}));
  CHECK_FALSE(look_like_days({"Mar-24", "Jun-24", "Sep-24", "Dec-24", "Mar-25"}));
  CHECK_FALSE(look_like_days({"Jan '05", "Jan '12", "Jan '19"}));
  CHECK_FALSE(look_like_days({"Jan-05", "Jan-32"}));
}

TEST_CASE("the days of a whole year are no months", "[date_facts]") {
  DateFacts facts;
  for (int month = 1; month <= 12; ++month) {
    for (int day = 1; day <= 28; ++day) facts.note_short_month({month, day});
  }
  CHECK(facts.months_look_like_days());
}
