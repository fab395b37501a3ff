#include "cli/inputs/forecasts_of.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/flags/command.hpp"
#include "cli/inputs/cohorts_of.hpp"
#include "cli/inputs/load_inputs.hpp"
#include "cli/inputs/purchases_of.hpp"
#include "cli/inputs/report_of.hpp"
#include "cli/steps/refusals.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

Forecast forecast_of(const FollowedBase& base, const ForecastRules& rules) {
  Forecast forecast = base.cohorts.empty() ? make_forecast(base.lifetimes, rules) : make_forecast(base.cohorts, rules);
  forecast.segment = base.segment;
  return forecast;
}

Wording::Part word_of(Granularity age) { return {std::string(granularity_key(age)), true}; }

/// What a customer pays in one age, as in the newest complete period: amounts that recur may be of a shorter time, or of a longer one.
std::optional<Number> arpa_of(io::Loaded& loaded, const Options& options, std::vector<Assumption>& assumptions) {
  if (!loaded.rows || !loaded.rows->ledger->plan().has_amounts) return std::nullopt;
  const Granularity age = loaded.rows->ledger->plan().period;
  const Granularity recurs = loaded.rows->recurs == Granularity::unknown ? age : loaded.rows->recurs;
  const Report report = report_of(loaded, options);
  const ReportRow* newest = report.newest();
  if (newest == nullptr || !newest->sheet[Id::arpa].number) return std::nullopt;
  const Number arpa = *newest->sheet[Id::arpa].number;
  const std::vector<Wording::Part> parts{{arpa.to_fixed(2)}, {newest->period.to_string()}};
  const Wording brief{"ARPA {0} of {1}", parts};
  if (recurs == age) {
    assumptions.push_back({Id::arpa, {"arpa {0}, as in {1}: every payment of a customer is as much", parts}, brief});
    return arpa;
  }
  const Number each = arpa * (years_in(age) / years_in(recurs));
  assumptions.push_back({Id::arpa,
                         {"arpa {0} a {2}, as in {1}, which makes {4} a {3}: every payment of a customer is as much",
                          {parts[0], parts[1], word_of(recurs), word_of(age), {each.to_fixed(2)}}},
                         brief});
  return each;
}

/// A rise is no input error, but a forecast that does not follow it is wrong.
void warn_of_rise(Forecasts& forecasts, const Forecast& forecast) {
  if (!forecast.churn_rises) return;
  const std::string hint = "--model bdw may follow it; constant churn is what comes nearest without";
  forecasts.warnings.push_back(
      warning("rising_churn",
              forecast.segment.empty()
                  ? "churn rises with age, by more than chance: the forecast leaves too many customers"
                  : formatted("churn of {} rises with age, by more than chance: the forecast leaves too many customers", forecast.segment),
              hint));
}

/// A forecast of those who stayed longest flatters.
void tell_who_is_left_out(Forecasts& forecasts) {
  const Forecast& whole = forecasts.whole;
  const auto list = [&](const char* text, const char* brief, double customers) {
    if (customers <= 0) return;
    const Wording::Part count{shortest(customers)};
    forecasts.assumptions.push_back({std::nullopt, {text, {count}}, {brief, {count}}});
  };
  list("customers who are known at age 0 alone tell nothing of who stays, and are not counted: {0}", "{0} customers of age 0 not counted",
       whole.seen_at_start);
  list("customers who were lost before the end of their first period are not counted: the forecast is of who was there at it; lost: {0}",
       "{0} customers lost at age 0 not counted", whole.lost_at_start);
  constexpr double one_in_hundred = 0.01;
  const double began = whole.customers + whole.seen_at_start + whole.lost_at_start;
  if (whole.lost_at_start <= one_in_hundred * began) return;
  forecasts.warnings.push_back(
      warning("lost_at_start",
              formatted("{} of {} customers were lost before the end of their first period, and the forecast is of "
                        "the others: fewer of those who begin will stay",
                        shortest(whole.lost_at_start), shortest(began)),
              "a shorter --period counts them; `retain survival` counts them as lost at age 0"));
}

/// Of which time an amount is that a flag gives, ages being told by another.
Wording meaning_of_arpa(const ForecastRules& rules) {
  const std::string arpa = Number::approximate(*rules.arpa).to_fixed(2);
  if (rules.granularity == Granularity::unknown) return {"--arpa {0} is what a customer pays in one age", {{arpa}}};
  return {"--arpa {0} is what a customer pays in a {1}", {{arpa}, word_of(rules.granularity)}};
}

void add_assumptions(Forecasts& forecasts, const io::Loaded& loaded, const Options& options, const ForecastRules& rules) {
  const auto add = [&](const Wording& text) { forecasts.assumptions.push_back({std::nullopt, text, text}); };
  if (options.forecast.arpa && rules.discount) add(meaning_of_arpa(rules));
  if (rules.granularity == Granularity::unknown && rules.discount) add({"an age is a year: the input does not tell, and --period would"});
  if (forecasts.whole.why_constant == WhyConstant::one_age) add({"one age only: churn is taken to be the same at every age"});
  if (forecasts.whole.lifetime_value && !rules.margin) add({"no --margin: lifetime value is revenue, not what is kept of it"});
  const std::vector<Assumption> rests_on = assumptions_of(loaded);
  forecasts.assumptions.insert(forecasts.assumptions.begin(), rests_on.begin(), rests_on.end());
}

}  // namespace

Forecasts forecasts_of(io::Loaded& loaded, const Options& options) {
  ForecastRules rules = options.forecast;
  Forecasts forecasts;
  forecasts.warnings = loaded.warnings;
  forecasts.currency = loaded.currency;
  try {
    Followed followed = follow(loaded, options);
    std::vector<FollowedBase>& bases = followed.bases;
    rules.granularity = followed.granularity;
    forecasts.assumptions = std::move(followed.assumptions);
    std::ranges::copy(followed.warnings, std::back_inserter(forecasts.warnings));
    if (rules.discount && !rules.arpa) {
      if (const auto arpa = arpa_of(loaded, options, forecasts.assumptions)) rules.arpa = arpa->to_double();
    }
    forecasts.whole = forecast_of(bases.back(), rules);
    tell_who_is_left_out(forecasts);
    warn_of_rise(forecasts, forecasts.whole);
    bases.pop_back();
    for (const FollowedBase& base : bases) {
      try {
        forecasts.segments.push_back(forecast_of(base, rules));
        warn_of_rise(forecasts, forecasts.segments.back());
      } catch (const InputError& error) {
        forecasts.warnings.push_back(warning("no_forecast", formatted("no forecast of {}: {}", base.segment, error.what()), error.hint()));
      }
    }
  } catch (const InputError& error) {
    refuse_flag(error);
    rethrow_of(loaded, error);
  }
  add_assumptions(forecasts, loaded, options, rules);
  return forecasts;
}

}  // namespace retain::cli
