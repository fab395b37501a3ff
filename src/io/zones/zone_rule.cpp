#include "io/zones/zone_rule.hpp"

#include <algorithm>

namespace retain::io {

namespace {

/// A rule that is read from its beginning.
class RuleText {
 public:
  explicit RuleText(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] bool stands(char sign) const { return rest_.starts_with(sign); }

  bool take(char sign) {
    if (!stands(sign)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::optional<int> take_number(int most) {
    constexpr std::size_t most_digits = 3;
    int value = 0;
    std::size_t size = 0;
    for (; size < std::min(rest_.size(), most_digits) && rest_[size] >= '0' && rest_[size] <= '9'; ++size)
      value = value * 10 + (rest_[size] - '0');
    if (size == 0 || value > most) return std::nullopt;
    rest_.remove_prefix(size);
    return value;
  }

  /// "CET" or "<+03>".
  bool take_name() {
    if (take('<')) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos || end == 0) return false;
      rest_.remove_prefix(end + 1);
      return true;
    }
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto size = static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_letter) - rest_.begin());
    rest_.remove_prefix(size);
    return size >= 3;
  }

  /// "2", "-5:30", "24:00:00".
  std::optional<std::chrono::seconds> take_time(int most_hours) {
    const bool is_negative = take('-');
    if (!is_negative) take('+');
    const auto hours = take_number(most_hours);
    if (!hours) return std::nullopt;
    std::chrono::seconds time = std::chrono::hours(*hours);
    for (const std::chrono::seconds unit : {std::chrono::seconds(60), std::chrono::seconds(1)}) {
      if (!take(':')) break;
      const auto value = take_number(59);
      if (!value) return std::nullopt;
      time += unit * *value;
    }
    return is_negative ? -time : time;
  }

  std::optional<ZoneChange> take_change() {
    ZoneChange change;
    if (take('M')) {
      change.kind = ZoneChange::Kind::weekday_of_month;
      const int month = take_number(12).value_or(0);
      const int week = take('.') ? take_number(5).value_or(0) : 0;
      const int weekday = take('.') ? take_number(6).value_or(-1) : -1;
      if (month == 0 || week == 0 || weekday < 0) return std::nullopt;
      change.month = static_cast<unsigned>(month);
      change.week = static_cast<unsigned>(week);
      change.weekday = static_cast<unsigned>(weekday);
    } else {
      const bool without_leap = take('J');
      if (without_leap) change.kind = ZoneChange::Kind::day_without_leap;
      const auto day = take_number(365);
      if (!day || (without_leap && *day == 0)) return std::nullopt;
      change.day = *day;
    }
    if (!take('/')) return change;
    const auto time = take_time(167);
    if (!time) return std::nullopt;
    change.time = *time;
    return change;
  }

 private:
  std::string_view rest_;
};

}  // namespace

std::chrono::sys_seconds ZoneChange::in(std::chrono::year year) const {
  using namespace std::chrono;
  const sys_days first = sys_days(year / January / 1);
  if (kind == Kind::day_with_leap) return first + days(day) + time;
  if (kind == Kind::day_without_leap) {
    constexpr int last_of_february = 59;
    const bool is_behind_leap_day = year.is_leap() && day > last_of_february;
    return first + days(day - 1 + (is_behind_leap_day ? 1 : 0)) + time;
  }
  const std::chrono::month in_month(month);
  const std::chrono::weekday on(weekday);
  constexpr unsigned last_week = 5;
  return (week == last_week ? sys_days(year / in_month / on[last]) : sys_days(year / in_month / on[week])) + time;
}

std::chrono::seconds ZoneRule::offset_at(std::chrono::sys_seconds instant) const {
  if (!changes) return standard;
  const std::chrono::year year = std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(instant + standard)).year();
  const std::chrono::sys_seconds to_summer = changes->first.in(year)-standard;
  const std::chrono::sys_seconds back = changes->second.in(year)-summer;
  const bool is_summer = to_summer < back ? instant >= to_summer && instant < back : instant >= to_summer || instant < back;
  return is_summer ? summer : standard;
}

std::optional<ZoneRule> read_zone_rule(std::string_view text) {
  constexpr int most_hours = 24;
  RuleText rest(text);
  ZoneRule rule;
  // POSIX counts what is to be added to local time.
  const auto standard = rest.take_name() ? rest.take_time(most_hours) : std::nullopt;
  if (!standard) return std::nullopt;
  rule.standard = -*standard;
  if (rest.at_end()) return rule;
  if (!rest.take_name()) return std::nullopt;
  rule.summer = rule.standard + std::chrono::hours(1);
  if (!rest.stands(',')) {
    const auto summer = rest.take_time(most_hours);
    if (!summer) return std::nullopt;
    rule.summer = -*summer;
  }
  const auto to_summer = rest.take(',') ? rest.take_change() : std::nullopt;
  const auto back = rest.take(',') ? rest.take_change() : std::nullopt;
  if (!to_summer || !back || !rest.at_end()) return std::nullopt;
  rule.changes.emplace(*to_summer, *back);
  return rule;
}

}  // namespace retain::io
