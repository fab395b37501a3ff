#include "io/value/clock_text.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "io/zones/offset.hpp"
#include "retain/period.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

bool is_clock_digit(char c) { return c >= '0' && c <= '9'; }

/// A part of a time that is read from its beginning.
class ClockText {
 public:
  explicit ClockText(std::string_view text) : rest_(text) {}

  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool starts_with_digit() const { return !rest_.empty() && is_clock_digit(rest_.front()); }

  bool take(char sign) {
    if (rest_.empty() || rest_.front() != sign) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_spaces() {
    while (take(' ')) {
    }
  }
  std::optional<int> take_two_digits() {
    if (rest_.size() < 2 || !is_clock_digit(rest_[0]) || !is_clock_digit(rest_[1])) return std::nullopt;
    const int value = (rest_[0] - '0') * 10 + (rest_[1] - '0');
    rest_.remove_prefix(2);
    return value;
  }
  bool take_digits() {
    const std::size_t size = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    rest_.remove_prefix(size);
    return size > 0;
  }

 private:
  std::string_view rest_;
};

struct HalfWord {
  std::string_view word;
  HalfOfDay half;
};
constexpr HalfWord half_words[] = {
    {"AM", HalfOfDay::before_noon}, {"PM", HalfOfDay::after_noon},    {"am", HalfOfDay::before_noon},
    {"pm", HalfOfDay::after_noon},  {"오전", HalfOfDay::before_noon}, {"오후", HalfOfDay::after_noon},
};

HalfOfDay cut_half_of_day(std::string_view& text) {
  for (const auto& [word, half] : half_words) {
    if (!text.ends_with(word)) continue;
    text = trim(text.substr(0, text.size() - word.size()));
    return half;
  }
  return HalfOfDay::whole;
}

/// What stands behind the hour; empty where it is no time. `is_compact`: without colons.
std::optional<std::pair<ClockParts, std::string_view>> read_behind_hour(int hour, std::string_view text, bool is_compact) {
  ClockText rest(text);
  ClockParts parts{.hour = hour};
  if (!is_compact && !rest.take(':')) return std::nullopt;
  const auto minute = rest.take_two_digits();
  if (!minute) return std::nullopt;
  parts.minute = *minute;
  if (is_compact ? rest.starts_with_digit() : rest.take(':')) {
    const auto second = rest.take_two_digits();
    if (!second) return std::nullopt;
    parts.second = *second;
    if ((rest.take('.') || rest.take(',')) && !rest.take_digits()) return std::nullopt;
  }
  if (rest.starts_with_digit()) return std::nullopt;
  rest.skip_spaces();
  std::string_view behind = rest.rest();
  parts.half = take_half_of_day(behind);
  return std::pair(parts, trim(behind));
}

}  // namespace

HalfOfDay take_half_of_day(std::string_view& text) {
  for (const auto& [word, half] : half_words) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return half;
  }
  return HalfOfDay::whole;
}

int second_of_day(const ClockParts& parts, std::string_view text) {
  const auto refuse = [text] {
    throw PeriodError(formatted("date {} has a time that no day has", in_quotes(text)), "write 2026-03-15 or 2026-03-15 10:30:00");
  };
  constexpr int noon = 12;
  int hour = parts.hour;
  if (parts.half == HalfOfDay::before_noon && hour > noon) refuse();
  // Some write 13:30 PM.
  if (parts.half != HalfOfDay::whole && hour <= noon) hour = hour % noon + (parts.half == HalfOfDay::after_noon ? noon : 0);
  const bool ends_day = hour == 24 && parts.minute == 0 && parts.second == 0;
  const bool is_leap_second = parts.minute == 59 && parts.second == 60;
  if (!ends_day && (hour > 23 || parts.minute > 59 || (parts.second > 59 && !is_leap_second))) refuse();
  constexpr int last_second = 24 * 60 * 60 - 1;
  return std::min(hour * 3600 + parts.minute * 60 + std::min(parts.second, 59), last_second);
}

DateAndClock split_clock(std::string_view text) {
  const DateAndClock date_alone{text, std::nullopt};
  const std::size_t colon = text.find(':');
  std::size_t hour = std::min(colon, text.size());
  const std::size_t behind_t = text.find('T') + 1;
  // "20260105T103000Z", the basic form of ISO 8601.
  const bool is_compact =
      behind_t > 1 && behind_t + 4 <= text.size() && text.substr(behind_t, 4).find_first_not_of("0123456789") == std::string_view::npos;
  if (is_compact) hour = behind_t + 2;
  const std::size_t end = hour;
  if (!is_compact && colon == std::string_view::npos) return date_alone;
  while (hour > 0 && is_clock_digit(text[hour - 1]) && (!is_compact || hour > behind_t)) --hour;
  if (hour == end || end - hour > 2 || hour == 0) return date_alone;

  std::string_view date = text.substr(0, hour);
  HalfOfDay half = HalfOfDay::whole;
  if (date.back() == 'T') {
    date.remove_suffix(1);
  } else {
    if (trim(date).size() == date.size()) return date_alone;
    date = trim(date);
    half = cut_half_of_day(date);
  }
  const bool may_be_a_date = !date.empty() && (is_clock_digit(date.back()) || date.back() == '.' || date.ends_with("일"));
  if (!may_be_a_date) return date_alone;

  int hours = 0;
  for (const char c : text.substr(hour, end - hour)) hours = hours * 10 + (c - '0');
  auto time = read_behind_hour(hours, text.substr(end), is_compact);
  if (!time) return date_alone;
  auto& [parts, behind] = *time;
  if (half != HalfOfDay::whole) parts.half = half;
  std::optional<std::chrono::seconds> offset;
  if (!behind.empty()) {
    offset = read_offset(behind);
    if (!offset) return date_alone;
  }
  return {date, Clock{second_of_day(parts, text), offset}};
}

}  // namespace retain::io
