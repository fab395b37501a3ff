#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "retain/period.hpp"

namespace retain::io {

/// The form in which an input writes its dates, as `--date-format` gives it: %Y %y %m %d, %b or %B (the month's name), %q (1 to 4), %H %M
/// %S %p (read and left out), %%, and any other text as it is. It names a year, a quarter, a month or a day.
class DatePattern {
 public:
  /// Throws PatternError.
  explicit DatePattern(std::string_view text);

  /// The period that `date` names in this form. Throws PeriodError where it is not written so.
  [[nodiscard]] Period read(std::string_view date) const;
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

/// How an input writes dates, as far as their text does not tell.
struct DateStyle {
  DateOrder order = DateOrder::unknown;
  std::optional<DatePattern> pattern{};
};

/// `text` without the time of day behind a date: "2026-03-15T10:30:00Z", "15.3.2026 10:30", "2026-03-15 오전 10:30".
std::string_view without_time(std::string_view text);

/// Reads a label as `Period::parse` does, in this style; a time of day behind a date is left out. Throws PeriodError.
Period read_period(std::string_view text, const DateStyle& style);

/// What a label tells of the order of day and month, a time of day left out.
OrderEvidence date_evidence(std::string_view text);

}  // namespace retain::io
