#include "core/period/short_month.hpp"

#include <algorithm>
#include <array>

#include "core/period/date_words.hpp"
#include "text/utf8.hpp"

namespace retain {

namespace {

constexpr std::string_view month_word = "월";

/// Digits at the beginning of `rest`, at most two of them, cut off; empty where there are none or more.
std::optional<int> take_short_number(std::string_view& rest, std::size_t& digits) {
  digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0 || digits > 2) return std::nullopt;
  int value = 0;
  for (const char c : rest.substr(0, digits)) value = value * 10 + (c - '0');
  rest.remove_prefix(digits);
  return value;
}

}  // namespace

int ShortMonth::year() const { return full_year(number); }

std::optional<ShortMonth> find_short_month(std::string_view label) {
  constexpr std::size_t longest = 24;
  if (label.size() > longest) return std::nullopt;
  const std::string text = folded(label);
  std::optional<int> month;
  std::optional<int> number;
  bool has_apostrophe = false;
  for (std::string_view rest = text; !rest.empty();) {
    std::size_t digits = 0;
    if (const auto value = take_short_number(rest, digits)) {
      if (rest.starts_with(month_word)) {
        if (month || *value < 1 || *value > 12) return std::nullopt;
        month = *value;
        rest.remove_prefix(month_word.size());
      } else {
        if (number || digits != 2) return std::nullopt;
        number = *value;
      }
    } else if (digits > 0) {
      return std::nullopt;
    } else if (rest.starts_with("’") || rest.starts_with('\'')) {
      has_apostrophe = true;
      rest.remove_prefix(rest.front() == '\'' ? 1 : std::string_view("’").size());
    } else if (std::string_view(" -/.,").find(rest.front()) != std::string_view::npos) {
      rest.remove_prefix(1);
    } else {
      std::size_t size = 0;
      while (size < rest.size() && is_letter_byte(rest[size]) && !rest.substr(size).starts_with("’")) ++size;
      const auto named = find_month(rest.substr(0, size));
      if (!named || month) return std::nullopt;
      month = named;
      rest.remove_prefix(size);
    }
  }
  if (!month || !number) return std::nullopt;
  constexpr std::array<int, 12> most_days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_no_day = *number == 0 || *number > most_days.at(static_cast<std::size_t>(*month - 1));
  return ShortMonth{*month, *number, has_apostrophe || is_no_day};
}

}  // namespace retain
