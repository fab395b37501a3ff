#include "core/period/short_month.hpp"

#include "support/catch.hpp"

using retain::find_short_month;

TEST_CASE("a month and two digits are told apart however they are written", "[short_month]") {
  for (const char* label : {"Jan-24", "Jan 24", "24-Jan", "jan/24", "January 24", "JAN24", "1월 24", "01월-24", "24-1월", "Jan. 24"}) {
    CAPTURE(label);
    const auto found = find_short_month(label);
    REQUIRE(found);
    CHECK(found->month == 1);
    CHECK(found->number == 24);
    CHECK(found->year() == 2024);
    CHECK_FALSE(found->proves_year);
  }
  CHECK(find_short_month("März 98")->year() == 1998);
}

TEST_CASE("an apostrophe, or a day that the month has not, proves a year", "[short_month]") {
  for (const char* label : {"Jan '24", "Jan’24", "Jan-32", "Feb-30", "Apr-31", "Jan-00"}) {
    CAPTURE(label);
    REQUIRE(find_short_month(label));
    CHECK(find_short_month(label)->proves_year);
  }
  CHECK_FALSE(find_short_month("Feb-29")->proves_year);
}

TEST_CASE("labels of other forms are no month beside two digits", "[short_month]") {
  for (const char* label : {"", "Jan", "24", "Jan-5", "Jan-2024", "15 Mar 26", "24-01", "24년 1월", "1월 24일", "13월 24", "Jan-24x",
                            "Jan-24-Feb", "Jan-24 10:30", "2024-01", "Launch 24", "1월", "January the 24th in words"}) {
    CAPTURE(label);
    CHECK_FALSE(find_short_month(label));
  }
}
