#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <vector>

#include "core/period/date_words.hpp"
#include "retain/period.hpp"
#include "text/utf8.hpp"
#include "text/words.hpp"

namespace retain {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int first_year = 1;
constexpr int last_year = 9999;
constexpr const char* forms = "write 2026-03, 2026-Q1, 2026, 2026-W05 or 2026-03-15";
constexpr const char* short_year_hint = "write the year with four digits (for an input, --date-format with %y settles it)";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::int64_t number_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits.substr(0, 10)) value = value * 10 + (c - '0');
  return value;
}

[[noreturn]] void refuse(std::string_view label, const std::string& what, const std::string& hint = forms) {
  throw PeriodError("period " + quoted(label) + " " + what, hint);
}

Period dated(Granularity granularity, std::string_view label, std::int64_t y, std::int64_t m = 1, std::int64_t d = 1) {
  if (y < first_year || y > last_year) refuse(label, "has no valid year");
  if (m < 1 || m > 12) refuse(label, "has no valid month");
  const year_month_day date(year(static_cast<int>(y)), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
  if (d < 1 || d > 31 || !date.ok()) refuse(label, "is a day that does not exist");
  return Period::containing(granularity, sys_days(date));
}

Period quarter_of(std::string_view label, std::int64_t y, std::int64_t number) {
  if (number < 1 || number > 4) refuse(label, "has no valid quarter");
  return dated(Granularity::quarter, label, y, number * 3 - 2);
}

Period week_of(std::string_view label, std::int64_t iso_year, std::int64_t number) {
  // 4 January is always in the first week of an ISO year, and a week belongs to the year of its Thursday.
  const Period first = Period::containing(Granularity::week, dated(Granularity::day, label, iso_year, 1, 4).first_day());
  Period week = Period::from_ordinal(Granularity::week, first.ordinal() + number - 1);
  const year_month_day thursday(week.first_day() + days(3));
  if (number < 1 || number > 53 || static_cast<int>(thursday.year()) != iso_year) refuse(label, "is a week that does not exist");
  return week;
}

/// What spreadsheets make of a day that is not formatted as one: the days since the end of 1899.
std::string serial_hint(std::string_view digits) {
  constexpr std::int64_t first_likely = 20'000;  // 1954
  constexpr std::int64_t last_likely = 80'000;   // 2119
  const std::int64_t serial = number_of(digits);
  const sys_days epoch = sys_days(year(1899) / month(12) / day(30));
  if (serial < first_likely || serial > last_likely) return forms;
  return "format the cells as dates and export again: it would be " +
         Period::containing(Granularity::day, epoch + days(serial)).to_string();
}

Period digits_only(std::string_view label) {
  // "240131" is a day with a short year, and no month of the year 2401.
  constexpr std::int64_t first_likely = 1900;
  constexpr std::int64_t last_likely = 2100;
  const auto part = [&](std::size_t start, std::size_t length) { return number_of(label.substr(start, length)); };
  const bool likely = part(0, 4) >= first_likely && part(0, 4) <= last_likely;
  if (label.size() == 4) return dated(Granularity::year, label, part(0, 4));
  if (label.size() == 6 && likely) return dated(Granularity::month, label, part(0, 4), part(4, 2));
  if (label.size() == 8 && likely) return dated(Granularity::day, label, part(0, 4), part(4, 2), part(6, 2));
  if (label.size() == 6 || label.size() == 8) refuse(label, "has no likely year in front", "write 2026-03-15, or pass --date-format");
  refuse(label, "may be a spreadsheet's serial number of a day", serial_hint(label));
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

/// Numbers and words of a label, without what stands between them.
struct Token {
  enum class Kind : std::uint8_t { number, month, quarter, week, year, fiscal } kind = Kind::number;
  std::int64_t value = 0;
  std::size_t digits = 0;  // of a number

  [[nodiscard]] bool is_year() const { return kind == Kind::number && digits == 4; }
  [[nodiscard]] bool is_short() const { return kind == Kind::number && digits <= 2; }
};

/// A folded word that says what the number beside it is: Q, KW, 분기 …
std::optional<Token> read_word(std::string_view word) {
  if (const auto number = find_month(word)) return Token{Token::Kind::month, *number, 0};
  for (const std::string_view quarter : {"q", "quarter", "quartal", "분기"}) {
    if (word == quarter) return Token{Token::Kind::quarter};
  }
  for (const std::string_view week : {"w", "kw"}) {
    if (word == week) return Token{Token::Kind::week};
  }
  if (word == "년") return Token{Token::Kind::year};
  if (word == "fy") return Token{Token::Kind::fiscal};
  return std::nullopt;
}

/// The tokens of a label of numbers and known words; empty where it holds anything else.
std::vector<Token> tokens_of(std::string_view label) {
  std::vector<Token> tokens;
  constexpr std::size_t most_tokens = 4;
  for (std::size_t start = 0; start < label.size();) {
    std::size_t end = start;
    if (is_digit(label[start])) {
      while (end < label.size() && is_digit(label[end])) ++end;
      Token number{Token::Kind::number, number_of(label.substr(start, end - start)), end - start};
      const bool is_fiscal_year = !tokens.empty() && tokens.back().kind == Token::Kind::fiscal;
      if (is_fiscal_year && number.digits == 2) number = {Token::Kind::number, full_year(static_cast<int>(number.value)), 4};
      tokens.push_back(number);
    } else if (is_letter_byte(label[start])) {
      while (end < label.size() && is_letter_byte(label[end])) ++end;
      const auto word = read_word(label.substr(start, end - start));
      if (!word) return {};
      tokens.push_back(*word);
    } else if (std::string_view(" -/.,'").find(label[start]) != std::string_view::npos) {
      end = start + 1;
    } else {
      return {};
    }
    start = end;
    if (tokens.size() > most_tokens) return {};
  }
  return tokens;
}

/// "FY25", "FY2025 Q1", "Q1 FY25": a fiscal period by the year and quarter that it names, whenever that year begins.
std::optional<Period> read_fiscal(std::string_view label, std::vector<Token> tokens) {
  std::erase_if(tokens, [](const Token& token) { return token.kind == Token::Kind::fiscal; });
  const auto year = std::ranges::find_if(tokens, &Token::is_year);
  if (year == tokens.end()) return std::nullopt;
  const std::int64_t in_year = year->value;
  tokens.erase(year);
  if (tokens.empty()) return dated(Granularity::year, label, in_year);
  const bool is_quarter = tokens.size() == 2 && tokens[0].kind == Token::Kind::quarter && tokens[1].is_short();
  return is_quarter ? std::optional(quarter_of(label, in_year, tokens[1].value)) : std::nullopt;
}

/// "Mar 2026", "15. März 2026", "March 15, 2026", "1Q2026", "2026년 1분기", "KW 5 2026"; nothing where no word names the parts.
std::optional<Period> read_words(std::string_view label) {
  std::vector<Token> tokens = tokens_of(folded(label));
  std::erase_if(tokens, [](const Token& token) { return token.kind == Token::Kind::year; });
  if (std::ranges::find(tokens, Token::Kind::fiscal, &Token::kind) != tokens.end()) return read_fiscal(label, std::move(tokens));
  const auto word = std::ranges::find_if(tokens, [](const Token& token) { return token.kind != Token::Kind::number; });
  if (word == tokens.end()) return std::nullopt;
  const Token named = *word;
  const auto place = static_cast<std::size_t>(word - tokens.begin());
  tokens.erase(word);
  if (std::ranges::any_of(tokens, [](const Token& token) { return token.kind != Token::Kind::number; })) return std::nullopt;
  const auto short_year = [label] { refuse(label, "has no year of four digits", short_year_hint); };

  if (named.kind == Token::Kind::month) {
    if (tokens.size() == 1) {
      if (tokens[0].is_year()) return dated(Granularity::month, label, tokens[0].value, named.value);
      if (tokens[0].is_short()) short_year();
    }
    if (tokens.size() == 2) {
      const bool year_first = tokens[0].is_year() && place == 1;
      const Token& in_year = tokens[year_first ? 0 : 1];
      const Token& in_month = tokens[year_first ? 1 : 0];
      if (in_month.is_short() && in_year.is_year()) return dated(Granularity::day, label, in_year.value, named.value, in_month.value);
      if (in_month.is_short() && in_year.is_short()) short_year();
    }
    return std::nullopt;
  }
  if (tokens.size() != 2) return std::nullopt;
  const Token& in_year = tokens[tokens[0].is_year() ? 0 : 1];
  const Token& part = tokens[tokens[0].is_year() ? 1 : 0];
  if (!part.is_short()) return std::nullopt;
  if (in_year.is_short()) short_year();
  if (!in_year.is_year()) return std::nullopt;
  return named.kind == Token::Kind::quarter ? quarter_of(label, in_year.value, part.value) : week_of(label, in_year.value, part.value);
}

/// Two or three numbers with one sign between them: "15.3.2026", "03/15/2026", "3/2026".
struct Numbers {
  std::array<std::string_view, 3> parts;
  std::size_t count = 0;
  char sign = '.';
  bool looks_like_a_date = false;  ///< two numbers with the sign of a date between them, whatever follows
};
Numbers numbers_of(std::string_view plain) {
  Numbers numbers;
  const auto take_digits = [&plain] {
    const auto end = std::ranges::find_if_not(plain, is_digit) - plain.begin();
    const std::string_view digits = plain.substr(0, static_cast<std::size_t>(end));
    plain.remove_prefix(digits.size());
    return digits;
  };
  bool dangles = false;
  while (numbers.count < numbers.parts.size()) {
    const std::string_view digits = take_digits();
    if (digits.empty()) {
      dangles = numbers.count > 0;
      break;
    }
    numbers.parts.at(numbers.count++) = digits;
    if (plain.empty() || numbers.count == numbers.parts.size()) break;
    const bool is_sign = plain.front() == '-' || plain.front() == '/' || plain.front() == '.';
    if (!is_sign || (numbers.count > 1 && plain.front() != numbers.sign)) break;
    numbers.sign = plain.front();
    plain.remove_prefix(1);
  }
  numbers.looks_like_a_date = numbers.count > 1;
  if (!plain.empty() || dangles) numbers.count = 0;
  return numbers;
}

bool is_year(std::string_view part) { return part.size() == 4; }
bool is_short(std::string_view part) { return !part.empty() && part.size() <= 2; }

/// A date whose year comes last, after two numbers.
bool ends_in_year(const Numbers& numbers) {
  return numbers.count == 3 && is_short(numbers.parts[0]) && is_short(numbers.parts[1]) && is_year(numbers.parts[2]);
}

std::optional<Period> day_of(std::string_view label, const Numbers& numbers, DateOrder order) {
  const bool day_first = order == DateOrder::day_first;
  try {
    return dated(Granularity::day, label, number_of(numbers.parts[2]), number_of(numbers.parts[day_first ? 1 : 0]),
                 number_of(numbers.parts[day_first ? 0 : 1]));
  } catch (const PeriodError&) {
    return std::nullopt;
  }
}

OrderEvidence evidence_of(std::string_view label, const Numbers& numbers) {
  if (!ends_in_year(numbers)) return {};
  const auto by_day = day_of(label, numbers, DateOrder::day_first);
  const auto by_month = day_of(label, numbers, DateOrder::month_first);
  // With points between them, dates have the day first wherever they are written so.
  if (by_day && (!by_month || numbers.sign == '.')) return {DateOrder::day_first, false};
  if (by_month && !by_day) return {DateOrder::month_first, false};
  return {DateOrder::unknown, by_day && by_month && *by_day != *by_month};
}

Period read_numbers(std::string_view label, const Numbers& numbers, DateOrder order) {
  const auto& [first, second, third] = numbers.parts;
  if (is_year(first) && is_short(second) && numbers.count == 2)
    return dated(Granularity::month, label, number_of(first), number_of(second));
  if (is_year(first) && is_short(second) && is_short(third) && numbers.count == 3) {
    return dated(Granularity::day, label, number_of(first), number_of(second), number_of(third));
  }
  if (is_short(first) && is_year(second) && numbers.count == 2)
    return dated(Granularity::month, label, number_of(second), number_of(first));
  if (ends_in_year(numbers)) {
    const OrderEvidence evidence = evidence_of(label, numbers);
    if (order == DateOrder::unknown && evidence.ambiguous) {
      refuse(label,
             "is " + day_of(label, numbers, DateOrder::day_first)->to_string() + " or " +
                 day_of(label, numbers, DateOrder::month_first)->to_string(),
             "write the year first (for an input, --day-first or --month-first settles it)");
    }
    if (order == DateOrder::unknown) order = evidence.proves == DateOrder::unknown ? DateOrder::day_first : evidence.proves;
    if (const auto period = day_of(label, numbers, order)) return *period;
    const bool other_exists = evidence.proves != DateOrder::unknown;
    refuse(label, other_exists ? std::string("is no date with the ") + (order == DateOrder::day_first ? "day" : "month") + " first"
                               : "is a day that does not exist");
  }
  if (is_year(first)) refuse(label, "is not a valid date");
  if (is_short(first) && is_short(second)) refuse(label, "has no year of four digits", short_year_hint);
  refuse(label, "has no year of four digits");
}

}  // namespace

OrderEvidence order_evidence(std::string_view label) {
  label = trimmed(label);
  constexpr std::size_t longest_day = 2;
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(label, is_digit) - label.begin());
  if (digits == 0 || digits > longest_day) return {};
  const std::string plain = plain_form(folded(label));
  return evidence_of(label, numbers_of(plain));
}

Period Period::parse(std::string_view label, DateOrder order) {
  label = trimmed(label);
  if (label.empty()) return {};
  if (std::ranges::any_of(label, is_letter_byte)) {
    if (const auto period = read_words(label)) return *period;
  }
  if (is_digit(label.front())) {
    const std::string plain = plain_form(folded(label));
    const bool digits_alone = std::ranges::all_of(plain, is_digit);
    if (digits_alone && plain.size() >= 4 && plain.size() <= 8) return digits_only(plain);
    if (const Numbers numbers = numbers_of(plain); numbers.looks_like_a_date) return read_numbers(label, numbers, order);
  }
  Period period;
  period.label_ = label;
  return period;
}

std::optional<Period> find_calendar_period(std::string_view label) {
  try {
    const Period period = Period::parse(label);
    return period.is_calendar() ? std::optional(period) : std::nullopt;
  } catch (const PeriodError&) {
    return std::nullopt;
  }
}

}  // namespace retain
