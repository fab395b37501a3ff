#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace retain::io {

/// A time of day as it is written.
struct Clock {
  int second = 0;                              ///< since midnight, without a fraction; 24:00:00 and 23:59:60 are the last of their day
  std::optional<std::chrono::seconds> offset;  ///< ahead of UTC
};

/// What an hour counts from.
enum class HalfOfDay : std::uint8_t { whole, before_noon, after_noon };
/// Cuts a word for a half of the day ("AM", "pm", "오전") off the beginning of `text`; `whole` where none stands there.
HalfOfDay take_half_of_day(std::string_view& text);

/// The numbers of a time before they are judged.
struct ClockParts {
  int hour = 0;
  int minute = 0;
  int second = 0;
  HalfOfDay half = HalfOfDay::whole;
};
/// The seconds since midnight, as `Clock` counts them. Throws PeriodError, which speaks of `text`, for a time that no day has.
int second_of_day(const ClockParts& parts, std::string_view text);

/// A text that begins with a date.
struct DateAndClock {
  std::string_view date;  ///< the whole text where no time of day stands behind it
  std::optional<Clock> clock;
};
/// Parts a date and the time of day behind it: "2026-03-15T10:30:00Z", "15.3.2026 10:30", "2026-03-15 오전 10:30", "2026-03-15 9:30 PM
/// +09:00". Throws PeriodError for a time that no day has.
DateAndClock split_clock(std::string_view text);

}  // namespace retain::io
