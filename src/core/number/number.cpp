#include "retain/number.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/number/wide.hpp"

namespace retain {

namespace {

uint128 greatest_common_divisor(uint128 a, uint128 b) {
  constexpr uint128 most_of_word = std::numeric_limits<std::uint64_t>::max();
  while (b != 0) {
    // A machine word divides by one instruction.
    if (a <= most_of_word && b <= most_of_word) return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    a = std::exchange(b, a % b);
  }
  return a;
}

/// Rounds once, half to even: at least 64 bits of quotient are gathered, and the lowest stands for all that follow.
double nearest_quotient(uint128 numerator, uint128 denominator) {
  if (numerator == 0) return 0;
  constexpr uint128 exactly_representable = uint128{1} << 53;
  if (numerator < exactly_representable && denominator < exactly_representable) {
    return static_cast<double>(static_cast<std::uint64_t>(numerator)) / static_cast<double>(static_cast<std::uint64_t>(denominator));
  }
  uint128 quotient = numerator / denominator;
  uint128 rest = numerator % denominator;
  int exponent = 0;
  while (quotient >> 62 == 0) {
    rest <<= 1;
    quotient <<= 1;
    if (rest >= denominator) {
      rest -= denominator;
      quotient |= 1;
    }
    --exponent;
  }
  bool sticky = rest != 0;
  while (quotient >> 63 != 0) {
    sticky = sticky || (quotient & 1) != 0;
    quotient >>= 1;
    ++exponent;
  }
  const auto bits = static_cast<std::uint64_t>(quotient) | (sticky ? 1U : 0U);
  return std::ldexp(static_cast<double>(bits), exponent);
}

}  // namespace

Number Number::approximate(long double value) {
  if (!std::isfinite(value)) throw Error("a number is finite");
  return inexact(value);
}

Number Number::inexact(long double value) {
  Number result;
  result.denominator_ = 0;
  result.approximation_ = value;
  return result;
}

bool Number::is_zero() const { return is_exact() ? numerator_ == 0 : approximation_ == 0; }

int Number::sign() const {
  if (is_zero()) return 0;
  return (is_exact() ? numerator_ < 0 : approximation_ < 0) ? -1 : 1;
}

std::optional<std::int64_t> Number::to_integer() const {
  if (!is_exact() || numerator_ % denominator_ != 0) return std::nullopt;
  const int128 value = numerator_ / denominator_;
  if (value > std::numeric_limits<std::int64_t>::max() || value < std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

double Number::to_double() const {
  if (!is_exact()) return static_cast<double>(approximation_);
  const double size = nearest_quotient(magnitude(numerator_), static_cast<uint128>(denominator_));
  return numerator_ < 0 ? -size : size;
}

long double Number::wide() const {
  return is_exact() ? static_cast<long double>(numerator_) / static_cast<long double>(denominator_) : approximation_;
}

void Number::reduce() {
  if (!is_exact()) return;
  const auto divisor = greatest_common_divisor(magnitude(numerator_), static_cast<uint128>(denominator_));
  if (divisor <= 1) return;
  const auto signed_divisor = static_cast<int128>(divisor);
  numerator_ /= signed_divisor;
  denominator_ /= signed_divisor;
}

namespace {

using Parts = std::pair<int128, int128>;

std::optional<Parts> sum(const Parts& a, const Parts& b) {
  Parts result;
  if (a.second == b.second) {
    if (__builtin_add_overflow(a.first, b.first, &result.first)) return std::nullopt;
    result.second = a.second;
    return result;
  }
  int128 left = 0;
  int128 right = 0;
  if (__builtin_mul_overflow(a.first, b.second, &left) || __builtin_mul_overflow(b.first, a.second, &right) ||
      __builtin_add_overflow(left, right, &result.first) || __builtin_mul_overflow(a.second, b.second, &result.second)) {
    return std::nullopt;
  }
  return result;
}

std::optional<Parts> product(const Parts& a, const Parts& b) {
  Parts result;
  if (__builtin_mul_overflow(a.first, b.first, &result.first) || __builtin_mul_overflow(a.second, b.second, &result.second)) {
    return std::nullopt;
  }
  return result;
}

Parts inverse(const Parts& a) { return a.first < 0 ? Parts{-a.second, -a.first} : Parts{a.second, a.first}; }

/// Reduced before an operation, fractions stay exact for as long as their lowest terms fit.
template <class Operation>
std::optional<Parts> exactly(Parts a, Parts b, Operation operation) {
  if (auto result = operation(a, b)) return result;
  for (Parts* parts : {&a, &b}) {
    const auto divisor = static_cast<int128>(greatest_common_divisor(magnitude(parts->first), static_cast<uint128>(parts->second)));
    parts->first /= divisor;
    parts->second /= divisor;
  }
  return operation(a, b);
}

/// Cross-cancelling keeps the product of two reduced fractions within 128 bits whenever its lowest terms are.
std::optional<Parts> reduced_product(Parts a, Parts b) {
  if (auto result = product(a, b)) return result;
  const auto cancel = [](int128& numerator, int128& denominator) {
    const auto divisor = static_cast<int128>(greatest_common_divisor(magnitude(numerator), static_cast<uint128>(denominator)));
    numerator /= divisor;
    denominator /= divisor;
  };
  cancel(a.first, a.second);
  cancel(b.first, b.second);
  cancel(a.first, b.second);
  cancel(b.first, a.second);
  return product(a, b);
}

}  // namespace

Number operator+(const Number& a, const Number& b) {
  if (a.is_exact() && b.is_exact()) {
    if (const auto parts = exactly({a.numerator_, a.denominator_}, {b.numerator_, b.denominator_}, sum)) {
      return Number::fraction(parts->first, parts->second);
    }
  }
  return Number::inexact(a.wide() + b.wide());
}

Number operator-(const Number& a) {
  return a.is_exact() ? Number::fraction(-a.numerator_, a.denominator_) : Number::inexact(-a.approximation_);
}

Number operator-(const Number& a, const Number& b) { return a + -b; }

Number operator*(const Number& a, const Number& b) {
  if (a.is_exact() && b.is_exact()) {
    if (const auto parts = reduced_product({a.numerator_, a.denominator_}, {b.numerator_, b.denominator_})) {
      return Number::fraction(parts->first, parts->second);
    }
  }
  return Number::inexact(a.wide() * b.wide());
}

Number operator/(const Number& a, const Number& b) {
  if (b.is_zero()) throw Error("division by zero");
  if (b.is_exact()) {
    // The unit that two amounts of money are counted in cancels out.
    const bool share_unit = a.denominator_ == b.denominator_;
    const Parts parts = inverse({b.numerator_, share_unit ? 1 : b.denominator_});
    return (share_unit ? Number::fraction(a.numerator_, 1) : a) * Number::fraction(parts.first, parts.second);
  }
  return a * Number::inexact(1.0L / b.approximation_);
}

Number power(Number base, int exponent) {
  if (exponent < 0) throw Error("a power is not negative");
  base.reduce();
  Number result(1);
  for (int i = 0; i < exponent && result.is_exact(); ++i) result = result * base;
  if (result.is_exact()) return result;
  return Number::inexact(std::pow(base.wide(), static_cast<long double>(exponent)));
}

bool operator==(const Number& a, const Number& b) { return (a <=> b) == 0; }

bool nearly_equal(const Number& a, const Number& b) {
  const auto size = [](const Number& number) { return number.sign() < 0 ? -number : number; };
  const Number larger = std::max({size(a), size(b), Number(1)});
  return size(a - b) * Number(1'000'000'000) <= larger;
}

std::weak_ordering operator<=>(const Number& a, const Number& b) {
  const int sign = (a - b).sign();
  return sign < 0 ? std::weak_ordering::less : sign > 0 ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

}  // namespace retain
