#include "io/fields/intervals.hpp"

#include <algorithm>
#include <string>

#include "io/fields/row_fields.hpp"

namespace retain::io {

namespace {

struct IntervalWord {
  std::string_view word;
  Interval interval;
};
constexpr IntervalWord interval_words[] = {
    {"day", {0, 1}},        {"days", {0, 1}},         {"daily", {0, 1}},      {"d", {0, 1}},
    {"일", {0, 1}},         {"week", {0, 7}},         {"weeks", {0, 7}},      {"weekly", {0, 7}},
    {"w", {0, 7}},          {"주", {0, 7}},           {"biweekly", {0, 14}},  {"month", {1, 0}},
    {"months", {1, 0}},     {"monthly", {1, 0}},      {"mo", {1, 0}},         {"m", {1, 0}},
    {"월", {1, 0}},         {"개월", {1, 0}},         {"매월", {1, 0}},       {"월간", {1, 0}},
    {"quarter", {3, 0}},    {"quarters", {3, 0}},     {"quarterly", {3, 0}},  {"분기", {3, 0}},
    {"semiannual", {6, 0}}, {"semiannually", {6, 0}}, {"halfyearly", {6, 0}}, {"biannual", {6, 0}},
    {"반기", {6, 0}},       {"year", {12, 0}},        {"years", {12, 0}},     {"yearly", {12, 0}},
    {"annual", {12, 0}},    {"annually", {12, 0}},    {"annum", {12, 0}},     {"yr", {12, 0}},
    {"y", {12, 0}},         {"연", {12, 0}},          {"년", {12, 0}},        {"매년", {12, 0}},
    {"연간", {12, 0}},      {"biennial", {24, 0}},    {"onetime", {0, 0}},    {"once", {0, 0}},
    {"일회성", {0, 0}},     {"단건", {0, 0}},         {"tag", {0, 1}},        {"tage", {0, 1}},
    {"일차", {0, 1}},       {"wk", {0, 7}},           {"woche", {0, 7}},      {"wochen", {0, 7}},
    {"주차", {0, 7}},       {"monat", {1, 0}},        {"monate", {1, 0}},     {"개월차", {1, 0}},
    {"q", {3, 0}},          {"quartal", {3, 0}},      {"분기차", {3, 0}},     {"jahr", {12, 0}},
    {"jahre", {12, 0}},     {"년차", {12, 0}},        {"연차", {12, 0}},
};

constexpr int most = 1200;

/// Digits in front of `text`, which are taken; 1 where there are none.
int take_count(std::string_view& text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return 1;
  int count = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1))
    count = std::min(most, count * 10 + (text.front() - '0'));
  return count;
}

/// "P1Y6M" without its P.
std::optional<Interval> read_iso_duration(std::string_view text) {
  Interval sum;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    if (text.front() < '0' || text.front() > '9') return std::nullopt;
    const int count = take_count(text);
    if (text.empty()) return std::nullopt;
    const char unit = text.front();
    text.remove_prefix(1);
    if (unit == 'y')
      sum.months += 12 * count;
    else if (unit == 'm')
      sum.months += count;
    else if (unit == 'w')
      sum.days += 7 * count;
    else if (unit == 'd')
      sum.days += count;
    else
      return std::nullopt;
  }
  return sum;
}

}  // namespace

std::optional<Interval> read_interval(std::string_view text) {
  const std::string folded = fold_header(text);
  std::string_view rest = folded;
  if (rest.size() > 1 && rest.front() == 'p' && rest[1] >= '0' && rest[1] <= '9') return read_iso_duration(rest.substr(1));
  for (const std::string_view lead : {"every", "per"}) {
    if (rest.starts_with(lead)) rest.remove_prefix(lead.size());
  }
  const bool has_count = !rest.empty() && rest.front() >= '0' && rest.front() <= '9';
  // "12m" and "1y": a letter alone is a flag or a sex.
  if (!has_count && rest.size() == 1) return std::nullopt;
  const int count = take_count(rest);
  const auto* found = std::ranges::find(interval_words, rest, &IntervalWord::word);
  if (found == std::end(interval_words) || count == 0) return std::nullopt;
  return Interval{found->interval.months * count, found->interval.days * count};
}

std::vector<std::string> usual_intervals() {
  std::vector<std::string> words;
  for (const IntervalWord& row : interval_words) {
    if (row.interval.days == 0 && read_interval(row.word)) words.emplace_back(row.word);
  }
  for (const int months : {1, 2, 3, 4, 6, 9, 12, 18, 24, 36}) {
    const std::string count = std::to_string(months);
    for (const std::string_view unit : {"m", "mo", "month", "months", "개월"}) words.push_back(count + std::string(unit));
    words.push_back("p" + count + "m");
  }
  for (const char* years : {"1", "2", "3"}) {
    for (const std::string_view unit : {"y", "yr", "year", "years", "년"}) words.push_back(years + std::string(unit));
    words.push_back(std::string("p") + years + "y");
  }
  return words;
}

Granularity granularity_in(std::string_view header) {
  constexpr std::string_view between = " _-()[].,/";
  while (!header.empty()) {
    const std::size_t end = header.find_first_of(between);
    const std::string word = fold_header(header.substr(0, end));
    const auto* found = std::ranges::find(interval_words, word, &IntervalWord::word);
    if (found != std::end(interval_words)) {
      if (found->interval == Interval{0, 1}) return Granularity::day;
      if (found->interval == Interval{0, 7}) return Granularity::week;
      if (found->interval == Interval{1, 0}) return Granularity::month;
      if (found->interval == Interval{3, 0}) return Granularity::quarter;
      if (found->interval == Interval{12, 0}) return Granularity::year;
    }
    header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
  }
  return Granularity::unknown;
}

}  // namespace retain::io
