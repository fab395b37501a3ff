#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "retain/cohorts.hpp"
#include "retain/diagnostic.hpp"
#include "retain/period.hpp"
#include "retain/report.hpp"
#include "retain/statistics.hpp"

namespace retain {

/// How customers under contract leave, an age after another.
enum class ForecastModel : std::uint8_t {
  constant,                ///< all with one chance, at every age
  shifted_beta_geometric,  ///< each with a chance of its own, the same at every age
  beta_discrete_weibull,   ///< the same, with a chance that changes with age
};
/// "constant", "sbg", "bdw".
std::string_view forecast_model_key(ForecastModel model);

/// What a forecast is to rest on.
struct ForecastRules {
  ForecastModel model = ForecastModel::shifted_beta_geometric;
  std::optional<std::size_t> fit;                  ///< the last age that is fitted; empty: all
  std::optional<std::size_t> holdout;              ///< so many last ages of each cohort are kept out of the fit
  std::optional<std::size_t> horizon;              ///< the last age of the projection; empty: the last known, or twice the last fitted
  std::optional<double> discount;                  ///< percent a year
  std::optional<double> arpa;                      ///< revenue of a customer in one age
  std::optional<double> margin;                    ///< percent of it that is kept
  Granularity granularity = Granularity::unknown;  ///< the length of an age; unknown: a year
};

struct ForecastParameter {
  std::string_view key;  ///< "alpha"
  double value = 0;
  double standard_error = 0;
};

/// The whole of customers at an age; shares are in percent.
struct ForecastAge {
  double survival = 100;
  Interval interval{100, 100};      ///< of the survival
  std::optional<double> retention;  ///< of those at the age before; empty at age 0
  double constant = 100;            ///< the survival under constant churn
  std::optional<double> actual;     ///< the survival of all that is known, as `survival_of` tells it; empty where that ends
  std::optional<Interval> actual_interval;
};

/// Customers at an age of the cohorts of which it was kept out of the fit.
struct HeldOutAge {
  std::size_t age = 0;
  double predicted = 0;
  Interval interval{};  ///< of the prediction
  double constant = 0;  ///< what constant churn predicts
  double actual = 0;

  [[nodiscard]] bool is_in_range() const { return interval.low <= actual && actual <= interval.high; }
};

/// How good the predictions of the ages kept out are together.
struct HoldoutSummary {
  std::size_t ages = 0;      ///< that differ
  std::size_t in_range = 0;  ///< of which the actual customers lie in the range of the prediction
  double predicted = 0;      ///< customers at all of them
  double constant = 0;
  double actual = 0;
};

/// Why a forecast is one of constant churn.
enum class WhyConstant : std::uint8_t {
  not_so,
  likeliest,  ///< no spread over customers makes what was seen likelier
  one_age,    ///< from one age no spread can be told
  asked,
};

/// How many customers will be left, and what a customer is worth, where those who leave are seen to leave.
struct Forecast {
  std::string segment;  ///< empty: the whole base
  ForecastModel model{};
  WhyConstant why_constant = WhyConstant::not_so;
  bool churn_rises = false;     ///< with age, by more than chance: neither constant churn nor a spread over customers fits that
  Granularity granularity{};    ///< the length of an age; unknown where nothing told it, and it is taken for a year
  double customers = 0;         ///< who were seen, or lost, after age 0: all that it rests on
  double lost_at_start = 0;     ///< others, who were lost at age 0: the forecast is of those who were there
  double seen_at_start = 0;     ///< others, who are known at age 0 alone
  std::size_t fitted_ages = 0;  ///< the last age fitted
  std::size_t known_ages = 0;   ///< the last age known
  std::vector<ForecastParameter> parameters;  ///< none of constant churn
  double log_likelihood = 0;
  double churn = 0;  ///< constant churn beside it, in percent of an age
  Interval churn_interval;
  double constant_log_likelihood = 0;
  std::optional<double> likelihood_ratio;  ///< twice what the model's logarithm is above that of constant churn; empty where none was tried
  std::vector<ForecastAge> projection;     ///< by age from 0
  std::vector<HeldOutAge> holdout;
  std::size_t held_out_of_each = 0;  ///< the last ages of each cohort that were kept out
  std::optional<double> discount;    ///< percent a year
  std::optional<double> arpa;
  std::optional<double> margin;
  /// Payments that a new customer is expected to make, discounted; the first is made at once. Empty where no discount is given, or without
  /// end.
  std::optional<Estimate> payments;
  std::optional<double> constant_payments;  ///< the same under constant churn
  /// By renewals made from 0 to the last age fitted: the further payments of one who has made so many, discounted to just before the next,
  /// which counts in full if it is made.
  std::vector<double> further_payments;
  std::optional<Estimate> mean_lifetime;   ///< in ages, the first payment counted, not discounted; empty: without end
  std::optional<Estimate> lifetime_value;  ///< the payments times what is kept of each
};

/// Forecasts as they are asked for, with what they rest on besides the input.
struct Forecasts {
  Forecast whole;
  std::vector<Forecast> segments;  ///< those that can be forecast
  std::string currency;            ///< ISO code of amounts; empty: not told
  std::vector<Assumption> assumptions;
  std::vector<Diagnostic> warnings;
};

/// Forecasts of customers. Throws InputError, of cause `flag` where the rules ask for what the ages do not have: where nobody or everybody
/// is lost, where losses end with the first age, and where the model's likelihood has no maximum.
Forecast make_forecast(std::span<const Cohort> cohorts, const ForecastRules& rules);
/// The same of customers who are in no cohorts, so that none of the ages can be kept out by `holdout`.
Forecast make_forecast(const Lifetimes& lifetimes, const ForecastRules& rules);

/// Empty where no ages were kept out.
std::optional<HoldoutSummary> holdout_summary(const Forecast& forecast);

/// Whether the likelihood ratio is more than chance: spread over customers begins at none, so that in half of all samples that constant
/// churn makes it is 0, and in the others χ² with one degree of freedom (Self and Liang, Journal of the American Statistical Association
/// 82, 1987). With the Weibull's further parameter it is taken for χ² with two.
bool is_beyond_constant(const Forecast& forecast);

}  // namespace retain
