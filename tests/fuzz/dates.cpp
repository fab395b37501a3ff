#include "fuzz/fuzz.hpp"
#include "io/value/date_text.hpp"

using namespace retain;

namespace {

io::DateStyle style_of(std::uint8_t choice) {
  io::DateStyle style;
  style.order = choice % 2 == 0 ? DateOrder::unknown : DateOrder::month_first;
  style.unix_times = static_cast<io::UnixTimes>(choice / 2 % 3);
  if (choice / 8 % 2 == 1)
    style.zone = std::make_shared<const io::TimeZone>(io::TimeZone::find(choice / 16 % 2 == 0 ? "+09:00" : "-05:30"));
  style.facts = std::make_shared<io::DateFacts>();
  return style;
}

void check_moment(std::string_view text, const io::DateStyle& style) {
  const io::Moment moment = io::read_moment(text, style);
  if (!moment.second_of_day) return fuzz::require(!moment.instant, "a date without a time is no instant", text);
  const std::chrono::seconds second(*moment.second_of_day);
  fuzz::require(moment.period.granularity() == Granularity::day, "what has a time is a day", text);
  fuzz::require(second >= std::chrono::seconds(0) && second < std::chrono::hours(24), "a time lies in its day", text);
  if (!moment.instant) return;
  const std::chrono::seconds offset = moment.period.first_day() + second - *moment.instant;
  fuzz::require(std::chrono::abs(offset) <= std::chrono::hours(18), "an instant lies near its day", text);
  fuzz::require(!style.facts->assumptions({}).empty(), "an offset is said", text);
}

/// A file of the zone database, or a rule as it ends with.
void check_zone(std::string_view bytes) {
  if (const auto rule = io::read_zone_rule(bytes))
    static_cast<void>(rule->offset_at(std::chrono::sys_seconds(std::chrono::hours(500'000))));
  const io::TimeZone zone = io::TimeZone::from_file("Test/Zone", bytes);
  const std::chrono::seconds offset = zone.offset_at(std::chrono::sys_seconds(std::chrono::hours(500'000)));
  fuzz::require(std::chrono::abs(offset) <= std::chrono::hours(26), "a zone lies near UTC");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text = fuzz::text_of(data, size);
  const std::uint8_t choice = fuzz::take_byte(text);
  try {
    if (choice == 'Z') {
      check_zone(text);
    } else {
      check_moment(text, style_of(choice));
    }
  } catch (const Error& error) {
    fuzz::require(*error.what() != '\0', "a refusal says why");
  }
  return 0;
}
