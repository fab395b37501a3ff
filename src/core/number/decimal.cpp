// The text of numbers: reading decimals, and writing them rounded for people and shortest for machines.
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

#include "core/number/wide.hpp"

namespace retain {

namespace {

constexpr int exact_digits = 15;  // every decimal of so many significant digits survives a double

struct Division {
  uint128 quotient;
  uint128 rest;
};

/// Nearly all values fit a machine word, in which they divide by one instruction.
Division divided(uint128 value, uint128 divisor) {
  const auto word = static_cast<std::uint64_t>(value);
  const auto divisor_word = static_cast<std::uint64_t>(divisor);
  if (word == value && divisor_word == divisor) return {word / divisor_word, word % divisor_word};
  return {value / divisor, value % divisor};
}

std::string integer_text(uint128 value) {
  if (const auto word = static_cast<std::uint64_t>(value); word == value) return std::to_string(word);
  std::array<char, 40> digits{};
  auto first = digits.end();
  do {
    *--first = static_cast<char>('0' + static_cast<int>(value % 10));
    value /= 10;
  } while (value != 0);
  return {first, digits.end()};
}

std::string fixed_text(double value) {
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
  return {buffer.data(), end.ptr};
}

}  // namespace

std::string shortest(double value) {
  if (value == 0) return "0";
  const double size = std::fabs(value);
  if (size >= 1e-7 && size < 1e21) return fixed_text(value);
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end.ptr};
}

std::optional<Number> Number::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  const std::string_view body = text.substr(negative ? 1 : 0);
  int128 digits = 0;
  int significant = 0;
  int decimals = 0;
  bool point = false;
  bool digit_before_point = false;
  bool digit_after_point = false;
  bool fits = true;
  for (const char c : body) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    (point ? digit_after_point : digit_before_point) = true;
    if (significant > 0 || c != '0') ++significant;
    if (point) ++decimals;
    fits = fits && significant <= exact_digits && decimals <= 30;
    if (fits) digits = digits * 10 + (c - '0');
  }
  if (!digit_before_point || (point && !digit_after_point)) return std::nullopt;
  if (fits) {
    int128 scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    return fraction(negative ? -digits : digits, scale);
  }
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_tiny = body.find_first_not_of('0') == body.find('.');
  if (read.ec != std::errc()) return is_tiny ? std::optional(Number(0)) : std::nullopt;
  return approximate(value).as_printed();
}

namespace {

std::string fixed_text(double value, int decimals) {
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
  return {buffer.data(), end.ptr};
}

}  // namespace

std::string Number::to_fixed(int decimals) const {
  if (!is_exact()) {
    const Number printed = as_printed();
    return printed.is_exact() ? printed.to_fixed(decimals) : fixed_text(to_double(), decimals);
  }
  constexpr uint128 largest = ~uint128{0} / 10;
  Number lowest = *this;
  if (static_cast<uint128>(denominator_) > largest) lowest.reduce();
  const auto denominator = static_cast<uint128>(lowest.denominator_);
  if (denominator > largest) return fixed_text(to_double(), decimals);
  const uint128 size = magnitude(lowest.numerator_);
  auto [integer, rest] = divided(size, denominator);
  std::string text = integer_text(integer);
  if (decimals > 0) text += '.';
  for (int i = 0; i < decimals; ++i) {
    const Division digit = divided(rest * 10, denominator);
    text += static_cast<char>('0' + static_cast<int>(digit.quotient));
    rest = digit.rest;
  }
  if (rest * 2 >= denominator) {
    auto digit = text.rbegin();
    for (; digit != text.rend() && (*digit == '9' || *digit == '.'); ++digit) {
      if (*digit == '9') *digit = '0';
    }
    if (digit == text.rend()) {
      text.insert(text.begin(), '1');
    } else {
      ++*digit;
    }
  }
  if (numerator_ < 0 && text.find_first_not_of("0.") != std::string::npos) text.insert(text.begin(), '-');
  return text;
}

std::optional<std::string> Number::to_decimal(int most_decimals) const {
  if (!is_exact()) return std::nullopt;
  const auto denominator = static_cast<uint128>(denominator_);
  if (denominator > ~uint128{0} / 10) return std::nullopt;
  const uint128 size = magnitude(numerator_);
  auto [integer, rest] = divided(size, denominator);
  std::string text = numerator_ < 0 ? "-" : "";
  text += integer_text(integer);
  if (rest != 0) text += '.';
  for (int i = 0; rest != 0; ++i) {
    if (i == most_decimals) return std::nullopt;
    const Division digit = divided(rest * 10, denominator);
    text += static_cast<char>('0' + static_cast<int>(digit.quotient));
    rest = digit.rest;
  }
  return text;
}

Number Number::as_printed() const {
  if (const auto decimal = to_decimal(30)) {
    int significant = 0;
    for (const char c : *decimal) {
      if (c >= '0' && c <= '9' && (significant > 0 || c != '0')) ++significant;
    }
    if (significant <= exact_digits) return *this;
  }
  const double value = to_double();
  const std::string text = fixed_text(std::fabs(value));
  int128 digits = 0;
  int128 scale = 1;
  bool point = false;
  for (const char c : text) {
    if (c == '.') {
      point = true;
      continue;
    }
    if (__builtin_mul_overflow(digits, int128{10}, &digits)) return approximate(value);
    digits += c - '0';
    if (point && __builtin_mul_overflow(scale, int128{10}, &scale)) return approximate(value);
  }
  return fraction(value < 0 ? -digits : digits, scale);
}

}  // namespace retain
