#include "cli/steps/forecasts_of.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/flags/command.hpp"
#include "cli/steps/cohorts_of.hpp"
#include "cli/steps/refusals.hpp"
#include "cli/steps/report_of.hpp"
#include "core/models/special.hpp"
#include "text/format.hpp"
#include "text/words.hpp"

namespace retain::cli {

namespace {

/// Customers of a segment or of the whole: in cohorts, or in a list.
struct Base {
  std::string segment;
  std::vector<Cohort> cohorts;
  const Lifetimes* list = nullptr;
};

/// The segments in their order, and the whole behind them.
std::vector<Base> bases_of(const io::Loaded& loaded, const Options& options) {
  std::vector<Base> bases;
  if (!loaded.lifetimes.empty()) {
    for (const Lifetimes& lifetimes : loaded.lifetimes) bases.push_back({lifetimes.segment, {}, &lifetimes});
    return bases;
  }
  std::vector<Cohort> cohorts = followed_cohorts_of(loaded, options);
  for (const Cohort& cohort : cohorts) {
    if (std::ranges::find(bases, cohort.segment, &Base::segment) == bases.end()) bases.push_back({cohort.segment, {}});
  }
  // The cohorts of a table are in one segment each, and are the whole together.
  if (std::ranges::find(bases, std::string(), &Base::segment) == bases.end()) bases.push_back({std::string(), cohorts});
  for (Cohort& cohort : cohorts) std::ranges::find(bases, cohort.segment, &Base::segment)->cohorts.push_back(std::move(cohort));
  std::ranges::stable_partition(bases, [](const Base& base) { return !base.segment.empty(); });
  return bases;
}

Forecast forecast_of(const Base& base, const ForecastRules& rules) {
  Forecast forecast = base.list != nullptr ? make_forecast(*base.list, rules) : make_forecast(base.cohorts, rules);
  forecast.segment = base.segment;
  return forecast;
}

/// What a customer pays in the newest complete period, where amounts of rows are of periods as long as an age.
std::optional<Number> arpa_of(io::Loaded& loaded, const Options& options, std::vector<Assumption>& assumptions) {
  if (!loaded.rows || !loaded.rows->ledger->plan().has_amounts) return std::nullopt;
  // Amounts that recur are of a month unless they are grouped otherwise: a year of them is not in them.
  if (loaded.rows->recurring && loaded.rows->regroups && loaded.rows->ledger->plan().period != Granularity::month) return std::nullopt;
  const Report report = report_of(loaded, options);
  const ReportRow* newest = report.newest();
  if (newest == nullptr || !newest->sheet[Id::arpa].number) return std::nullopt;
  const Number arpa = *newest->sheet[Id::arpa].number;
  assumptions.push_back(
      {Id::arpa,
       {"arpa {0}, as in {1}: every payment of a customer is as much", {{arpa.to_fixed(2)}, {newest->period.to_string()}}},
       {"ARPA {0} of {1}", {{arpa.to_fixed(2)}, {newest->period.to_string()}}}});
  return arpa;
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

/// Customers without a contract come back, and are no losses.
void warn_of_returns(Forecasts& forecasts, const io::Loaded& loaded, const Options& options, const std::vector<Cohort>& stayed) {
  if (!loaded.rows) return;
  const CohortTable active = cohorts_of(loaded, options, CohortMeasure::customers, CohortType::period);
  double lost = 0;
  double back = 0;
  for (const Cohort& cohort : stayed) {
    const auto same = std::ranges::find_if(
        active.cohorts, [&](const Cohort& other) { return other.label == cohort.label && other.segment == cohort.segment; });
    if (!cohort.segment.empty() || same == active.cohorts.end() || cohort.known_ages() == 0) continue;
    double most = 0;
    for (std::size_t age = 0; age < std::min(cohort.known_ages(), same->known_ages()); ++age)
      most = std::max(most, (*same->values[age] - *cohort.values[age]).to_double());
    back += most;
    lost += (cohort.size - *cohort.values[cohort.known_ages() - 1]).to_double();
  }
  // Some do come back to a contract; where many do, leaving is not what their absence tells.
  constexpr double one_in_five = 0.2;
  if (back < one_in_five * lost || back == 0) return;
  forecasts.warnings.push_back(warning(
      "came_back",
      formatted("of {} customers counted as lost, at least {} came back: absence tells little of who left", shortest(lost), shortest(back)),
      "a longer --period bridges short absences; for purchases without a contract, `retain value` is the forecast"));
}

Granularity length_of_age(const io::Loaded& loaded, const Options& options) {
  if (loaded.cohorts) return loaded.cohorts->granularity;
  return loaded.rows ? loaded.rows->ledger->plan().period : options.load.period;
}

/// The same errors, with the name of the input.
[[noreturn]] void rethrow_of(const io::Loaded& loaded, const InputError& error) {
  std::vector<Diagnostic> problems = error.diagnostics();
  for (Diagnostic& problem : problems) {
    if (problem.place.file.empty()) problem.place.file = loaded.opened.front().name;
  }
  throw InputError(std::move(problems), error.unlisted());
}

void add_assumptions(Forecasts& forecasts, const io::Loaded& loaded, const ForecastRules& rules) {
  const auto add = [&](Wording text) { forecasts.assumptions.push_back({std::nullopt, text, text}); };
  if (rules.granularity == Granularity::unknown && rules.discount) add({"an age is a year: the input does not tell, and --period would"});
  if (forecasts.whole.why_constant == WhyConstant::one_age) add({"one age only: churn is taken to be the same at every age"});
  if (forecasts.whole.lifetime_value && !rules.margin) add({"no --margin: lifetime value is revenue, not what is kept of it"});
  const auto& own = loaded.rows ? loaded.rows->assumptions : std::vector<Assumption>();
  forecasts.assumptions.insert(forecasts.assumptions.begin(), own.begin(), own.end());
  forecasts.assumptions.insert(forecasts.assumptions.begin(), loaded.assumptions.begin(), loaded.assumptions.end());
}

}  // namespace

void refuse_without_models(const Options& options) {
  if (!models::boost_math_version().empty()) return;
  throw UsageError(formatted("this retain was built without Boost.Math, which {} needs", options.command->name),
                   "with the headers of Boost (libboost-math-dev) it builds with it");
}

Forecasts forecasts_of(io::Loaded& loaded, const Options& options) {
  ForecastRules rules = options.forecast;
  rules.granularity = length_of_age(loaded, options);
  Forecasts forecasts;
  forecasts.warnings = loaded.warnings;
  try {
    std::vector<Base> bases = bases_of(loaded, options);
    warn_of_returns(forecasts, loaded, options, bases.back().cohorts);
    if (rules.discount && !rules.arpa) {
      if (const auto arpa = arpa_of(loaded, options, forecasts.assumptions)) rules.arpa = arpa->to_double();
    }
    forecasts.whole = forecast_of(bases.back(), rules);
    warn_of_rise(forecasts, forecasts.whole);
    bases.pop_back();
    for (const Base& base : bases) {
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
  add_assumptions(forecasts, loaded, rules);
  return forecasts;
}

}  // namespace retain::cli
