#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "render/language/language.hpp"
#include "retain/report.hpp"
#include "retain/statistics.hpp"

namespace retain::render {

/// Numbers as people read them: rounded half up to the digits that suit the quantity and the report, in groups of three.
class Figures {
 public:
  /// `precision` overrides the digits after the point of all that is not counted; the language is that of the units.
  Figures(const Report& report, std::optional<int> precision, Language language);

  /// The language of the reader.
  [[nodiscard]] Language language() const { return language_; }

  /// Digits after the point of a quantity's values. Counts have none, percents one, money those that the amounts of the report have.
  [[nodiscard]] int decimals(Id id) const { return decimals_[index_of(id)]; }
  /// "1,296", "85.7".
  [[nodiscard]] std::string number(Id id, const Number& value) const;
  /// An amount that is of no quantity: "€553.06".
  [[nodiscard]] std::string money(const Number& amount) const;
  /// The same of its digits.
  [[nodiscard]] std::string in_currency(const std::string& number) const;
  /// The unit behind a number: "%", " months"; empty where there is none to say.
  [[nodiscard]] std::string unit(Id id) const;
  /// The sign of the currency that amounts are in, its code where it has none: "€", "CHF"; empty where it is not known.
  [[nodiscard]] const std::string& currency() const { return currency_; }
  /// "85.7%", "7.0 months", "€1,250.00".
  [[nodiscard]] std::string with_unit(Id id, const Number& value) const { return with_currency(id, number(id, value)) + unit(id); }
  /// "+0.5", "-2.1", "0.0".
  [[nodiscard]] std::string change(Id id, const Number& value) const;
  /// "-2.1 points", "+€120".
  [[nodiscard]] std::string change_with_unit(Id id, const Number& value) const;
  /// The value in short, for a tile: "125.3K", "1.2M", in Korean "12.5만", "1.0억"; exact below 100,000.
  [[nodiscard]] std::string brief(Id id, const Number& value) const;
  /// "€1.2M", "93.5%".
  [[nodiscard]] std::string brief_with_unit(Id id, const Number& value) const { return with_currency(id, brief(id, value)) + unit(id); }
  [[nodiscard]] std::string brief_change_with_unit(Id id, const Number& value) const;
  /// What a segment brought to the change of a quantity, with so many digits that the largest of them is seen.
  [[nodiscard]] std::string contribution(Id id, const Number& value) const;
  /// One end of a range.
  [[nodiscard]] std::string bound(Id id, double value) const { return number(id, Number::approximate(value)); }

 private:
  /// `number`, with the sign of the currency between its own sign and its digits where it is an amount of money.
  [[nodiscard]] std::string with_currency(Id id, const std::string& number) const;
  [[nodiscard]] std::string change_in_unit(Id id, const Number& value, const std::string& number) const;

  Granularity granularity_;
  Language language_;
  std::string currency_;
  std::array<int, quantity_count> decimals_{};
  int decimals_of_amounts_ = 0;
  IdMap<int> decimals_of_contributions_;
};

/// A number that is of no quantity, with so many digits after the point, in groups of three: "1,250.0".
std::string number_text(double value, int decimals);
/// The same of an amount in a currency, by its code: "€1,250.00", "CHF 1,250.00"; without one where the code is empty.
std::string money_text(double value, int decimals, const std::string& currency);
/// "34.0 to 41.6", "5.1 or more, no upper limit".
std::string range_text(const std::string& low, const std::optional<std::string>& high, Language language);
/// The same of an estimate, whose ends are written by `text`.
template <class Text>
std::string range_text(const Estimate& estimate, Text text, Language language) {
  return range_text(text(estimate.low), estimate.high ? std::optional<std::string>(text(*estimate.high)) : std::nullopt, language);
}

/// What stands for so many behind a number.
struct Magnitude {
  std::int64_t size = 1;
  std::string_view mark;
};
/// Those of the language, smallest first: thousands in English, ten thousands in Korean.
std::span<const Magnitude> magnitudes(Language language);
/// A number of 100,000 and more with one decimal and its magnitude: "125.3K", "-1.0M"; below that `exact`, which is the number in full.
std::string short_number(const Number& value, std::string exact, Language language);

/// Whether an amount is so large that its cents say nothing.
inline bool is_large_amount(const Number& amount) { return amount >= Number(1000) || amount <= Number(-1000); }

/// The 95% range of a share and the words between its ends: "92.5 - 95.2".
std::string range_text(const Figures& figures, Id id, const Proportion& proportion, std::string_view between);

/// "p 0.03", "p < 0.001".
std::string p_value_text(double p_value);

/// "Month" over periods of that length, "Period" where it is unknown.
std::string_view period_heading(Granularity granularity, Language language);
/// "1 month", "6 months".
std::string periods_text(Granularity granularity, int count, Language language);
/// "mean month".
std::string_view mean_period_text(Granularity granularity, Language language);
/// " a month", behind a number for each period.
std::string_view a_period_text(Granularity granularity, Language language);
/// "the month before".
std::string_view period_before_text(Granularity granularity, Language language);
/// "age in months", along an axis of ages.
std::string_view ages_text(Granularity granularity, Language language);
/// "months since the first", along one of cohorts.
std::string_view ages_since_text(Granularity granularity, Language language);

}  // namespace retain::render
