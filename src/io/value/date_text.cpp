#include "io/value/date_text.hpp"

#include <algorithm>

#include "core/period/date_words.hpp"
#include "core/period/short_month.hpp"
#include "io/value/clock_text.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr std::string_view numeric_directives = "YymdqHMS";
constexpr std::string_view directives = "YymdbBqHMSp";
constexpr const char* pattern_hint = "it takes %Y %y %m %d %b %B %q, and %H %M %S %p of the time: for example %d.%m.%Y";

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// A cursor over a date that is read part by part.
class DateText {
 public:
  explicit DateText(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  bool take(std::string_view literal) {
    if (!rest_.starts_with(literal)) return false;
    rest_.remove_prefix(literal.size());
    return true;
  }

  /// A number of at least and at most so many digits.
  std::optional<int> take_number(std::size_t least, std::size_t most) {
    std::size_t size = 0;
    int value = 0;
    for (; size < std::min(most, rest_.size()) && is_ascii_digit(rest_[size]); ++size) value = value * 10 + (rest_[size] - '0');
    if (size < least) return std::nullopt;
    rest_.remove_prefix(size);
    return value;
  }

  std::optional<int> take_month() {
    std::size_t size = 0;
    while (size < rest_.size() && is_letter_byte(rest_[size])) ++size;
    const auto month = find_month(rest_.substr(0, size));
    if (month) rest_.remove_prefix(size);
    return month;
  }

  HalfOfDay take_half() { return take_half_of_day(rest_); }

 private:
  std::string_view rest_;
};

/// The text with plain spaces, and plain signs for fullwidth ones.
std::string with_plain_signs(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    if (next.value >= U'！' && next.value <= U'～') {
      plain += static_cast<char>(next.value - U'！' + U'!');
    } else if (is_space(next.value)) {
      plain += ' ';
    } else {
      plain += text.substr(0, next.size);
    }
    text.remove_prefix(next.size);
  }
  return plain;
}

/// What a number counts by its digits.
UnixTimes unix_unit(std::string_view text) {
  constexpr std::size_t digits_of_seconds = 10;
  constexpr std::size_t digits_of_milliseconds = 13;
  const std::size_t size = std::min(text.find_first_not_of("0123456789"), text.size());
  if (size < text.size() && (text[size] != '.' || text.find_first_not_of("0123456789", size + 1) != std::string_view::npos))
    return UnixTimes::none;
  if (size == digits_of_seconds) return UnixTimes::seconds;
  return size == digits_of_milliseconds ? UnixTimes::milliseconds : UnixTimes::none;
}

/// The day and the second on the clocks of a zone, or of UTC.
Moment moment_at(std::chrono::sys_seconds instant, const TimeZone* zone) {
  const std::chrono::sys_seconds local = instant + (zone == nullptr ? std::chrono::seconds(0) : zone->offset_at(instant));
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return {Period::containing(Granularity::day, day), static_cast<int>((local - day).count()), instant};
}

Moment unix_moment(std::string_view number, UnixTimes unit, const TimeZone* zone) {
  std::chrono::milliseconds::rep count = 0;
  for (const char c : number.substr(0, number.find('.'))) count = count * 10 + (c - '0');
  const std::chrono::sys_seconds instant{unit == UnixTimes::seconds
                                             ? std::chrono::seconds(count)
                                             : std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(count))};
  return moment_at(instant, zone);
}

/// What databases write for a day that nobody knows is moved nowhere.
bool may_be_moved(const Period& day) {
  constexpr std::chrono::sys_days first{std::chrono::year{2} / std::chrono::January / 1};
  constexpr std::chrono::sys_days behind_last{std::chrono::year{9999} / std::chrono::January / 1};
  return day.first_day() >= first && day.first_day() < behind_last;
}

Moment timed_moment(Period day, const Clock& clock, const DateStyle& style) {
  const auto offset = clock.offset ? clock.offset : style.offset;
  if (style.facts && !offset) style.facts->note_local_time();
  if (style.facts && offset) style.facts->note_offset(*offset);
  if (!offset) return {std::move(day), clock.second};
  const std::chrono::sys_seconds instant = day.first_day() + std::chrono::seconds(clock.second) - *offset;
  if (style.zone && may_be_moved(day)) return moment_at(instant, style.zone.get());
  return {std::move(day), clock.second, instant};
}

/// A label without a time of day.
Period read_label(const std::string& plain, std::string_view text, const DateStyle& style) {
  if (const auto label = find_short_month(plain)) {
    if (style.facts) style.facts->note_short_month(*label);
    return Period::parse(formatted("{:04}-{:02}", label->year(), label->month));
  }
  Period period = Period::parse(plain, style.order);
  if (!period.is_calendar()) return Period::parse(text, style.order);
  const bool may_be_fiscal = period.granularity() == Granularity::quarter || period.granularity() == Granularity::year;
  if (style.facts && may_be_fiscal && folded(plain).find("fy") != std::string::npos) style.facts->note_fiscal();
  return period;
}

[[noreturn]] void refuse_unix(std::string_view text, UnixTimes others) {
  const char* hint = "write all dates in one form";
  if (others == UnixTimes::none) throw PeriodError(formatted("date {} may be a Unix time, and others are none", in_quotes(text)), hint);
  const char* unit = others == UnixTimes::seconds ? "seconds" : "milliseconds";
  throw PeriodError(formatted("date {} does not count Unix {}, and others do", in_quotes(text), unit), hint);
}

/// Puts the sign between day and time into "20260315103000" and "202603151030".
void part_day_and_time(std::string& text) {
  constexpr std::size_t digits_of_day = 8;
  const bool has_size = text.size() == digits_of_day + 6 || text.size() == digits_of_day + 4;
  const bool has_year = text.starts_with("19") || text.starts_with("20");
  if (has_size && has_year && std::ranges::all_of(text, is_ascii_digit)) text.insert(digits_of_day, 1, 'T');
}

}  // namespace

DatePattern::DatePattern(std::string_view text) : text_(text) {
  const auto refuse = [&](const std::string& what) { throw PatternError(what, pattern_hint); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escapes = text[i] == '%';
    if (escapes && ++i == text.size()) refuse(formatted("a % at the end of {}", in_quotes(text)));
    if (!escapes || text[i] == '%') {
      if (parts_.empty() || parts_.back().directive != '\0') parts_.emplace_back();
      parts_.back().literal += text[i];
      continue;
    }
    if (directives.find(text[i]) == std::string_view::npos)
      refuse(formatted("unknown part %{} in {}", text.substr(i, first_code_point(text.substr(i)).size), in_quotes(text)));
    if (has(std::string_view(&text[i], 1))) refuse(formatted("%{} stands twice in {}", text[i], in_quotes(text)));
    const bool is_number = numeric_directives.find(text[i]) != std::string_view::npos;
    const bool joins = is_number && !parts_.empty() && numeric_directives.find(parts_.back().directive) != std::string_view::npos;
    if (joins) parts_.back().joined = true;
    parts_.push_back({text[i], {}, joins});
  }
  const auto count = [this](std::string_view wanted) {
    return std::ranges::count_if(parts_, [wanted](const Part& part) { return wanted.find(part.directive) != std::string_view::npos; });
  };
  if (count("Yy") != 1) refuse(formatted("{} has {} year", in_quotes(text), count("Yy") == 0 ? "no" : "more than one"));
  if (count("mbBq") > 1) refuse(formatted("{} has more than one month or quarter", in_quotes(text)));
  if (has("d") && !has("mbB")) refuse(formatted("{} has a day and no month", in_quotes(text)));
  if (has("HMSp") && !has("d")) refuse(formatted("{} has a time and no day", in_quotes(text)));
}

bool DatePattern::has(std::string_view wanted) const {
  return std::ranges::any_of(
      parts_, [wanted](const Part& part) { return part.directive != '\0' && wanted.find(part.directive) != std::string_view::npos; });
}

Moment DatePattern::read(std::string_view date) const {
  DateText rest(trim(date));
  int year = 0;
  int month = 1;
  int quarter = 1;
  int day = 1;
  ClockParts clock;
  const auto refuse = [&] {
    throw PeriodError(formatted("date {} is not written as --date-format {} says", in_quotes(trim(date)), in_quotes(text_)),
                      "write all dates in one form");
  };
  for (const Part& part : parts_) {
    const std::size_t least = part.joined ? 2 : 1;
    std::optional<int> value;
    switch (part.directive) {
      case '\0':
        if (!rest.take(part.literal)) refuse();
        continue;
      case 'p':
        clock.half = rest.take_half();
        if (clock.half == HalfOfDay::whole) refuse();
        continue;
      case 'b':
      case 'B':
        value = rest.take_month();
        break;
      case 'Y':
        value = rest.take_number(4, 4);
        break;
      case 'y':
        value = rest.take_number(2, 2);
        break;
      case 'q':
        value = rest.take_number(1, 1);
        break;
      default:
        value = rest.take_number(least, 2);
        break;
    }
    if (!value) refuse();
    if (part.directive == 'Y') year = *value;
    if (part.directive == 'y') year = full_year(*value);
    if (part.directive == 'm' || part.directive == 'b' || part.directive == 'B') month = *value;
    if (part.directive == 'q') quarter = *value;
    if (part.directive == 'd') day = *value;
    if (part.directive == 'H') clock.hour = *value;
    if (part.directive == 'M') clock.minute = *value;
    if (part.directive == 'S') clock.second = *value;
  }
  if (!rest.at_end()) refuse();
  try {
    if (has("d")) {
      const auto second = has("H") ? std::optional(second_of_day(clock, trim(date))) : std::nullopt;
      return {Period::parse(formatted("{:04}-{:02}-{:02}", year, month, day)), second};
    }
    if (has("mbB")) return {Period::parse(formatted("{:04}-{:02}", year, month)), std::nullopt};
    if (has("q")) return {Period::parse(formatted("{:04}-Q{}", year, quarter)), std::nullopt};
    return {Period::parse(formatted("{:04}", year)), std::nullopt};
  } catch (const PeriodError& error) {
    throw PeriodError(formatted("{}, which {} is by --date-format {}", error.what(), in_quotes(trim(date)), in_quotes(text_)),
                      "is the format right?");
  }
}

std::string_view without_time(std::string_view text) {
  try {
    return split_clock(text).date;
  } catch (const PeriodError&) {
    return text;
  }
}

UnixTimes find_unix_times(std::string_view text) {
  text = trim(text);
  // Until 2033: what begins with 2 is rather a year, as in 2026031510.
  if (!text.starts_with('1')) return UnixTimes::none;
  return unix_unit(text);
}

Moment read_moment(std::string_view text, const DateStyle& style) {
  std::string plain = with_plain_signs(text);
  if (style.pattern) {
    Moment moment = style.pattern->read(plain);
    if (style.facts && moment.second_of_day) style.facts->note_local_time();
    return moment;
  }
  const UnixTimes unit = style.unix_times == UnixTimes::none ? find_unix_times(plain) : unix_unit(trim(plain));
  if (unit != style.unix_times) refuse_unix(trim(plain), style.unix_times);
  if (unit != UnixTimes::none) {
    if (style.facts) style.facts->note_unix(unit);
    return unix_moment(trim(plain), unit, style.zone.get());
  }
  part_day_and_time(plain);
  const auto [date, clock] = split_clock(plain);
  if (clock) {
    Period day = Period::parse(date, style.order);
    if (day.granularity() == Granularity::day) return timed_moment(std::move(day), *clock, style);
  }
  return {read_label(plain, text, style), std::nullopt};
}

Period read_period(std::string_view text, const DateStyle& style) { return read_moment(text, style).period; }

OrderEvidence date_evidence(std::string_view text) {
  text = trim(text);
  // As most dates begin: with the year.
  if (text.size() >= 4 && std::ranges::all_of(text.substr(0, 4), is_ascii_digit)) return {};
  return order_evidence(without_time(with_plain_signs(text)));
}

}  // namespace retain::io
