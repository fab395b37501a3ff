#include "io/zones/offset.hpp"

#include "support/catch.hpp"

using namespace retain::io;
using std::chrono::hours;
using std::chrono::minutes;

TEST_CASE("offsets from UTC are read in all their forms", "[offset]") {
  for (const char* text : {"+09:00", "+0900", "+09", "UTC+09:00", "GMT+0900"}) {
    CAPTURE(text);
    CHECK(read_offset(text) == hours(9));
  }
  for (const char* text : {"Z", "UTC", "GMT", "+00:00", "-00:00"}) {
    CAPTURE(text);
    CHECK(read_offset(text) == hours(0));
  }
  CHECK(read_offset("-05:30") == -(hours(5) + minutes(30)));
  for (const char* text : {"+9", "09:00", "+18:01", "+09:60", "+09:00:00", "EST", "", "+", "ZZ", "Z+09", "+09:", "UTCx"}) {
    CAPTURE(text);
    CHECK_FALSE(read_offset(text));
  }
}

TEST_CASE("an offset is written as people write it", "[offset]") {
  CHECK(offset_name(hours(0)) == "UTC");
  CHECK(offset_name(hours(9)) == "+09:00");
  CHECK(offset_name(-(hours(5) + minutes(30))) == "-05:30");
}
