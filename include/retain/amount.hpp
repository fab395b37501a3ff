#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "retain/number.hpp"

namespace retain {

/// An amount of money: an exact decimal in millionths of the currency's unit, held in 128 bits so that sums of 10^14 amounts of 18
/// digits do not wrap. Never a double.
///
///     const retain::Amount amount = retain::Amount::parse("1200.50").value().amount;
///     (amount + amount).to_string();  // "2401"
class Amount {
 public:
  static constexpr int decimals = 6;
  static constexpr int most_integer_digits = 18;

  constexpr Amount() = default;
  static constexpr Amount from_millionths(int128 millionths) {
    Amount result;
    result.millionths_ = millionths;
    return result;
  }

  /// What `parse` made of a text.
  struct Parsed;
  /// Reads `[-]digits[.digits]`, with at most 18 digits before the point. Digits after the sixth decimal are rounded half to even.
  /// Empty where the text is anything else, and where rounding gives a nineteenth digit.
  static std::optional<Parsed> parse(std::string_view text);

  [[nodiscard]] constexpr int128 millionths() const { return millionths_; }
  [[nodiscard]] Number to_number() const { return Number::fraction(millionths_, 1'000'000); }
  /// The exact decimal without trailing zeros: "1200", "-0.05".
  [[nodiscard]] std::string to_string() const;

  constexpr Amount& operator+=(Amount other) {
    millionths_ += other.millionths_;
    return *this;
  }
  constexpr Amount& operator-=(Amount other) {
    millionths_ -= other.millionths_;
    return *this;
  }
  friend constexpr Amount operator+(Amount a, Amount b) { return a += b; }
  friend constexpr Amount operator-(Amount a, Amount b) { return a -= b; }
  friend constexpr auto operator<=>(const Amount&, const Amount&) = default;

 private:
  int128 millionths_ = 0;
};

struct Amount::Parsed {
  Amount amount;
  /// Whether digits after the sixth decimal were rounded away.
  bool rounded = false;
};

}  // namespace retain
