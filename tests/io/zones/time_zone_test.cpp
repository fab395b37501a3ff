#include "io/zones/time_zone.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

#include "support/catch.hpp"

using namespace retain::io;
using namespace std::chrono;

namespace {

std::string big_endian(std::int64_t value, int width) {
  std::string bytes;
  for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
  return bytes;
}

/// A zone that was one hour ahead of UTC, two from 1000 on and three from 2000 on, in times of `width` bytes.
std::string zone_data(char version, int width, int leap_seconds = 0) {
  std::string bytes = "TZif" + std::string(1, version) + std::string(15, '\0');
  for (const int count : {0, 0, leap_seconds, 2, 3, 4}) bytes += big_endian(count, 4);
  bytes += big_endian(1000, width) + big_endian(2000, width) + '\1' + '\2';
  for (const int offset : {3600, 7200, 10'800}) bytes += big_endian(offset, 4) + std::string(2, '\0');
  return bytes + std::string("ABC\0", 4) + std::string(static_cast<std::size_t>(leap_seconds * (width + 4)), '\0');
}

std::string zone_file(const std::string& rule, int leap_seconds = 0) {
  return zone_data('2', 4) + zone_data('2', 8, leap_seconds) + '\n' + rule + '\n';
}

long hours_at(const TimeZone& zone, std::int64_t instant) {
  return static_cast<long>(duration_cast<hours>(zone.offset_at(sys_seconds(seconds(instant)))).count());
}

std::string zone_refusal(std::string_view name) {
  try {
    return TimeZone::find(name).name();
  } catch (const TimeZoneError& error) {
    CHECK_FALSE(error.hint().empty());
    return error.what();
  }
}

}  // namespace

TEST_CASE("a zone may be an offset from UTC", "[time_zone]") {
  const TimeZone zone = TimeZone::find("-0530");
  CHECK(zone.name() == "-05:30");
  CHECK(zone.offset_at({}) == -(hours(5) + minutes(30)));
  CHECK(TimeZone::find("Z").name() == "UTC");
  CHECK(hours_at(TimeZone::find("UTC"), 0) == 0);
}

TEST_CASE("a file of the zone database gives the changes of a zone", "[time_zone]") {
  for (const std::string& bytes : {zone_file(""), zone_data('\0', 4)}) {
    const TimeZone zone = TimeZone::from_file("Test/Zone", bytes);
    CHECK(zone.name() == "Test/Zone");
    CHECK(hours_at(zone, -5) == 1);
    CHECK(hours_at(zone, 999) == 1);
    CHECK(hours_at(zone, 1000) == 2);
    CHECK(hours_at(zone, 1999) == 2);
    CHECK(hours_at(zone, 2000) == 3);
    CHECK(hours_at(zone, 4'000'000'000) == 3);
  }
}

TEST_CASE("a rule holds from the last change on", "[time_zone]") {
  const TimeZone zone = TimeZone::from_file("Test/Zone", zone_file("XYZ-5"));
  CHECK(hours_at(zone, 1999) == 2);
  CHECK(hours_at(zone, 2000) == 5);
}

TEST_CASE("a damaged file of a zone is refused", "[time_zone]") {
  const std::string whole = zone_file("XYZ-5");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(TimeZone::from_file("Test/Zone", whole.substr(0, size)), TimeZoneError);
  }
  std::string wrong_type = whole;
  wrong_type[zone_data('2', 4).size() + 44 + 16] = '\7';
  CHECK_THROWS_AS(TimeZone::from_file("Test/Zone", wrong_type), TimeZoneError);
  CHECK_THROWS_WITH(TimeZone::from_file("Test/Zone", zone_file("no rule")), "the file of time zone \"Test/Zone\" is damaged");
  CHECK_THROWS_AS(TimeZone::from_file("Test/Zone", zone_file("", 1)), TimeZoneError);
  CHECK_THROWS_AS(TimeZone::from_file("Test/Zone", std::string(5000, '\xFF')), TimeZoneError);
}

TEST_CASE("a name that leads out of the zone database is none", "[time_zone]") {
  for (const char* name :
       {"", "/etc/passwd", "../../etc/passwd", "Asia/../../x", "Asia//Seoul", "Asia/", "Asia/Seoul\n", ".hidden", "9", "+9:00"}) {
    CAPTURE(name);
    CHECK(zone_refusal(name).ends_with("is no time zone"));
  }
  CHECK(zone_refusal("Mars/Olympus") == "this system knows no time zone \"Mars/Olympus\"");
  CHECK(zone_refusal("Asia") == "this system knows no time zone \"Asia\"");
}

TEST_CASE("zones of the system's database are found by their names", "[time_zone]") {
  if (!std::filesystem::exists("/usr/share/zoneinfo/Europe/Berlin") || !std::filesystem::exists("/usr/share/zoneinfo/Asia/Seoul")) return;
  const auto at = [](int on_year, unsigned on_month) {
    return sys_days(year(on_year) / month(on_month) / 15).time_since_epoch() / seconds(1);
  };
  const TimeZone berlin = TimeZone::find("Europe/Berlin");
  CHECK(hours_at(berlin, at(2026, 1)) == 1);
  CHECK(hours_at(berlin, at(2026, 7)) == 2);
  CHECK(hours_at(berlin, at(2100, 7)) == 2);
  CHECK(hours_at(TimeZone::find("Asia/Seoul"), at(2026, 7)) == 9);
  // Summer time of the year 1988.
  CHECK(hours_at(TimeZone::find("Asia/Seoul"), at(1988, 7)) == 10);
}
