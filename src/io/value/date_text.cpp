#include "io/value/date_text.hpp"

#include <algorithm>

#include "core/period/date_words.hpp"
#include "text/format.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain::io {

namespace {

constexpr std::string_view numeric_directives = "YymdqHMS";
constexpr std::string_view directives = "YymdbBqHMSp";
constexpr const char* pattern_hint = "it takes %Y %y %m %d %b %B %q, and %H %M %S %p, which are left out: for example %d.%m.%Y";

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

  bool take_half_of_day() {
    for (const std::string_view half : {"AM", "PM", "am", "pm", "오전", "오후"}) {
      if (take(half)) return true;
    }
    return false;
  }

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

int full_year(int two_digits) {
  // As POSIX reads %y.
  constexpr int first_of_last_century = 69;
  return two_digits < first_of_last_century ? 2000 + two_digits : 1900 + two_digits;
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

Period DatePattern::read(std::string_view date) const {
  DateText rest(trim(date));
  int year = 0;
  int month = 1;
  int quarter = 1;
  int day = 1;
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
        if (!rest.take_half_of_day()) refuse();
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
  }
  if (!rest.at_end()) refuse();
  try {
    if (has("d")) return Period::parse(formatted("{:04}-{:02}-{:02}", year, month, day));
    if (has("mbB")) return Period::parse(formatted("{:04}-{:02}", year, month));
    if (has("q")) return Period::parse(formatted("{:04}-Q{}", year, quarter));
    return Period::parse(formatted("{:04}", year));
  } catch (const PeriodError& error) {
    throw PeriodError(formatted("{}, which {} is by --date-format {}", error.what(), in_quotes(trim(date)), in_quotes(text_)),
                      "is the format right?");
  }
}

std::string_view without_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || text.find_first_not_of("0123456789:.,+-ZTUCAPMapm ", colon) != std::string_view::npos) return text;
  std::size_t hour = colon;
  while (hour > 0 && is_ascii_digit(text[hour - 1])) --hour;
  if (hour == colon || colon - hour > 2 || hour == 0 || colon + 2 >= text.size() || !is_ascii_digit(text[colon + 1]) ||
      !is_ascii_digit(text[colon + 2])) {
    return text;
  }
  std::string_view date = text.substr(0, hour);
  if (date.back() == 'T') {
    date.remove_suffix(1);
  } else {
    if (trim(date).size() == date.size()) return text;
    date = trim(date);
    for (const std::string_view half : {"오전", "오후"}) {
      if (date.ends_with(half)) date = trim(date.substr(0, date.size() - half.size()));
    }
  }
  const bool may_be_a_date = !date.empty() && (is_ascii_digit(date.back()) || date.back() == '.' || date.ends_with("일"));
  return may_be_a_date ? date : text;
}

Period read_period(std::string_view text, const DateStyle& style) {
  const std::string plain = with_plain_signs(text);
  if (style.pattern) return style.pattern->read(plain);
  const std::string_view date = without_time(plain);
  if (date.size() != plain.size()) {
    if (Period period = Period::parse(date, style.order); period.granularity() == Granularity::day) return period;
  }
  Period period = Period::parse(plain, style.order);
  return period.is_calendar() ? period : Period::parse(text, style.order);
}

OrderEvidence date_evidence(std::string_view text) {
  text = trim(text);
  // As most dates begin: with the year.
  if (text.size() >= 4 && std::ranges::all_of(text.substr(0, 4), is_ascii_digit)) return {};
  return order_evidence(without_time(with_plain_signs(text)));
}

}  // namespace retain::io
