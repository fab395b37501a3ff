#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "retain/error.hpp"
#include "retain/number.hpp"

namespace retain {

/// The length of a period. `unknown`: a text label, or no label at all.
enum class Granularity : std::uint8_t { unknown, day, week, month, quarter, year };

/// "month" and so on; "unknown" has no key and gives an empty text.
std::string_view granularity_key(Granularity granularity);
/// The granularity of a key; empty where there is none.
std::optional<Granularity> find_granularity(std::string_view key);
/// Periods a year: 365, 52, 12, 4, 1. 0 where the granularity is unknown.
int periods_per_year(Granularity granularity);
/// A length as text: years in a period, "1/12" of a month; a year of weeks and days has 365.25 days. Empty for an unknown granularity.
std::string_view years_text(Granularity granularity);
/// The same as a number. Throws Error for an unknown granularity.
Number years_in(Granularity granularity);

/// Which number of "01/02/2024" is the day. `unknown`: nothing tells.
enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

/// What a label tells of the order in which its input writes dates: "13/02/2024" and "1.2.2024" prove that the day is first, "02/13/2024"
/// that the month is. `ambiguous`: the label means different days under the two, and tells nothing.
struct OrderEvidence {
  DateOrder proves = DateOrder::unknown;
  bool ambiguous = false;
};
OrderEvidence order_evidence(std::string_view label);

/// A label that looks like a date and is none, with the way out.
class PeriodError : public Error {
 public:
  using Error::Error;
};

/// A calendar period (`2026-03`, `2026-Q1`, `2026`, `2026-W05`, `2026-03-15`), a text label of unknown length ("Launch"), or none.
///
///     const retain::Period march = retain::Period::parse("März 2026");
///     march.next().to_string();  // "2026-04"
class Period {
 public:
  /// No period: a single snapshot without a label.
  Period() = default;
  /// The calendar period of this granularity (not `unknown`) that holds `date`.
  static Period containing(Granularity granularity, std::chrono::sys_days date);
  /// The calendar period of this granularity (not `unknown`) with this `ordinal()`.
  static Period from_ordinal(Granularity granularity, std::int64_t ordinal);
  /// Reads a label: 2026-03-15, 2026-03, 2026-Q1, 2026-W05, 2026 and what people write for them in English, German and Korean ("15.3.2026",
  /// "Mar 2026", "2026년 1분기"), case ignored. `order` settles 01/02/2026. A text that does not look like a date becomes a text label;
  /// throws PeriodError for one that does and is not valid, or means different days under the two orders. "FY25 Q1" is 2025-Q1.
  static Period parse(std::string_view label, DateOrder order = DateOrder::unknown);

  [[nodiscard]] Granularity granularity() const { return granularity_; }
  [[nodiscard]] bool is_none() const { return granularity_ == Granularity::unknown && label_.empty(); }
  [[nodiscard]] bool is_calendar() const { return granularity_ != Granularity::unknown; }
  /// The label in its canonical form; empty for none.
  [[nodiscard]] std::string to_string() const;
  /// First and last day. These and what else is said to be of calendar periods throw Error for others.
  [[nodiscard]] std::chrono::sys_days first_day() const;
  [[nodiscard]] std::chrono::sys_days last_day() const;
  /// The period after this one; calendar periods only.
  [[nodiscard]] Period next() const;
  /// The period with the same label a year earlier; empty for text labels, 29 February and week 53 of a shorter year.
  [[nodiscard]] std::optional<Period> year_ago() const;
  /// The place of a calendar period among those of its granularity: consecutive numbers; 0 for any other.
  [[nodiscard]] std::int64_t ordinal() const { return ordinal_; }
  /// Periods from `other` to this one, both calendar periods of one granularity.
  [[nodiscard]] std::int64_t since(const Period& other) const {
    if (granularity_ != other.granularity_ || !is_calendar()) throw Error("periods of different lengths have no distance");
    return ordinal_ - other.ordinal_;
  }

  friend bool operator==(const Period&, const Period&) = default;
  /// Calendar order within one granularity. Text labels have no order of their own (their file gives it) and compare by text.
  friend std::strong_ordering operator<=>(const Period&, const Period&) = default;

 private:
  Granularity granularity_ = Granularity::unknown;
  std::int64_t ordinal_ = 0;  // days, ISO weeks, months, quarters since 1970, or the year
  std::string label_;         // text labels only
};

/// The calendar period that a label names; empty for any other label, and for one that looks like a date and is none.
std::optional<Period> find_calendar_period(std::string_view label);

}  // namespace retain
