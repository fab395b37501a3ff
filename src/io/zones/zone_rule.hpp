#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

namespace retain::io {

/// The day of a year, and the second from its midnight on, on which clocks change.
struct ZoneChange {
  enum class Kind : unsigned char { day_without_leap, day_with_leap, weekday_of_month } kind = Kind::day_with_leap;
  int day = 0;  ///< of the year: from 1 without 29 February, from 0 with it
  unsigned month = 1;
  unsigned week = 1;  ///< of the month, 5 is the last
  unsigned weekday = 0;
  std::chrono::seconds time = std::chrono::hours(2);

  /// When it comes in a year, by the clocks that it changes.
  [[nodiscard]] std::chrono::sys_seconds in(std::chrono::year year) const;
};

/// How far ahead of UTC a zone is in all years, as the variable TZ of POSIX says it: "KST-9", "CET-1CEST,M3.5.0,M10.5.0/3".
struct ZoneRule {
  std::chrono::seconds standard{0};
  std::chrono::seconds summer{0};
  std::optional<std::pair<ZoneChange, ZoneChange>> changes;  ///< to summer and back

  [[nodiscard]] std::chrono::seconds offset_at(std::chrono::sys_seconds instant) const;
};

/// Reads a rule; empty where the text is none.
std::optional<ZoneRule> read_zone_rule(std::string_view text);

}  // namespace retain::io
