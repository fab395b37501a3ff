#include "retain/number.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "core/number/wide.hpp"

namespace retain {

namespace {

constexpr bool is_word(int128 value) { return static_cast<std::int64_t>(value) == value; }

uint128 greatest_common_divisor(uint128 a, uint128 b) {
  constexpr uint128 most_of_word = std::numeric_limits<std::uint64_t>::max();
  while (b != 0) {
    // A machine word divides by one instruction.
    if (a <= most_of_word && b <= most_of_word) return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    a = std::exchange(b, a % b);
  }
  return a;
}

/// Divides both by what they have in common.
void cancel(int128& numerator, int128& denominator) {
  const auto divisor = static_cast<int128>(greatest_common_divisor(magnitude(numerator), static_cast<uint128>(denominator)));
  if (divisor == 1) return;
  numerator /= divisor;
  denominator /= divisor;
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
  if (denominator_ == 1 && is_word(numerator_)) return static_cast<std::int64_t>(numerator_);
  if (!is_exact() || numerator_ % denominator_ != 0) return std::nullopt;
  const int128 value = numerator_ / denominator_;
  return is_word(value) ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
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
  if (is_exact()) cancel(numerator_, denominator_);
}

namespace {

template <class Integer>
struct Fraction {
  Integer numerator{};
  Integer denominator{};
};
using Parts = Fraction<int128>;
using Words = Fraction<std::int64_t>;

constexpr bool are_words(const Parts& a, const Parts& b) {
  return is_word(a.numerator) && is_word(a.denominator) && is_word(b.numerator) && is_word(b.denominator);
}
constexpr Words words_of(const Parts& parts) {
  return {static_cast<std::int64_t>(parts.numerator), static_cast<std::int64_t>(parts.denominator)};
}

/// Whether the sum fits its type.
template <class Integer>
bool add(const Fraction<Integer>& a, const Fraction<Integer>& b, Fraction<Integer>& result) {
  if (a.denominator == b.denominator) {
    result.denominator = a.denominator;
    return !__builtin_add_overflow(a.numerator, b.numerator, &result.numerator);
  }
  Integer left{};
  Integer right{};
  return !__builtin_mul_overflow(a.numerator, b.denominator, &left) && !__builtin_mul_overflow(b.numerator, a.denominator, &right) &&
         !__builtin_add_overflow(left, right, &result.numerator) &&
         !__builtin_mul_overflow(a.denominator, b.denominator, &result.denominator);
}

/// Whether the product fits its type.
template <class Integer>
bool multiply(const Fraction<Integer>& a, const Fraction<Integer>& b, Fraction<Integer>& result) {
  return !__builtin_mul_overflow(a.numerator, b.numerator, &result.numerator) &&
         !__builtin_mul_overflow(a.denominator, b.denominator, &result.denominator);
}

}  // namespace

Number Number::wide_sum(const Number& a, const Number& b) {
  if (a.is_exact() && b.is_exact()) {
    Parts x{a.numerator_, a.denominator_};
    Parts y{b.numerator_, b.denominator_};
    Parts sum;
    if (add(x, y, sum)) return {sum.numerator, sum.denominator};
    // Reduced before they are added, fractions stay exact for as long as their lowest terms fit.
    cancel(x.numerator, x.denominator);
    cancel(y.numerator, y.denominator);
    if (add(x, y, sum)) return {sum.numerator, sum.denominator};
  }
  return inexact(a.wide() + b.wide());
}

Number Number::wide_product(const Number& a, const Number& b) {
  if (a.is_exact() && b.is_exact()) {
    Parts x{a.numerator_, a.denominator_};
    Parts y{b.numerator_, b.denominator_};
    Parts product;
    if (multiply(x, y, product)) return {product.numerator, product.denominator};
    // Cross-cancelling keeps the product of two reduced fractions within 128 bits whenever its lowest terms are.
    cancel(x.numerator, x.denominator);
    cancel(y.numerator, y.denominator);
    cancel(x.numerator, y.denominator);
    cancel(y.numerator, x.denominator);
    if (multiply(x, y, product)) return {product.numerator, product.denominator};
  }
  return inexact(a.wide() * b.wide());
}

Number operator+(const Number& a, const Number& b) {
  if (a.is_exact() && b.is_exact()) {
    const Parts x{a.numerator_, a.denominator_};
    const Parts y{b.numerator_, b.denominator_};
    if (Words sum; are_words(x, y) && add(words_of(x), words_of(y), sum)) return {sum.numerator, sum.denominator};
  }
  return Number::wide_sum(a, b);
}

Number operator-(const Number& a) { return a.is_exact() ? Number(-a.numerator_, a.denominator_) : Number::inexact(-a.approximation_); }

Number operator-(const Number& a, const Number& b) { return a + -b; }

Number operator*(const Number& a, const Number& b) {
  if (a.is_exact() && b.is_exact()) {
    const Parts x{a.numerator_, a.denominator_};
    const Parts y{b.numerator_, b.denominator_};
    if (Words product; are_words(x, y) && multiply(words_of(x), words_of(y), product)) return {product.numerator, product.denominator};
  }
  return Number::wide_product(a, b);
}

Number operator/(const Number& a, const Number& b) {
  if (b.is_zero()) throw Error("division by zero");
  if (!b.is_exact()) return a * Number::inexact(1.0L / b.approximation_);
  // The unit that two amounts of money are counted in cancels out.
  const bool share_unit = a.denominator_ == b.denominator_;
  const int128 unit = share_unit ? 1 : b.denominator_;
  const Number inverse = b.numerator_ < 0 ? Number(-unit, -b.numerator_) : Number(unit, b.numerator_);
  return (share_unit ? Number(a.numerator_, 1) : a) * inverse;
}

Number power(Number base, int exponent) {
  if (exponent < 0) throw Error("a power is not negative");
  base.reduce();
  Number result(1);
  for (int i = 0; i < exponent && result.is_exact(); ++i) result = result * base;
  if (result.is_exact()) return result;
  return Number::inexact(std::pow(base.wide(), static_cast<long double>(exponent)));
}

Number power(const Number& base, const Number& exponent) {
  const auto whole = exponent.to_integer();
  if (whole && *whole <= std::numeric_limits<int>::max()) return power(base, static_cast<int>(*whole));
  if (base.sign() < 0) throw Error("a root is of no negative number");
  // What one and nothing are to any power needs no rounding.
  if (base.is_zero() || base == Number(1)) return base;
  return Number::inexact(std::pow(base.wide(), exponent.wide()));
}

bool operator==(const Number& a, const Number& b) { return (a <=> b) == 0; }

bool nearly_equal(const Number& a, const Number& b) {
  const Number larger = std::max({absolute(a), absolute(b), Number(1)});
  return absolute(a - b) * Number(1'000'000'000) <= larger;
}

std::weak_ordering operator<=>(const Number& a, const Number& b) {
  if (a.is_exact() && a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
  const int sign = (a - b).sign();
  return sign < 0 ? std::weak_ordering::less : sign > 0 ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

}  // namespace retain
