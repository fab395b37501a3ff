#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "retain/error.hpp"

namespace retain {

__extension__ using int128 = __int128;

/// A rational number: an exact fraction while 128 bits hold it, floating point after that.
///
///     const retain::Number share = retain::Number::fraction(60, 70) * 100;
///     share.to_fixed(1);  // "85.7"
class Number {
 public:
  constexpr Number() = default;
  constexpr Number(std::int64_t integer) : numerator_(integer) {}  // NOLINT(google-explicit-constructor): an integer is a number

  /// The exact fraction `numerator / denominator`. Throws Error where the denominator is not positive.
  static constexpr Number fraction(int128 numerator, int128 denominator) {
    if (denominator <= 0) throw Error("the denominator of a fraction is positive");
    return {numerator, denominator};
  }
  /// A number known only in floating point. Throws Error where it is not finite.
  static Number approximate(long double value);
  /// Reads `[-]digits[.digits]` exactly up to 15 significant digits; longer text becomes the shortest decimal of its nearest double,
  /// so that what is printed reads back as the same number. Empty where the text is no such decimal or is out of range.
  static std::optional<Number> parse(std::string_view text);

  [[nodiscard]] bool is_exact() const { return denominator_ != 0; }
  [[nodiscard]] bool is_zero() const;
  /// -1, 0 or 1.
  [[nodiscard]] int sign() const;
  /// The integer this is equal to, if it is one that 64 bits hold.
  [[nodiscard]] std::optional<std::int64_t> to_integer() const;
  /// The nearest double, rounded once.
  [[nodiscard]] double to_double() const;
  /// Decimal text with `decimals` digits after the point, halves rounded away from zero as spreadsheets do; no "-0".
  [[nodiscard]] std::string to_fixed(int decimals) const;
  /// The exact decimal where the fraction has one of at most `most_decimals` digits after the point, without trailing zeros.
  [[nodiscard]] std::optional<std::string> to_decimal(int most_decimals) const;
  /// The number whose decimal text is the shortest that reads back as `to_double()`: the number itself where it has at most 15 digits.
  [[nodiscard]] Number as_printed() const;

  /// `base` to a whole power. Throws Error where it is negative.
  friend Number power(Number base, int exponent);
  /// The same to any power, exact where it is whole. Throws Error where it is negative and whole, or the base is negative and it is not.
  friend Number power(const Number& base, const Number& exponent);
  friend Number operator+(const Number& a, const Number& b);
  friend Number operator-(const Number& a, const Number& b);
  friend Number operator*(const Number& a, const Number& b);
  /// Throws Error where `b` is zero.
  friend Number operator/(const Number& a, const Number& b);
  friend Number operator-(const Number& a);
  friend bool operator==(const Number& a, const Number& b);
  friend std::weak_ordering operator<=>(const Number& a, const Number& b);
  /// Whether two numbers differ by at most a billionth of the larger, or of 1: what a double keeps through a file.
  friend bool nearly_equal(const Number& a, const Number& b);

 private:
  constexpr Number(int128 numerator, int128 denominator) : numerator_(numerator), denominator_(denominator) {}
  static Number inexact(long double value);
  /// Sum and product where machine words do not hold them, as they do nearly always.
  static Number wide_sum(const Number& a, const Number& b);
  static Number wide_product(const Number& a, const Number& b);
  void reduce();
  [[nodiscard]] long double wide() const;

  // NOLINTBEGIN(readability-identifier-naming): what is in the union is private as well
  union {
    int128 numerator_ = 0;
    long double approximation_;
  };
  // NOLINTEND(readability-identifier-naming)
  int128 denominator_ = 1;  // 0: inexact, the value is in approximation_
};

/// The shortest decimal text that reads back as the same double ("85.71428571428571", "7000").
std::string shortest(double value);

/// The number without its sign.
inline Number absolute(const Number& number) { return number.sign() < 0 ? -number : number; }

}  // namespace retain
