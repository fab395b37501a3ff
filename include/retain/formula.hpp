#pragma once

#include <array>
#include <cstdint>

namespace retain {

enum class Id : std::uint8_t;

/// An arithmetic expression over rows of the table of quantities, as data in postfix order. From it come the value, the facts that it
/// needs, the reason when it is undefined, the worked line of `--explain` and the text in help, so that they cannot disagree.
///
///     constexpr retain::Formula lost = retain::Formula(retain::Id::customers_churned) / retain::Id::customers_start * 100;
class Formula {
 public:
  enum class Kind : std::uint8_t {
    quantity,          ///< the quantity's value, or what its absence means
    needed,            ///< the same, but absent is missing whatever the table says
    or_zero,           ///< the same, but absent counts as 0, listed as assumed; missing in a present column stays missing
    literal,           ///< a whole number
    periods_per_year,  ///< n of the snapshot's granularity
    period_in_years,   ///< y of it: the length of one
    add,
    subtract,
    multiply,
    divide,
    power,
    series,  ///< the sum of the powers of the left one, from the zeroth on, as many as the right one says
  };
  struct Step {
    Kind kind{};
    Id id{};
    int literal = 0;

    /// Whether it is the value of `id`.
    [[nodiscard]] constexpr bool is_operand() const { return kind == Kind::quantity || kind == Kind::needed || kind == Kind::or_zero; }
  };

  constexpr Formula() = default;
  constexpr Formula(Id id) : Formula(Step{Kind::quantity, id, 0}) {}               // NOLINT(google-explicit-constructor)
  constexpr Formula(int literal) : Formula(Step{Kind::literal, Id{}, literal}) {}  // NOLINT(google-explicit-constructor)
  constexpr explicit Formula(Step step) { push(step); }

  [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
  [[nodiscard]] constexpr const Step* begin() const { return steps_.data(); }
  [[nodiscard]] constexpr const Step* end() const { return steps_.data() + size_; }

  friend constexpr Formula operator+(const Formula& a, const Formula& b) { return join(a, b, Kind::add); }
  friend constexpr Formula operator-(const Formula& a, const Formula& b) { return join(a, b, Kind::subtract); }
  friend constexpr Formula operator*(const Formula& a, const Formula& b) { return join(a, b, Kind::multiply); }
  friend constexpr Formula operator/(const Formula& a, const Formula& b) { return join(a, b, Kind::divide); }
  friend constexpr Formula power(const Formula& base, const Formula& exponent) { return join(base, exponent, Kind::power); }
  /// 1 + q + q² + …, so many terms.
  friend constexpr Formula series(const Formula& ratio, const Formula& terms) { return join(ratio, terms, Kind::series); }

 private:
  static constexpr std::size_t most_steps = 16;

  constexpr void push(Step step) { steps_.at(size_++) = step; }
  static constexpr Formula join(Formula a, const Formula& b, Kind kind) {
    for (const Step& step : b) a.push(step);
    a.push(Step{kind, Id{}, 0});
    return a;
  }

  std::array<Step, most_steps> steps_{};
  std::size_t size_ = 0;
};

/// The quantity, missing where the input does not hold it, whatever the table says its absence means.
constexpr Formula needed(Id id) { return Formula(Formula::Step{Formula::Kind::needed, id, 0}); }
/// The quantity, or an assumed zero where the input has no column of it.
constexpr Formula or_zero(Id id) { return Formula(Formula::Step{Formula::Kind::or_zero, id, 0}); }
/// The number of periods a year; undefined where the length of the period is not known.
constexpr Formula periods_a_year() { return Formula(Formula::Step{Formula::Kind::periods_per_year, Id{}, 0}); }
/// The length of a period in years; undefined where it is not known.
constexpr Formula period_in_years() { return Formula(Formula::Step{Formula::Kind::period_in_years, Id{}, 0}); }

}  // namespace retain
