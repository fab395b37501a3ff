#include "retain/period.hpp"

#include <array>

namespace retain {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

struct GranularityRow {
  std::string_view key;
  int periods_per_year;
  std::string_view years;
  Number length{};  ///< the same, in years
};
constexpr std::array<GranularityRow, 6> granularities{{{"", 0, ""},
                                                       {"day", 365, "1/365.25", Number::fraction(4, 1461)},
                                                       {"week", 52, "7/365.25", Number::fraction(28, 1461)},
                                                       {"month", 12, "1/12", Number::fraction(1, 12)},
                                                       {"quarter", 4, "1/4", Number::fraction(1, 4)},
                                                       {"year", 1, "1", Number(1)}}};

sys_days from_civil(std::int64_t y, unsigned m, unsigned d) { return sys_days(year(static_cast<int>(y)) / month(m) / day(d)); }

std::int64_t floor_divide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// 1970-01-01 was a Thursday: week 0 is the one from Monday 1969-12-29.
std::int64_t week_of(sys_days date) { return floor_divide(date.time_since_epoch().count() + 3, 7); }
sys_days monday_of(std::int64_t week) { return sys_days(days(week * 7 - 3)); }

struct IsoWeek {
  std::int64_t year;
  std::int64_t week;
};
IsoWeek iso_week(std::int64_t week) {
  const sys_days thursday = monday_of(week) + days(3);
  const auto iso_year = static_cast<int>(year_month_day(thursday).year());
  return {iso_year, (thursday - from_civil(iso_year, 1, 1)).count() / 7 + 1};
}
/// The ordinal of week `number` of an ISO year; 4 January is always in its first.
std::int64_t week_ordinal(std::int64_t iso_year, std::int64_t number) { return week_of(from_civil(iso_year, 1, 4)) + number - 1; }

std::int64_t ordinal_of(Granularity granularity, sys_days date) {
  const year_month_day civil(date);
  const std::int64_t y = static_cast<int>(civil.year());
  const std::int64_t m = static_cast<unsigned>(civil.month()) - 1;
  switch (granularity) {
    case Granularity::day:
      return date.time_since_epoch().count();
    case Granularity::week:
      return week_of(date);
    case Granularity::month:
      return y * 12 + m;
    case Granularity::quarter:
      return y * 4 + m / 3;
    case Granularity::year:
      return y;
    case Granularity::unknown:
      break;
  }
  throw Error("no calendar period of unknown granularity");
}

sys_days first_day_of(Granularity granularity, std::int64_t ordinal) {
  switch (granularity) {
    case Granularity::day:
      return sys_days(days(ordinal));
    case Granularity::week:
      return monday_of(ordinal);
    case Granularity::month:
      return from_civil(floor_divide(ordinal, 12), static_cast<unsigned>(ordinal % 12) + 1, 1);
    case Granularity::quarter:
      return from_civil(floor_divide(ordinal, 4), static_cast<unsigned>(ordinal % 4) * 3 + 1, 1);
    case Granularity::year:
      return from_civil(ordinal, 1, 1);
    case Granularity::unknown:
      break;
  }
  throw Error("a text label has no days");
}

/// A number of at least so many digits.
std::string with_zeros(std::int64_t number, std::size_t digits) {
  std::string text = std::to_string(number);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

}  // namespace

std::string_view granularity_key(Granularity granularity) { return granularities.at(static_cast<std::size_t>(granularity)).key; }

std::optional<Granularity> find_granularity(std::string_view key) {
  for (std::size_t i = 1; i < granularities.size(); ++i) {
    if (granularities.at(i).key == key) return static_cast<Granularity>(i);
  }
  return std::nullopt;
}

int periods_per_year(Granularity granularity) { return granularities.at(static_cast<std::size_t>(granularity)).periods_per_year; }

std::string_view years_text(Granularity granularity) { return granularities.at(static_cast<std::size_t>(granularity)).years; }

Number years_in(Granularity granularity) {
  if (granularity == Granularity::unknown) throw Error("the length of the period is not known");
  return granularities.at(static_cast<std::size_t>(granularity)).length;
}

Period Period::containing(Granularity granularity, sys_days date) {
  Period period;
  period.granularity_ = granularity;
  period.ordinal_ = ordinal_of(granularity, date);
  return period;
}

Period Period::from_ordinal(Granularity granularity, std::int64_t ordinal) {
  if (granularity == Granularity::unknown) throw Error("no calendar period of unknown granularity");
  Period period;
  period.granularity_ = granularity;
  period.ordinal_ = ordinal;
  return period;
}

std::string Period::to_string() const {
  if (!is_calendar()) return label_;
  const year_month_day first(first_day());
  std::string year = with_zeros(static_cast<int>(first.year()), 4);
  const auto month = static_cast<unsigned>(first.month());
  switch (granularity_) {
    case Granularity::day:
      return year + '-' + with_zeros(month, 2) + '-' + with_zeros(static_cast<unsigned>(first.day()), 2);
    case Granularity::week: {
      const IsoWeek week = iso_week(ordinal_);
      return with_zeros(week.year, 4) + "-W" + with_zeros(week.week, 2);
    }
    case Granularity::month:
      return year + '-' + with_zeros(month, 2);
    case Granularity::quarter:
      return year + "-Q" + std::to_string((month + 2) / 3);
    default:
      return year;
  }
}

sys_days Period::first_day() const { return first_day_of(granularity_, ordinal_); }

sys_days Period::last_day() const { return first_day_of(granularity_, ordinal_ + 1) - days(1); }

Period Period::next() const { return from_ordinal(granularity_, ordinal_ + 1); }

std::optional<Period> Period::year_ago() const {
  Period period = *this;
  switch (granularity_) {
    case Granularity::unknown:
      return std::nullopt;
    case Granularity::month:
      period.ordinal_ -= 12;
      return period;
    case Granularity::quarter:
      period.ordinal_ -= 4;
      return period;
    case Granularity::year:
      period.ordinal_ -= 1;
      return period;
    case Granularity::week: {
      const IsoWeek week = iso_week(ordinal_);
      period.ordinal_ = week_ordinal(week.year - 1, week.week);
      return iso_week(period.ordinal_).week == week.week ? std::optional(period) : std::nullopt;
    }
    case Granularity::day: {
      year_month_day date(first_day());
      date -= std::chrono::years(1);
      if (!date.ok()) return std::nullopt;
      period.ordinal_ = sys_days(date).time_since_epoch().count();
      return period;
    }
  }
  return std::nullopt;
}

}  // namespace retain
