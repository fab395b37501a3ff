#include "retain/forecast.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "core/forecast/assessment.hpp"
#include "core/forecast/refusals.hpp"
#include "core/models/beta_discrete_weibull.hpp"
#include "core/models/constant_churn.hpp"
#include "core/models/discount.hpp"
#include "core/models/shifted_beta_geometric.hpp"
#include "core/models/special.hpp"
#include "retain/survival.hpp"

namespace retain {

namespace {

using models::AgeCounts;
using models::BetaDiscreteWeibull;
using models::ConstantChurn;
using models::ShiftedBetaGeometric;

/// Those who are lost or seen beyond an age are last seen at it.
Lifetimes until(Lifetimes lifetimes, std::size_t last) {
  if (last >= lifetimes.last_age()) return lifetimes;
  double beyond = 0;
  for (std::size_t age = last + 1; age < lifetimes.lost.size(); ++age) beyond += lifetimes.lost[age] + lifetimes.censored[age];
  lifetimes.lost.resize(last + 1);
  lifetimes.censored.resize(last + 1);
  lifetimes.censored[last] += beyond;
  return lifetimes;
}

/// How many ages of a cohort are fitted, age 0 among them.
std::size_t fitted_values(const Cohort& cohort, std::size_t holdout) {
  const std::size_t known = cohort.known_ages();
  return known > holdout ? known - holdout : std::min<std::size_t>(known, 1);
}

Lifetimes without_holdout(std::span<const Cohort> cohorts, std::size_t holdout) {
  std::vector<Cohort> cut(cohorts.begin(), cohorts.end());
  for (Cohort& cohort : cut) cohort.values.resize(fitted_values(cohort, holdout));
  return lifetimes_of(cut);
}

/// Those who were there at age 0: whoever was lost at it has no age to be forecast from.
Lifetimes from_start(Lifetimes lifetimes) {
  if (!lifetimes.lost.empty()) lifetimes.lost.front() = 0;
  return lifetimes;
}

void add_actual(std::vector<ForecastAge>& projection, const Lifetimes& known) {
  const SurvivalCurve curve = survival_of(from_start(known));
  for (std::size_t age = 0; age < std::min(projection.size(), curve.survival.size()); ++age) {
    projection[age].actual = curve.survival[age];
    projection[age].actual_interval = curve.interval[age];
  }
}

/// Builds a forecast in the steps that all models share.
class Forecaster {
 public:
  Forecaster(const Lifetimes& known, const Lifetimes& fitted, const ForecastRules& rules)
      : rules_(rules), known_(known), counts_(models::counts_by_age(fitted)) {
    forecast_.segment = known.segment;
    forecast_.granularity = rules.granularity;
    forecast_.customers = fitted.customers();
    if (!fitted.lost.empty()) {
      forecast_.lost_at_start = fitted.lost.front();
      forecast_.seen_at_start = fitted.censored.front();
      forecast_.customers -= forecast_.lost_at_start + forecast_.seen_at_start;
    }
    forecast_.fitted_ages = fitted.last_age();
    forecast_.known_ages = known.last_age();
    forecast_.discount = rules.discount;
    forecast_.arpa = rules.arpa;
    forecast_.margin = rules.margin;
    refuse_hopeless(counts_, rules, known.last_age());
  }

  Forecast make() {
    const ConstantChurn constant(counts_);
    forecast_.churn = 100 * constant.churn();
    forecast_.churn_interval = constant.interval();
    forecast_.constant_log_likelihood = constant.log_likelihood();
    fit(constant);
    add_actual(forecast_.projection, known_);
    const models::Assessment<ConstantChurn, 1> beside(constant.maximum());
    const std::vector<ForecastAge> ages = beside.projection(horizon());
    for (std::size_t age = 0; age < ages.size(); ++age) forecast_.projection[age].constant = ages[age].survival;
    if (rules_.discount) forecast_.constant_payments = beside.payments(factor())->value;
    return std::move(forecast_);
  }

 private:
  [[nodiscard]] std::size_t horizon() const { return rules_.horizon.value_or(std::max(forecast_.known_ages, 2 * forecast_.fitted_ages)); }

  [[nodiscard]] double factor() const { return models::discount_factor(*rules_.discount, rules_.granularity); }

  void fit(const ConstantChurn& constant) {
    if (rules_.model == ForecastModel::beta_discrete_weibull) return fit_weibull();
    if (rules_.model == ForecastModel::constant) return take(constant, WhyConstant::asked);
    if (counts_.size() == 1) return take(constant, WhyConstant::one_age);
    const double score = models::spread_score(counts_, constant.churn());
    // One-sided at 95%.
    constexpr double beyond_chance = 1.6448536269514722;
    forecast_.churn_rises = score < -beyond_chance;
    if (score <= 0) return take(constant, WhyConstant::likeliest);
    const auto maximum = ShiftedBetaGeometric::fit(counts_);
    // What is likelier by no more than rounding is not likelier.
    constexpr double rounding = 1e-12;
    if (!maximum || maximum->value - constant.log_likelihood() < rounding * std::fabs(maximum->value))
      return take(constant, WhyConstant::likeliest);
    forecast_.model = ForecastModel::shifted_beta_geometric;
    const models::Matrix<2> covariance = ShiftedBetaGeometric::covariance_of_logarithms(*maximum);
    add_parameter("alpha", ShiftedBetaGeometric::alpha(maximum->point), covariance[0][0]);
    add_parameter("beta", ShiftedBetaGeometric::beta(maximum->point), covariance[1][1]);
    assess<ShiftedBetaGeometric>(*maximum);
  }

  void take(const ConstantChurn& constant, WhyConstant why) {
    forecast_.model = ForecastModel::constant;
    forecast_.why_constant = why;
    assess<ConstantChurn>(constant.maximum());
    if (why != WhyConstant::likeliest) forecast_.likelihood_ratio.reset();
  }

  void fit_weibull() {
    constexpr std::size_t fewest_ages = 3;
    if (counts_.size() < fewest_ages) refuse_few_ages(counts_.size());
    const auto maximum = BetaDiscreteWeibull::fit(counts_);
    if (!maximum) refuse_no_maximum();
    forecast_.model = ForecastModel::beta_discrete_weibull;
    constexpr std::array<std::string_view, 3> names{"alpha", "beta", "c"};
    for (std::size_t i = 0; i < names.size(); ++i)
      add_parameter(names.at(i), std::exp(maximum->point.at(i)), maximum->covariance.at(i).at(i));
    assess<BetaDiscreteWeibull>(*maximum);
  }

  /// `variance` is of the parameter's logarithm.
  void add_parameter(std::string_view key, double value, double variance) {
    forecast_.parameters.push_back({key, value, value * std::sqrt(variance)});
  }

  template <class Model, std::size_t N>
  void assess(const models::Maximum<N>& maximum) {
    const models::Assessment<Model, N> says(maximum);
    forecast_.log_likelihood = maximum.value;
    forecast_.likelihood_ratio = std::max(0.0, 2 * (maximum.value - forecast_.constant_log_likelihood));
    forecast_.projection = says.projection(horizon());
    forecast_.mean_lifetime = says.payments(1);
    if (!rules_.discount) return;
    forecast_.payments = says.payments(factor());
    if (!forecast_.payments) return;
    for (std::size_t made = 0; made <= forecast_.fitted_ages; ++made)
      forecast_.further_payments.push_back(says.further_payments(made, factor()));
    if (!rules_.arpa) return;
    constexpr double all = 100;
    const double each = *rules_.arpa * rules_.margin.value_or(all) / all;
    const Estimate& payments = *forecast_.payments;
    forecast_.lifetime_value = {payments.value * each, payments.low * each,
                                payments.high ? std::optional(*payments.high * each) : std::nullopt};
  }

  const ForecastRules& rules_;
  const Lifetimes& known_;
  std::vector<AgeCounts> counts_;
  Forecast forecast_;
};

/// What was kept out beside what was predicted of it: each cohort's size times the survival at its last ages.
std::vector<HeldOutAge> held_out(std::span<const Cohort> cohorts, std::size_t holdout, const Forecast& forecast) {
  std::map<std::size_t, HeldOutAge> by_age;
  for (const Cohort& cohort : cohorts) {
    for (std::size_t age = fitted_values(cohort, holdout); age < cohort.known_ages(); ++age) {
      HeldOutAge& at = by_age.try_emplace(age, HeldOutAge{age}).first->second;
      const ForecastAge& forecast_at = forecast.projection[age];
      const double share = cohort.size.to_double() / 100;
      at.predicted += share * forecast_at.survival;
      at.interval.low += share * forecast_at.interval.low;
      at.interval.high += share * forecast_at.interval.high;
      at.constant += share * forecast_at.constant;
      at.actual += cohort.values[age]->to_double();
    }
  }
  std::vector<HeldOutAge> ages;
  for (const auto& [age, at] : by_age) ages.push_back(at);
  return ages;
}

Forecast make_forecast(const Lifetimes& known, const Lifetimes& fitted, const ForecastRules& rules) {
  if (models::boost_math_version().empty()) throw Error("this retain was built without Boost.Math");
  return Forecaster(known, rules.fit ? until(fitted, *rules.fit) : fitted, rules).make();
}

}  // namespace

std::string_view forecast_model_key(ForecastModel model) {
  constexpr std::array<std::string_view, 3> keys{"constant", "sbg", "bdw"};
  return keys.at(static_cast<std::size_t>(model));
}

Forecast make_forecast(std::span<const Cohort> cohorts, const ForecastRules& rules) {
  const Lifetimes known = lifetimes_of(cohorts);
  refuse_ages(rules, known.last_age());
  if (!rules.holdout) return make_forecast(known, known, rules);
  // What was kept out is to be seen, however short the projection.
  ForecastRules longer = rules;
  if (rules.horizon) longer.horizon = std::max(*rules.horizon, known.last_age());
  Forecast forecast = make_forecast(known, without_holdout(cohorts, *rules.holdout), longer);
  forecast.held_out_of_each = *rules.holdout;
  forecast.holdout = held_out(cohorts, *rules.holdout, forecast);
  if (rules.horizon) forecast.projection.resize(*rules.horizon + 1);
  return forecast;
}

Forecast make_forecast(const Lifetimes& lifetimes, const ForecastRules& rules) {
  refuse_ages(rules, lifetimes.last_age());
  if (rules.holdout) refuse_holdout_of_list();
  return make_forecast(lifetimes, lifetimes, rules);
}

std::optional<HoldoutSummary> holdout_summary(const Forecast& forecast) {
  if (forecast.holdout.empty()) return std::nullopt;
  HoldoutSummary summary;
  for (const HeldOutAge& at : forecast.holdout) {
    ++summary.ages;
    if (at.is_in_range()) ++summary.in_range;
    summary.predicted += at.predicted;
    summary.constant += at.constant;
    summary.actual += at.actual;
  }
  return summary;
}

bool is_beyond_constant(const Forecast& forecast) {
  constexpr double one_in_twenty = 0.05;
  if (!forecast.likelihood_ratio || forecast.model == ForecastModel::constant) return false;
  if (forecast.model == ForecastModel::beta_discrete_weibull)
    return models::chi_squared_tail(*forecast.likelihood_ratio, 2) < one_in_twenty;
  return models::chi_squared_tail(*forecast.likelihood_ratio, 1) / 2 < one_in_twenty;
}

}  // namespace retain
