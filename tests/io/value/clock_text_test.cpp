#include "io/value/clock_text.hpp"

#include <string>

#include "retain/period.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

namespace {

constexpr std::chrono::seconds hour = std::chrono::hours(1);

/// The second of the day of 15 March 2026, at a time that is written so behind it.
int second_of(const std::string& time) {
  CAPTURE(time);
  const std::string text = "2026-03-15" + time;
  const DateAndClock parted = split_clock(text);
  CHECK(parted.date == "2026-03-15");
  REQUIRE(parted.clock);
  return parted.clock->second;
}

std::optional<std::chrono::seconds> offset_of(const std::string& time) {
  CAPTURE(time);
  const std::string text = "2026-03-15" + time;
  const DateAndClock parted = split_clock(text);
  REQUIRE(parted.clock);
  return parted.clock->offset;
}

}  // namespace

TEST_CASE("times of day are read as they are written", "[clock_text]") {
  CHECK(second_of("T10:30:05") == 37'805);
  CHECK(second_of(" 10:30") == 37'800);
  CHECK(second_of("  9:30") == 34'200);
  CHECK(second_of("T10:30:05.999") == 37'805);
  CHECK(second_of("T10:30:05,999Z") == 37'805);
  CHECK(second_of("T103005Z") == 37'805);
  CHECK(second_of("T1030") == 37'800);
  CHECK(second_of(" 9:30 PM") == 77'400);
  CHECK(second_of(" 9:30:00pm") == 77'400);
  CHECK(second_of(" 12:00 AM") == 0);
  CHECK(second_of(" 12:30 PM") == 45'000);
  CHECK(second_of(" 11:30 PM") == 84'600);
  CHECK(second_of(" 13:30 PM") == 48'600);
  CHECK(second_of(" PM 9:30") == 77'400);
  CHECK(second_of(" 오후 9:30") == 77'400);
  CHECK(second_of(" 오전 12:00") == 0);
}

TEST_CASE("the end of a day and a leap second are its last second", "[clock_text]") {
  CHECK(second_of("T23:59:60Z") == 86'399);
  CHECK(second_of("T24:00:00") == 86'399);
  CHECK(second_of(" 08:59:60+09:00") == 32'399);
}

TEST_CASE("a time that no day has is refused", "[clock_text]") {
  for (const char* time : {"T24:00:01", "T25:00:00", "T10:60:00", "T10:30:60", "T10:30:61", " 13:00 AM", "T993005"}) {
    CAPTURE(time);
    const std::string text = "2026-03-15" + std::string(time);
    CHECK_THROWS_WITH(split_clock(text), "date \"" + text + "\" has a time that no day has");
  }
}

TEST_CASE("an offset from UTC stands behind a time", "[clock_text]") {
  CHECK(offset_of("T10:30:05Z") == 0 * hour);
  CHECK(offset_of(" 10:30:05 UTC") == 0 * hour);
  CHECK(offset_of(" 10:30:05 GMT") == 0 * hour);
  CHECK(offset_of("T10:30+09:00") == 9 * hour);
  CHECK(offset_of("T10:30+0900") == 9 * hour);
  CHECK(offset_of(" 10:30:05+09") == 9 * hour);
  CHECK(offset_of(" 10:30:05 +0100") == hour);
  CHECK(offset_of(" 10:30:05 GMT+0100") == hour);
  CHECK(offset_of(" 10:30:05.123456-05:30") == -(5 * hour + std::chrono::minutes(30)));
  CHECK(offset_of(" 9:30 PM +09:00") == 9 * hour);
  CHECK_FALSE(offset_of(" 10:30:05"));
}

TEST_CASE("what stands behind a date and is no time stays with it", "[clock_text]") {
  for (const char* text : {"2026-03-15 10:30 EST", "2026-03-15T10:30:5", "2026-03-15 10:30:05.", "2026-03-15 10:300", "2026-03-15T10305"}) {
    CAPTURE(text);
    CHECK(split_clock(text).date == text);
    CHECK_FALSE(split_clock(text).clock);
  }
}
