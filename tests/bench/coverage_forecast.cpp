// How often the 95% ranges of `retain forecast` hold the truth: samples of customers whose chances to leave are drawn from a beta
// distribution that is known, each forecast from its first ages. A range that keeps its word holds the truth in 95 of 100 samples.
//   coverage_forecast SAMPLES
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "core/models/discount.hpp"
#include "core/models/shifted_beta_geometric.hpp"
#include "retain/forecast.hpp"
#include "support/beta_geometric_point.hpp"

namespace {

using retain::models::ShiftedBetaGeometric;

struct Setting {
  const char* name;
  double alpha;
  double beta;
  int customers;
  std::size_t ages;
};

/// The survivors of customers who each leave with a chance of their own.
retain::Cohort sample_of(const Setting& setting, std::mt19937_64& random) {
  std::gamma_distribution<double> of_alpha(setting.alpha);
  std::gamma_distribution<double> of_beta(setting.beta);
  std::vector<std::int64_t> survivors(setting.ages + 1);
  for (int customer = 0; customer < setting.customers; ++customer) {
    const double a = of_alpha(random);
    std::bernoulli_distribution leaves(a / (a + of_beta(random)));
    for (std::size_t age = 0; age <= setting.ages; ++age) {
      ++survivors[age];
      if (leaves(random)) break;
    }
  }
  retain::Cohort cohort;
  cohort.size = retain::Number(setting.customers);
  for (const std::int64_t count : survivors) cohort.values.emplace_back(retain::Number(count));
  return cohort;
}

bool holds(double low, double high, double truth) { return low <= truth && truth <= high; }

void measure(const Setting& setting, int samples) {
  constexpr std::size_t horizon = 12;
  retain::ForecastRules rules;
  rules.discount = 10;
  rules.horizon = horizon;
  const auto truth = retain::test::point_of(setting.alpha, setting.beta);
  const double survival = 100 * std::exp(ShiftedBetaGeometric::log_survivals(truth, horizon).back());
  const double payments = ShiftedBetaGeometric::payments(truth, 0, retain::models::discount_factor(10, retain::Granularity::year));
  std::mt19937_64 random(2007);
  int survivals = 0;
  int values = 0;
  int constant = 0;
  for (int i = 0; i < samples; ++i) {
    const retain::Cohort cohort = sample_of(setting, random);
    const retain::Forecast forecast = retain::make_forecast({&cohort, 1}, rules);
    constant += forecast.model == retain::ForecastModel::constant ? 1 : 0;
    survivals += holds(forecast.projection[horizon].interval.low, forecast.projection[horizon].interval.high, survival) ? 1 : 0;
    values += holds(forecast.payments->low, *forecast.payments->high, payments) ? 1 : 0;
  }
  const auto percent = [samples](int count) { return 100.0 * count / samples; };
  std::printf("%-44s %6d %15.1f%% %14.1f%% %13d\n", setting.name, samples, percent(survivals), percent(values), constant);
}

}  // namespace

int main(int argc, char** argv) {
  const int samples = argc > 1 ? std::atoi(argv[1]) : 400;
  std::printf("%-44s %6s %16s %15s %13s\n", "shifted beta-geometric", "samples", "left at age 12", "lifetime value", "constant churn");
  measure({"alpha 0.668, beta 3.806; 1,000 over 7 ages", 0.668, 3.806, 1000, 7}, samples);
  measure({"alpha 3.8, beta 15.2; 2,000 over 6 ages", 3.8, 15.2, 2000, 6}, samples);
}
