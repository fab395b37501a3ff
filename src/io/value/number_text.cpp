#include "io/value/number_text.hpp"

#include <algorithm>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace retain::io {

namespace {

char32_t plain_sign(char32_t c) {
  if (c >= U'！' && c <= U'～') return c - U'！' + U'!';
  if (c == U'\u2212') return U'-';
  if (c == U'\u2019') return U'\'';
  if (is_space(c)) return U' ';
  return c;
}

bool is_mark(char32_t c) { return c == U'.' || c == U',' || c == U'\'' || c == U' '; }

/// Digits of the part before the point: all together, or in groups of three with one kind of mark between them.
ResolvedDecimal resolve_integer(std::u32string_view text, bool may_be_grouped) {
  ResolvedDecimal result{Decimal{}, 0};
  const auto refuse = [](std::size_t index) { return ResolvedDecimal{std::nullopt, index}; };
  const auto first_mark = std::ranges::find_if_not(text, is_digit);
  const auto first_size = static_cast<std::size_t>(first_mark - text.begin());
  const bool grouped = first_mark != text.end();
  if (grouped && (!may_be_grouped || first_size == 0 || first_size > 3 || text.front() == U'0')) return refuse(first_size);
  std::size_t group_start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) {
      result.decimal->integer += static_cast<char>(text[i]);
      continue;
    }
    if (i < text.size() && text[i] != *first_mark) return refuse(i);
    if (group_start > 0 && i - group_start != 3) return refuse(group_start);
    group_start = i + 1;
  }
  return result;
}

}  // namespace

std::u32string plain_signs(std::string_view text) {
  std::u32string signs;
  signs.reserve(text.size());
  while (!text.empty()) {
    const CodePoint next = first_code_point(text);
    signs += plain_sign(next.value);
    text.remove_prefix(next.size);
  }
  return signs;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool starts_number(std::u32string_view signs, std::size_t index) {
  if (index >= signs.size()) return false;
  const bool before_digit = index + 1 < signs.size() && is_digit(signs[index + 1]);
  return is_digit(signs[index]) || ((signs[index] == U'.' || signs[index] == U',') && before_digit);
}

std::size_t end_of_number(std::u32string_view signs, std::size_t index) {
  while (index < signs.size() &&
         (is_digit(signs[index]) || (is_mark(signs[index]) && index + 1 < signs.size() && is_digit(signs[index + 1])))) {
    ++index;
  }
  return index;
}

bool Decimal::is_zero() const { return integer.empty() && fraction.find_first_not_of('0') == std::string::npos; }

void Decimal::shift(int places) {
  const auto count = static_cast<std::size_t>(std::abs(places));
  if (places > 0) {
    if (fraction.size() < count) fraction.append(count - fraction.size(), '0');
    integer += fraction.substr(0, count);
    fraction.erase(0, count);
  } else {
    if (integer.size() < count) integer.insert(0, count - integer.size(), '0');
    fraction.insert(0, integer.substr(integer.size() - count));
    integer.erase(integer.size() - count);
  }
  integer.erase(0, std::min(integer.find_first_not_of('0'), integer.size()));
}

std::string Decimal::to_string(bool negative) const {
  std::string text = negative ? "-" : "";
  text += integer.empty() ? "0" : integer;
  if (!fraction.empty()) text += '.' + fraction;
  return text;
}

ResolvedDecimal resolve_decimal(std::u32string_view digits, DecimalMark mark, bool may_be_grouped) {
  const auto point = std::min(digits.find(mark == DecimalMark::comma ? U',' : U'.'), digits.size());
  ResolvedDecimal result = resolve_integer(digits.substr(0, point), may_be_grouped);
  if (!result.decimal) return result;
  for (std::size_t i = point + 1; i < digits.size(); ++i) {
    if (!is_digit(digits[i])) return {std::nullopt, i};
    result.decimal->fraction += static_cast<char>(digits[i]);
  }
  result.decimal->shift(0);
  return result;
}

Exponent read_exponent(std::u32string_view signs) {
  if (signs.empty() || (signs[0] != U'e' && signs[0] != U'E')) return {};
  const bool has_sign = signs.size() > 1 && (signs[1] == U'+' || signs[1] == U'-');
  Exponent exponent{0, has_sign ? 2U : 1U};
  if (exponent.size >= signs.size() || !is_digit(signs[exponent.size])) return {};
  constexpr int beyond_every_number = 100'000;
  for (; exponent.size < signs.size() && is_digit(signs[exponent.size]); ++exponent.size) {
    exponent.value = std::min(beyond_every_number, exponent.value * 10 + static_cast<int>(signs[exponent.size] - U'0'));
  }
  if (has_sign && signs[1] == U'-') exponent.value = -exponent.value;
  return exponent;
}

}  // namespace retain::io
