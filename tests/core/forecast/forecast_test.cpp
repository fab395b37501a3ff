#include "retain/forecast.hpp"

#include <cmath>
#include <random>

#include "core/models/special.hpp"
#include "support/catch.hpp"

using namespace retain;

namespace {

Cohort cohort_of(const std::vector<std::int64_t>& survivors) {
  Cohort cohort;
  cohort.size = Number(survivors.front());
  for (const std::int64_t count : survivors) cohort.values.emplace_back(Number(count));
  return cohort;
}

Forecast forecast_of(const std::vector<std::vector<std::int64_t>>& cohorts, const ForecastRules& rules) {
  std::vector<Cohort> made;
  for (const auto& survivors : cohorts) made.push_back(cohort_of(survivors));
  return make_forecast(made, rules);
}

/// Fader and Hardie, How to project customer retention, 2007.
const std::vector<std::int64_t> high_end_of_1000{1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394};
const std::vector<std::int64_t> regular_of_1000{1000, 631, 468, 382, 326, 289, 262, 241, 223, 207, 194, 183, 173};

ForecastRules at_ten_percent() {
  ForecastRules rules;
  rules.discount = 10;
  return rules;
}

bool cannot_forecast() { return models::boost_math_version().empty(); }

}  // namespace

TEST_CASE("the published forecast of the High End cohort") {
  if (cannot_forecast()) return;
  ForecastRules rules = at_ten_percent();
  rules.fit = 7;
  rules.horizon = 12;
  const Forecast forecast = forecast_of({high_end_of_1000}, rules);
  REQUIRE(forecast.model == ForecastModel::shifted_beta_geometric);
  CHECK(forecast.parameters[0].value == Approx(0.668088351106446).epsilon(1e-12));
  CHECK(forecast.parameters[0].standard_error == Approx(0.103734931149565).epsilon(1e-10));
  CHECK(forecast.parameters[1].value == Approx(3.80609496405827).epsilon(1e-12));
  CHECK(forecast.parameters[1].standard_error == Approx(0.785531691775707).epsilon(1e-10));
  CHECK(forecast.log_likelihood == Approx(-1611.15814739116).epsilon(1e-13));
  CHECK(*forecast.likelihood_ratio == Approx(51.8693430856609).epsilon(1e-12));
  CHECK(forecast.payments->value == Approx(5.92225349578328).epsilon(1e-13));
  CHECK(forecast.payments->low == Approx(5.64292636463155).epsilon(1e-11));
  CHECK(*forecast.payments->high == Approx(6.215407432595).epsilon(1e-11));
  REQUIRE(forecast.projection.size() == 13);
  CHECK(forecast.projection[12].survival == Approx(37.7999071597409).epsilon(1e-12));
  CHECK(*forecast.projection[12].actual == Approx(39.4).epsilon(1e-12));
  CHECK(forecast.fitted_ages == 7);
  REQUIRE(forecast.further_payments.size() == 8);
  CHECK(forecast.further_payments[0] == Approx(5.4144788453616).epsilon(1e-12));
  CHECK(forecast.further_payments[7] == Approx(7.529628056).epsilon(1e-9));
  CHECK_FALSE(forecast.mean_lifetime);
  CHECK(is_beyond_constant(forecast));
  CHECK(forecast.churn == Approx(10.332927324401101).epsilon(1e-13));
}

TEST_CASE("cohorts of different ages are fitted together") {
  if (cannot_forecast()) return;
  const Forecast forecast =
      forecast_of({{10000, 8000, 6480, 5307, 4391}, {10000, 8000, 6480, 5307}, {10000, 8000, 6480}, {10000, 8000}}, at_ten_percent());
  CHECK(forecast.parameters[0].value == Approx(3.79812580791847).epsilon(1e-10));
  CHECK(forecast.parameters[1].value == Approx(15.191907937379).epsilon(1e-10));
  CHECK(forecast.payments->value == Approx(4.00901345078377).epsilon(1e-12));
  // (α + β − 1) / (α − 1), with an end since α is above 1 beyond doubt.
  CHECK(forecast.mean_lifetime->value == Approx((3.79812580791847 + 15.191907937379 - 1) / 2.79812580791847).epsilon(1e-9));
  CHECK(forecast.mean_lifetime->high);
}

TEST_CASE("the ages kept out are compared with the size of their cohorts") {
  if (cannot_forecast()) return;
  ForecastRules rules;
  rules.holdout = 3;
  rules.horizon = 2;
  const Forecast forecast = forecast_of({high_end_of_1000}, rules);
  CHECK(forecast.fitted_ages == 9);
  CHECK(forecast.projection.size() == 3);
  REQUIRE(forecast.holdout.size() == 3);
  CHECK(forecast.holdout[0].age == 10);
  CHECK(forecast.holdout[0].predicted == Approx(421.554584566).epsilon(1e-8));
  CHECK(forecast.holdout[0].actual == 427);

  // Of each cohort its own last ages, and those of both together where they are the same.
  rules.holdout = 2;
  const Forecast both = forecast_of({high_end_of_1000, {500, 316, 234, 191, 163, 144}, {100, 90}}, rules);
  REQUIRE(both.holdout.size() == 5);
  CHECK(both.holdout[0].age == 1);
  CHECK(both.holdout[0].actual == 90);
  CHECK(both.holdout[1].age == 4);
  CHECK(both.holdout[2].actual == 144);
  CHECK(both.holdout[4].actual == 394);
}

TEST_CASE("the beta-discrete-Weibull on request") {
  if (cannot_forecast()) return;
  ForecastRules rules = at_ten_percent();
  rules.fit = 4;
  rules.model = ForecastModel::beta_discrete_weibull;
  const Forecast forecast = forecast_of({high_end_of_1000}, rules);
  REQUIRE(forecast.parameters.size() == 3);
  CHECK(forecast.log_likelihood == Approx(-1222.74931824082).epsilon(1e-13));
  CHECK(forecast.parameters[2].value == Approx(1.58436151502286).epsilon(1e-8));
  CHECK(forecast.payments->value == Approx(5.99429019261).epsilon(1e-9));
  CHECK(forecast_of({regular_of_1000}, rules).payments->value == Approx(3.69162950789434).epsilon(1e-9));
}

TEST_CASE("constant churn that is likeliest is told as such") {
  if (cannot_forecast()) return;
  const Forecast forecast = forecast_of({{1000, 900, 810, 729}}, at_ten_percent());
  CHECK(forecast.model == ForecastModel::constant);
  CHECK(forecast.why_constant == WhyConstant::likeliest);
  CHECK(forecast.parameters.empty());
  CHECK(forecast.payments->value == Approx(5.5).epsilon(1e-14));
  CHECK(forecast.mean_lifetime->value == Approx(10).epsilon(1e-13));
  CHECK(*forecast.likelihood_ratio == 0);
  CHECK_FALSE(forecast.churn_rises);
  CHECK(forecast_of({{1000, 900, 700, 400}}, {}).churn_rises);
  CHECK(forecast_of({{1000, 900}}, {}).why_constant == WhyConstant::one_age);
}

TEST_CASE("without a discount, payments have an end where alpha is above 1") {
  if (cannot_forecast()) return;
  ForecastRules rules;
  rules.discount = 0;
  rules.arpa = 10;
  const Forecast endless = forecast_of({high_end_of_1000}, rules);
  CHECK_FALSE(endless.payments);
  CHECK_FALSE(endless.lifetime_value);
  rules.fit = 4;
  // α is 1.28, and not sure to be above 1.
  const Forecast unsure = forecast_of({high_end_of_1000}, rules);
  CHECK(unsure.payments->value == Approx(unsure.mean_lifetime->value));
  CHECK_FALSE(unsure.payments->high);
  CHECK(unsure.lifetime_value->value == Approx(10 * unsure.payments->value));
}

TEST_CASE("lifetime value is what is kept of the payments") {
  if (cannot_forecast()) return;
  ForecastRules rules = at_ten_percent();
  rules.arpa = 50;
  rules.margin = 80;
  const Forecast forecast = forecast_of({high_end_of_1000}, rules);
  CHECK(forecast.lifetime_value->value == Approx(forecast.payments->value * 40).epsilon(1e-14));
  CHECK(forecast.lifetime_value->low == Approx(forecast.payments->low * 40).epsilon(1e-14));
}

TEST_CASE("forecasts of any survivors are finite, and their ranges hold them") {
  if (cannot_forecast()) return;
  std::mt19937_64 random(18);
  const auto uniform = [&random](double low, double high) { return std::uniform_real_distribution<double>(low, high)(random); };
  int made = 0;
  for (int round = 0; round < 400; ++round) {
    std::vector<std::vector<std::int64_t>> cohorts(static_cast<std::size_t>(1 + round % 3));
    for (auto& survivors : cohorts) {
      double left = std::pow(10, uniform(0.5, round % 20 == 0 ? 14 : 5));
      for (int age = 0; age < 2 + round % 8; ++age, left *= round % 4 == 0 ? uniform(0.9, 1) : uniform(0, 1))
        survivors.push_back(static_cast<std::int64_t>(left));
      if (survivors.front() == 0) survivors.front() = 1;
    }
    ForecastRules rules;
    rules.discount = round % 5 == 0 ? 0 : uniform(0, 30);
    rules.granularity = static_cast<Granularity>(round % 6);
    try {
      const Forecast forecast = forecast_of(cohorts, rules);
      ++made;
      CAPTURE(round);
      CHECK(std::isfinite(forecast.log_likelihood));
      CHECK(forecast.log_likelihood >= forecast.constant_log_likelihood * (1 + 1e-9));
      for (const ForecastParameter& parameter : forecast.parameters) {
        CHECK(std::isfinite(parameter.value));
        CHECK(std::isfinite(parameter.standard_error));
      }
      bool holds = true;
      for (const ForecastAge& at : forecast.projection) {
        holds = holds && at.interval.low >= 0 && at.interval.low <= at.survival * (1 + 1e-12) && at.interval.high <= 100 &&
                at.interval.high >= at.survival * (1 - 1e-12);
      }
      CHECK(holds);
      if (!forecast.payments) continue;
      CHECK(forecast.payments->value >= 1);
      CHECK(forecast.payments->low <= forecast.payments->value);
      CHECK(std::isfinite(forecast.payments->value));
    } catch (const InputError& error) {
      CHECK_FALSE(error.hint().empty());
    }
  }
  CHECK(made > 200);
}
