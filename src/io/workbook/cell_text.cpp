#include "io/workbook/cell_text.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "text/unicode.hpp"

namespace retain::io {

namespace {

constexpr int significant_digits = 15;

/// A number by its digits: 0.0125 is "125" with the point 1 before them.
struct Digits {
  bool is_negative = false;
  std::string digits;  // without zeros at both ends
  int point = 0;       // how many of them stand before the point; beyond the digits there are zeros
};

Digits digits_of(double value) {
  Digits number;
  number.is_negative = std::signbit(value) && value != 0;
  if (value == 0) return number;
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(value), std::chars_format::scientific, significant_digits - 1)
          .ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t exponent = text.find('e');
  number.digits = std::string(text.substr(0, 1)).append(text.substr(2, exponent - 2));
  number.digits.resize(number.digits.find_last_not_of('0') + 1);
  std::string_view power = text.substr(exponent + 1);
  if (power.starts_with('+')) power.remove_prefix(1);
  std::from_chars(power.data(), power.data() + power.size(), number.point);
  ++number.point;
  return number;
}

void append_digits(const Digits& number, char mark, std::string& text) {
  constexpr int most_zeros = 30;
  if (number.is_negative) text += '-';
  const auto size = static_cast<int>(number.digits.size());
  if (size == 0) {
    text += '0';
  } else if (number.point > significant_digits || number.point < -most_zeros) {
    // More digits than a spreadsheet keeps, which readers warn of by this form.
    text += number.digits.front();
    if (size > 1) text.append(1, mark).append(number.digits, 1);
    text.append(number.point > 0 ? "E+" : "E").append(std::to_string(number.point - 1));
  } else if (number.point <= 0) {
    text.append(1, '0').append(1, mark).append(static_cast<std::size_t>(-number.point), '0').append(number.digits);
  } else if (number.point >= size) {
    text.append(number.digits).append(static_cast<std::size_t>(number.point - size), '0');
  } else {
    const auto whole = static_cast<std::size_t>(number.point);
    text.append(number.digits, 0, whole).append(1, mark).append(number.digits, whole);
  }
  constexpr int thousand = 3;
  const bool may_be_thousands = size - number.point == thousand && number.point > -thousand && number.point <= thousand;
  if (may_be_thousands) text += '0';
}

/// Whether the text of a number is already what would be written: digits and a point, few enough of them. Whole numbers of 16 digits are
/// ids, which a number of a spreadsheet still holds.
bool is_plain(std::string_view number) {
  if (number.starts_with('-')) number.remove_prefix(1);
  const std::size_t point = number.find('.');
  const bool is_whole = point == std::string_view::npos;
  const std::size_t digits = number.size() - (is_whole ? 0 : 1);
  constexpr std::string_view largest_whole = "9007199254740992";
  const bool is_exact_id = is_whole && number.size() == largest_whole.size() && number <= largest_whole;
  const bool is_long = number.empty() || (digits > significant_digits && !is_exact_id);
  const bool may_be_thousands = point != std::string_view::npos && number.size() - point - 1 == 3;
  if (is_long || may_be_thousands || point == 0 || point == number.size() - 1) return false;
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (i != point && (number[i] < '0' || number[i] > '9')) return false;
  }
  return true;
}

/// Appends a number with zeros in front, up to so many digits.
void append_padded(std::int64_t number, std::size_t digits, std::string& text) {
  text.append(digits, '0');
  for (std::size_t i = text.size(); digits > 0; --digits, number /= 10) text[--i] = static_cast<char>('0' + number % 10);
}

constexpr std::int64_t seconds_a_day = 86'400;

/// Appends the date and time of a number of days; false where it is none.
bool append_date(double value, NumberKind kind, const CellTextRules& rules, std::string& text) {
  constexpr double last_day = 2'958'465;  // 9999-12-31
  if (value < 0 || value > last_day) return false;
  auto day = static_cast<std::int64_t>(std::floor(value));
  auto second = static_cast<std::int64_t>(std::llround((value - std::floor(value)) * static_cast<double>(seconds_a_day)));
  if (second == seconds_a_day) {
    ++day;
    second = 0;
  }
  const bool has_time = second > 0;
  const bool is_time_alone = kind == NumberKind::time && day == 0;
  if (!is_time_alone) {
    constexpr std::int64_t false_leap_day = 60;
    if (!rules.from_1904 && (day == 0 || day == false_leap_day)) {
      text += day == 0 ? "1900-01-00" : "1900-02-29";
    } else {
      using std::chrono::days;
      using std::chrono::year_month_day;
      const std::chrono::sys_days base = rules.from_1904        ? std::chrono::sys_days(std::chrono::year(1904) / 1 / 1)
                                         : day < false_leap_day ? std::chrono::sys_days(std::chrono::year(1899) / 12 / 31)
                                                                : std::chrono::sys_days(std::chrono::year(1899) / 12 / 30);
      const year_month_day date(base + days(day));
      const auto year = static_cast<int>(date.year());
      const auto month = static_cast<unsigned>(date.month());
      const auto of_month = static_cast<unsigned>(date.day());
      const bool is_first_of_month = rules.shows_periods && of_month == 1 && !has_time;
      const bool is_year = kind == NumberKind::year && month == 1 && is_first_of_month;
      const bool is_month = kind == NumberKind::month && is_first_of_month;
      append_padded(year, 4, text);
      if (!is_year) append_padded(month, 2, text += '-');
      if (!is_year && !is_month) append_padded(of_month, 2, text += '-');
    }
  }
  if (!has_time && !is_time_alone) return true;
  if (!is_time_alone) text += ' ';
  append_padded(second / 3600, 2, text);
  append_padded(second / 60 % 60, 2, text += ':');
  append_padded(second % 60, 2, text += ':');
  return true;
}

}  // namespace

bool append_number(std::string_view number, NumberKind kind, const CellTextRules& rules, std::string& text) {
  // Programs that indent XML put spaces around it.
  number = trim(number);
  const bool has_own_mark = rules.decimal_mark == '.' || number.find('.') == std::string_view::npos;
  if (kind == NumberKind::number && has_own_mark && is_plain(number)) {
    text += number;
    return true;
  }
  double value = 0;
  const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (fault != std::errc() || end != number.data() + number.size() || !std::isfinite(value)) return false;
  if (kind != NumberKind::number && kind != NumberKind::percent && append_date(value, kind, rules, text)) return true;
  Digits digits = digits_of(value);
  if (kind == NumberKind::percent) digits.point += 2;
  append_digits(digits, rules.decimal_mark, text);
  if (kind == NumberKind::percent) text += '%';
  return true;
}

std::string column_name(std::size_t column) {
  constexpr std::size_t letters = 26;
  std::string name;
  for (std::size_t rest = column; rest > 0; rest = (rest - 1) / letters) {
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % letters));
  }
  return name;
}

std::string cell_name(std::size_t column, std::size_t row) { return column_name(column) + std::to_string(row); }

std::size_t column_of(std::string_view reference) {
  constexpr std::size_t letters = 26;
  constexpr std::size_t longest = 3;
  std::size_t column = 0;
  std::size_t size = 0;
  for (; size < reference.size() && reference[size] >= 'A' && reference[size] <= 'Z'; ++size) {
    column = column * letters + static_cast<std::size_t>(reference[size] - 'A') + 1;
  }
  return size == 0 || size > longest ? 0 : column;
}

}  // namespace retain::io
