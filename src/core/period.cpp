#include "retain/period.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <vector>

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
};
constexpr std::array<GranularityRow, 6> granularities{{{"", 0}, {"day", 365}, {"week", 52}, {"month", 12}, {"quarter", 4}, {"year", 1}}};

constexpr int first_year = 1;
constexpr int last_year = 9999;

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
  throw std::logic_error("no calendar period of unknown granularity");
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
  throw std::logic_error("a text label has no days");
}

/// A label cut into runs of digits and what stands between them.
struct Piece {
  bool digits;
  std::string_view text;
};
std::vector<Piece> cut(std::string_view label) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::vector<Piece> pieces;
  for (std::size_t start = 0; start < label.size();) {
    std::size_t end = start;
    const bool digits = is_digit(label[start]);
    while (end < label.size() && is_digit(label[end]) == digits) ++end;
    pieces.push_back({digits, label.substr(start, end - start)});
    start = end;
  }
  return pieces;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string quoted(std::string_view label) { return "\"" + std::string(label) + "\""; }

constexpr const char* forms = "write 2026-03, 2026-Q1, 2026, 2026-W05 or 2026-03-15";

[[noreturn]] void refuse(std::string_view label, const char* what) { throw PeriodError("period " + quoted(label) + " " + what, forms); }

Period dated(Granularity granularity, std::string_view label, std::int64_t y, std::int64_t m = 1, std::int64_t d = 1) {
  if (y < first_year || y > last_year) refuse(label, "has no valid year");
  if (m < 1 || m > 12) refuse(label, "has no valid month");
  const year_month_day date(year(static_cast<int>(y)), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
  if (d < 1 || d > 31 || !date.ok()) refuse(label, "is a day that does not exist");
  return Period::containing(granularity, sys_days(date));
}

Period digits_only(std::string_view label) {
  const auto part = [&](std::size_t start, std::size_t length) { return number_of(label.substr(start, length)); };
  if (label.size() == 4) return dated(Granularity::year, label, part(0, 4));
  if (label.size() == 6) return dated(Granularity::month, label, part(0, 4), part(4, 2));
  if (label.size() == 8) return dated(Granularity::day, label, part(0, 4), part(4, 2), part(6, 2));
  refuse(label, "may be a spreadsheet's serial number of a day");
}

/// The label as one of the plain forms where it is a date in Korean ("2026년 3월", "2026. 3. 15."), else without its spaces.
std::string plain_form(std::string_view label) {
  std::string plain;
  while (!label.empty()) {
    const std::string_view rest = label;
    for (const std::string_view unit : {"년", "월", "일"}) {
      if (!label.starts_with(unit)) continue;
      plain += '.';
      label.remove_prefix(unit.size());
    }
    if (label.size() != rest.size()) continue;
    if (label.front() != ' ') plain += label.front();
    label.remove_prefix(1);
  }
  while (plain.ends_with('.')) plain.pop_back();
  return plain;
}

/// "Jan 2026", "Mar-26": a month by its English name beside digits.
bool names_a_month(const std::vector<Piece>& pieces) {
  if (pieces.size() != 2) return false;
  std::string word;
  for (const char c : pieces[pieces[0].digits ? 1 : 0].text) {
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  constexpr std::array<std::string_view, 12> months{"january", "february", "march",     "april",   "may",      "june",
                                                    "july",    "august",   "september", "october", "november", "december"};
  return word.size() >= 3 && std::any_of(months.begin(), months.end(), [&](std::string_view month) { return month.starts_with(word); });
}

bool is_date_separator(std::string_view text) { return text == "-" || text == "/" || text == "."; }

}  // namespace

std::string_view granularity_key(Granularity granularity) { return granularities.at(static_cast<std::size_t>(granularity)).key; }

std::optional<Granularity> find_granularity(std::string_view key) {
  for (std::size_t i = 1; i < granularities.size(); ++i) {
    if (granularities.at(i).key == key) return static_cast<Granularity>(i);
  }
  return std::nullopt;
}

int periods_per_year(Granularity granularity) { return granularities.at(static_cast<std::size_t>(granularity)).periods_per_year; }

Period Period::containing(Granularity granularity, sys_days date) {
  Period period;
  period.granularity_ = granularity;
  period.ordinal_ = ordinal_of(granularity, date);
  return period;
}

Period Period::from_ordinal(Granularity granularity, std::int64_t ordinal) {
  Period period;
  period.granularity_ = granularity;
  period.ordinal_ = ordinal;
  return period;
}

Period Period::parse(std::string_view label) {
  while (!label.empty() && label.front() == ' ') label.remove_prefix(1);
  while (!label.empty() && label.back() == ' ') label.remove_suffix(1);
  const bool starts_with_digit = !label.empty() && label.front() >= '0' && label.front() <= '9';
  const std::string plain = starts_with_digit ? plain_form(label) : std::string(label);
  const std::vector<Piece> pieces = cut(plain);
  const auto as_text = [&] {
    Period period;
    period.label_ = label;
    return period;
  };
  if (pieces.empty()) return {};
  if (pieces.size() == 1 && pieces[0].digits && plain.size() >= 4 && plain.size() <= 8) return digits_only(plain);
  if (names_a_month(pieces)) refuse(label, "names its month in words");

  if (pieces.size() == 3 && pieces[0].digits && pieces[2].digits) {
    const std::string_view separator = pieces[1].text;
    const std::int64_t number = number_of(pieces[2].text.substr(0, 4));
    const char kind = static_cast<char>(std::toupper(static_cast<unsigned char>(separator.back())));
    const bool joined = separator.size() == 1 || (separator.size() == 2 && (separator[0] == '-' || separator[0] == ' '));
    if (joined && kind == 'Q' && pieces[0].text.size() == 4) {
      if (number < 1 || number > 4) refuse(label, "has no valid quarter");
      return dated(Granularity::quarter, label, number_of(pieces[0].text), number * 3 - 2);
    }
    if (joined && kind == 'W' && pieces[0].text.size() == 4) {
      const std::int64_t iso_year = number_of(pieces[0].text);
      if (iso_year < first_year || iso_year > last_year) refuse(label, "has no valid year");
      const std::int64_t ordinal = week_ordinal(iso_year, number);
      if (number < 1 || iso_week(ordinal).year != iso_year) refuse(label, "is a week that does not exist");
      return containing(Granularity::week, monday_of(ordinal));
    }
  }

  const bool looks_like_a_date = pieces.size() >= 3 && pieces[0].digits && is_date_separator(pieces[1].text) && pieces[2].digits;
  if (!looks_like_a_date) return as_text();
  const bool year_first = pieces[0].text.size() == 4;
  const bool short_parts = pieces[2].text.size() <= 2;
  if (year_first && short_parts && pieces.size() == 3) {
    return dated(Granularity::month, label, number_of(pieces[0].text), number_of(pieces[2].text));
  }
  if (year_first && short_parts && pieces.size() == 5 && pieces[3].text == pieces[1].text && pieces[4].text.size() <= 2) {
    return dated(Granularity::day, label, number_of(pieces[0].text), number_of(pieces[2].text), number_of(pieces[4].text));
  }
  refuse(label, year_first ? "is not a valid date" : "does not start with a year of four digits");
}

std::string Period::to_string() const {
  if (!is_calendar()) return label_;
  const year_month_day first(first_day());
  const auto y = static_cast<int>(first.year());
  std::array<char, 24> text{};
  switch (granularity_) {
    case Granularity::day:
      std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", y, static_cast<unsigned>(first.month()),
                    static_cast<unsigned>(first.day()));
      break;
    case Granularity::week: {
      const IsoWeek week = iso_week(ordinal_);
      std::snprintf(text.data(), text.size(), "%04d-W%02d", static_cast<int>(week.year), static_cast<int>(week.week));
      break;
    }
    case Granularity::month:
      std::snprintf(text.data(), text.size(), "%04d-%02u", y, static_cast<unsigned>(first.month()));
      break;
    case Granularity::quarter:
      std::snprintf(text.data(), text.size(), "%04d-Q%u", y, (static_cast<unsigned>(first.month()) + 2) / 3);
      break;
    default:
      std::snprintf(text.data(), text.size(), "%04d", y);
      break;
  }
  return text.data();
}

sys_days Period::first_day() const { return first_day_of(granularity_, ordinal_); }

sys_days Period::last_day() const { return first_day_of(granularity_, ordinal_ + 1) - days(1); }

Period Period::next() const {
  Period period = *this;
  ++period.ordinal_;
  return period;
}

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
