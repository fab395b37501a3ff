#include "render/content/figures.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <span>

#include "render/content/values.hpp"
#include "render/language/messages.hpp"
#include "retain/amount.hpp"
#include "text/format.hpp"
#include "text/visible.hpp"
#include "text/words.hpp"

namespace retain::render {

namespace {

constexpr int decimals_of_money = 2;

/// Digits after the point that the number needs to be exact, at most six.
int own_decimals(const Number& value) {
  if (value.to_integer()) return 0;
  const auto decimal = value.to_decimal(Amount::decimals);
  if (!decimal) return Amount::decimals;
  const std::size_t point = decimal->find('.');
  return point == std::string::npos ? 0 : static_cast<int>(decimal->size() - point - 1);
}

/// What people call periods of one length.
struct PeriodWords {
  Text heading;
  Text one;
  Text several;
  Text unit;  // behind a number of periods
  Text rate;  // behind a number for each period
  Text mean;
  Text before;
  Text ages;   // what ages count
  Text since;  // the same of cohorts
};

const PeriodWords& words_of(Granularity granularity) {
  static constexpr PeriodWords periods{"Period",
                                       "1 period",
                                       "{} periods",
                                       " periods",
                                       " a period",
                                       "mean period",
                                       "the period before",
                                       "age in periods",
                                       "periods since the first"};
  static constexpr PeriodWords days{
      "Day", "1 day", "{} days", " days", " a day", "mean day", "the day before", "age in days", "days since the first"};
  static constexpr PeriodWords weeks{
      "Week", "1 week", "{} weeks", " weeks", " a week", "mean week", "the week before", "age in weeks", "weeks since the first"};
  static constexpr PeriodWords months{
      "Month", "1 month", "{} months", " months", " a month", "mean month", "the month before", "age in months", "months since the first"};
  static constexpr PeriodWords quarters{"Quarter",
                                        "1 quarter",
                                        "{} quarters",
                                        " quarters",
                                        " a quarter",
                                        "mean quarter",
                                        "the quarter before",
                                        "age in quarters",
                                        "quarters since the first"};
  static constexpr PeriodWords years{
      "Year", "1 year", "{} years", " years", " a year", "mean year", "the year before", "age in years", "years since the first"};
  switch (granularity) {
    case Granularity::day:
      return days;
    case Granularity::week:
      return weeks;
    case Granularity::month:
      return months;
    case Granularity::quarter:
      return quarters;
    case Granularity::year:
      return years;
    case Granularity::unknown:
      break;
  }
  return periods;
}

std::string sign_of_currency(const std::string& code) {
  struct Sign {
    std::string_view code;
    std::string_view sign;
  };
  constexpr Sign signs[] = {{"USD", "$"}, {"EUR", "€"}, {"GBP", "£"}, {"KRW", "₩"}, {"JPY", "¥"}, {"INR", "₹"}, {"BRL", "R$"}};
  const auto* found = std::ranges::find(signs, std::string_view(code), &Sign::code);
  return found == std::end(signs) ? visible(code) : std::string(found->sign);
}

/// What large numbers are counted in.
template <class Visit>
void for_each_value(const Report& report, const Quantity& quantity, Visit visit) {
  for (const ReportRow& row : report.rows) {
    if (const auto value = shown_value(row.sheet, quantity)) visit(*value);
  }
}

int most_decimals(const Report& report, const Quantity& quantity) {
  int most = 0;
  for_each_value(report, quantity, [&](const Number& value) { most = std::max(most, own_decimals(value)); });
  return most;
}

/// Whole amounts of money stay whole; with cents anywhere all have cents, as a column of them does.
int decimals_of_amounts(const Report& report) {
  int most = 0;
  for (const Quantity& quantity : quantities()) {
    if (quantity.unit == Unit::money && quantity.is_fact()) most = std::max(most, most_decimals(report, quantity));
  }
  return most == 0 ? 0 : std::max(most, decimals_of_money);
}

/// A price or value in whole money loses its meaning when it is small, so that only large or whole ones go without cents.
int decimals_of_computed_money(const Report& report, const Quantity& quantity, int decimals_of_facts) {
  bool needs_cents = decimals_of_facts > 0;
  for_each_value(report, quantity,
                 [&](const Number& value) { needs_cents = needs_cents || (!is_large_amount(value) && own_decimals(value) > 0); });
  return needs_cents ? decimals_of_money : 0;
}

/// An amount's digits with the sign of its currency behind their own.
std::string amount_in(const std::string& number, const std::string& sign) {
  if (sign.empty()) return number;
  const std::size_t own = number.starts_with('-') || number.starts_with('+') ? 1 : 0;
  // A code is a word of its own.
  const bool is_word = std::isalpha(static_cast<unsigned char>(sign.back())) != 0;
  return number.substr(0, own) + sign + (is_word ? " " : "") + number.substr(own);
}

}  // namespace

Figures::Figures(const Report& report, std::optional<int> precision, Language language)
    : granularity_(report.granularity), language_(language), currency_(sign_of_currency(report.currency)) {
  const int amounts = decimals_of_amounts(report);
  decimals_of_amounts_ = std::max(amounts, decimals_of_money);
  const auto suited = [&](const Quantity& quantity) {
    switch (quantity.unit) {
      case Unit::count:
        return 0;
      case Unit::money:
        return quantity.is_fact() ? amounts : decimals_of_computed_money(report, quantity, amounts);
      case Unit::ratio:
      case Unit::score:
      case Unit::per_period:
        return 2;
      case Unit::number:
        return most_decimals(report, quantity);
      default:
        return 1;
    }
  };
  for (const Quantity& quantity : quantities()) {
    decimals_[index_of(quantity.id)] = precision && quantity.unit != Unit::count ? *precision : suited(quantity);
  }
  constexpr int most_decimals = 6;
  for (const Drivers& drivers : report.drivers) {
    if (drivers.segments.empty()) continue;
    int digits = decimals(drivers.id);
    while (!precision && digits < most_decimals && !shows_nonzero(drivers.segments.front().contribution.to_fixed(digits))) ++digits;
    decimals_of_contributions_.try_emplace(drivers.id, digits);
  }
}

std::string Figures::number(Id id, const Number& value) const { return grouped(value.to_fixed(decimals(id))); }

std::string Figures::brief(Id id, const Number& value) const { return short_number(value, number(id, value), language_); }

std::string Figures::unit(Id id) const {
  switch (quantity(id).unit) {
    case Unit::percent:
      return "%";
    case Unit::hours:
      return std::string(say(" hours", language_));
    case Unit::points:
      return std::string(say(" points", language_));
    case Unit::periods:
      return std::string(words_of(granularity_).unit.in(language_));
    case Unit::per_period:
      return std::string(a_period_text(granularity_, language_));
    default:
      return {};
  }
}

std::string Figures::with_currency(Id id, const std::string& number) const {
  return quantity(id).unit == Unit::money ? in_currency(number) : number;
}

std::string Figures::money(const Number& amount) const { return in_currency(grouped(amount.to_fixed(decimals_of_amounts_))); }

std::string Figures::in_currency(const std::string& number) const { return amount_in(number, currency_); }

std::string Figures::change(Id id, const Number& value) const {
  const std::string text = number(id, value);
  return value.sign() > 0 && shows_nonzero(text) ? "+" + text : text;
}

std::string Figures::contribution(Id id, const Number& value) const {
  const auto own = decimals_of_contributions_.find(id);
  const std::string text = grouped(value.to_fixed(own == decimals_of_contributions_.end() ? decimals(id) : own->second));
  return value.sign() > 0 && shows_nonzero(text) ? "+" + text : text;
}

std::string Figures::change_in_unit(Id id, const Number& value, const std::string& number) const {
  if (quantity(id).unit == Unit::percent) return said("{} points", language_, number);
  const std::string sign = value.sign() > 0 && shows_nonzero(number) && !number.starts_with('+') ? "+" : "";
  return with_currency(id, sign + number) + unit(id);
}

std::string Figures::change_with_unit(Id id, const Number& value) const { return change_in_unit(id, value, change(id, value)); }

std::string Figures::brief_change_with_unit(Id id, const Number& value) const {
  if (quantity(id).unit == Unit::percent) return change_with_unit(id, value);
  return change_in_unit(id, value, brief(id, value));
}

std::string number_text(double value, int decimals) { return grouped(Number::approximate(value).to_fixed(decimals)); }

std::string money_text(double value, int decimals, const std::string& currency) {
  return amount_in(number_text(value, decimals), sign_of_currency(currency));
}

std::string range_text(const std::string& low, const std::optional<std::string>& high, Language language) {
  return high ? said("{0} to {1}", language, low, *high) : said("{0} or more, no upper limit", language, low);
}

std::span<const Magnitude> magnitudes(Language language) {
  static constexpr std::array<Magnitude, 4> english{{{1'000, "K"}, {1'000'000, "M"}, {1'000'000'000, "B"}, {1'000'000'000'000, "T"}}};
  static constexpr std::array<Magnitude, 3> korean{{{10'000, "만"}, {100'000'000, "억"}, {1'000'000'000'000, "조"}}};
  return language == Language::korean ? std::span<const Magnitude>(korean) : std::span<const Magnitude>(english);
}

std::string short_number(const Number& value, std::string exact, Language language) {
  constexpr std::int64_t least_short = 100'000;
  const Number size = absolute(value);
  if (size < Number(least_short)) return exact;
  const std::span<const Magnitude> known = magnitudes(language);
  const auto shown = [&](const Magnitude& magnitude) { return (size / Number(magnitude.size)).to_fixed(1); };
  std::size_t at = 0;
  while (at + 1 < known.size() && size >= Number(known[at + 1].size)) ++at;
  // What rounds to a whole of the next one is told in that.
  if (at + 1 < known.size()) {
    const auto rounded = Number::parse(shown(known[at]));
    if (rounded && *rounded * Number(known[at].size) >= Number(known[at + 1].size)) ++at;
  }
  return formatted("{}{}{}", value.sign() < 0 ? "-" : "", grouped(shown(known[at])), known[at].mark);
}

std::string range_text(const Figures& figures, Id id, const Proportion& proportion, std::string_view between) {
  const Interval interval = wilson_interval(proportion);
  return formatted("{}{}{}", figures.bound(id, interval.low), between, figures.bound(id, interval.high));
}

std::string p_value_text(double p_value) { return p_value < 0.001 ? std::string("p < 0.001") : formatted("p {:.2g}", p_value); }

std::string_view period_heading(Granularity granularity, Language language) { return words_of(granularity).heading.in(language); }

std::string periods_text(Granularity granularity, int count, Language language) {
  const PeriodWords& words = words_of(granularity);
  return count == 1 ? std::string(words.one.in(language)) : said(words.several, language, count);
}

std::string_view mean_period_text(Granularity granularity, Language language) { return words_of(granularity).mean.in(language); }

std::string_view a_period_text(Granularity granularity, Language language) { return words_of(granularity).rate.in(language); }

std::string_view period_before_text(Granularity granularity, Language language) { return words_of(granularity).before.in(language); }

std::string_view ages_text(Granularity granularity, Language language) { return words_of(granularity).ages.in(language); }

std::string_view ages_since_text(Granularity granularity, Language language) { return words_of(granularity).since.in(language); }

}  // namespace retain::render
