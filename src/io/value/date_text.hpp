#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/value/date_facts.hpp"
#include "io/zones/time_zone.hpp"
#include "retain/period.hpp"

namespace retain::io {

/// When something happened: the period that its date names, and what is known of the time of day.
struct Moment {
  Period period;
  std::optional<int> second_of_day;                   ///< since the midnight that begins `period`, a day; a date without a time has none
  std::optional<std::chrono::sys_seconds> instant{};  ///< where its distance from UTC is known
};

/// The form in which an input writes its dates, as `--date-format` gives it: %Y %y %m %d, %b or %B (the month's name), %q (1 to 4), %H %M
/// %S %p (the time of day), %%, and any other text as it is. It names a year, a quarter, a month or a day.
class DatePattern {
 public:
  /// Throws PatternError.
  explicit DatePattern(std::string_view text);

  /// What `date` names in this form, without an instant. Throws PeriodError where it is not written so.
  [[nodiscard]] Moment read(std::string_view date) const;
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  struct Part {
    char directive = '\0';  // NUL: a text as it is
    std::string literal{};
    bool joined = false;  // another number stands right beside it, so that all digits must be there
  };
  [[nodiscard]] bool has(std::string_view wanted) const;

  std::string text_;
  std::vector<Part> parts_;
};

/// A text that is no pattern of dates.
class PatternError : public Error {
 public:
  using Error::Error;
};

/// What a number of 10 or 13 digits, with or without a fraction, is likely to count; `none` for any other text.
UnixTimes find_unix_times(std::string_view text);

/// How an input writes dates, as far as their text does not tell.
struct DateStyle {
  DateOrder order = DateOrder::unknown;
  std::optional<DatePattern> pattern{};
  UnixTimes unix_times = UnixTimes::none;        ///< of all dates, or of none
  std::optional<std::chrono::seconds> offset{};  ///< from UTC, of times that are written without one: "Created (UTC)"
  std::shared_ptr<const TimeZone> zone{};  ///< to whose days moments are moved; null: the day that is written, of a Unix time that of UTC
  std::shared_ptr<DateFacts> facts{};      ///< where what is taken for granted is noted; null: nowhere
};

/// `text` without the time of day behind a date: "2026-03-15T10:30:00Z", "15.3.2026 10:30", "2026-03-15 오전 10:30".
std::string_view without_time(std::string_view text);

/// Reads a label as `Period::parse` does, in this style, and the time of day behind it; "Jan-24" is a month. Throws PeriodError.
Moment read_moment(std::string_view text, const DateStyle& style);
/// The period of `read_moment`.
Period read_period(std::string_view text, const DateStyle& style);

/// What a label tells of the order of day and month, a time of day left out.
OrderEvidence date_evidence(std::string_view text);

}  // namespace retain::io
