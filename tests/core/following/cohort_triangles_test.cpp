#include <cmath>
#include <map>
#include <random>
#include <string>

#include "core/ledger/ledger.hpp"
#include "core/models/special.hpp"
#include "retain/forecast.hpp"
#include "support/catch.hpp"

using namespace retain;

namespace {

constexpr const char* first_month = "2024-01";

/// A customer with its months, counted from the first: "xx.x" is away in the third.
using Attendance = std::pair<std::string, std::string>;

CohortTable full_cohorts(const std::vector<Attendance>& customers, int gap) {
  LedgerPlan plan;
  plan.period = plan.kept = Granularity::month;
  plan.some_period = Period::parse(first_month).ordinal();
  Ledger ledger(plan);
  Ledger::Writer& writer = ledger.add_writer();
  for (const auto& [name, months] : customers) {
    for (std::size_t i = 0; i < months.size(); ++i) {
      if (months[i] == 'x') writer.add(name, {plan.some_period + static_cast<std::int64_t>(i), 0}, 0, Amount::parse("1")->amount);
    }
  }
  writer.flush();
  FollowingRules rules;
  rules.gap = gap;
  return ledger.cohorts(rules, CohortMeasure::customers, CohortType::full);
}

std::string counts_of(const Cohort& cohort) {
  std::string text;
  for (const auto& value : cohort.values) text += (text.empty() ? "" : " ") + value->to_fixed(0);
  return text;
}

/// Customers who leave as the shifted beta-geometric says, and who are away for a month now and then.
std::vector<Attendance> with_absences(double alpha, double beta) {
  constexpr std::size_t months = 18;
  constexpr int each_month = 1500;
  std::mt19937_64 random(7);
  const auto happens = [&random](double chance) { return std::ldexp(static_cast<double>(random() >> 11), -53) < chance; };
  std::vector<Attendance> customers;
  for (std::size_t first = 0; first < months; ++first) {
    for (int i = 0; i < each_month; ++i) {
      std::string attended(first, '.');
      attended += 'x';
      for (double age = 0; attended.size() < months && !happens(alpha / (alpha + beta + age)); ++age) attended += 'x';
      const std::size_t end = attended.size();
      // The newest month too: whoever is away in it may have left, for all that anybody knows.
      for (std::size_t month = first + 1; month < end; ++month) {
        if (attended[month - 1] == 'x' && (month + 1 < end || end == months) && happens(0.06)) attended[month++] = '.';
      }
      customers.emplace_back("c" + std::to_string(first) + "-" + std::to_string(i), attended);
    }
  }
  return customers;
}

}  // namespace

TEST_CASE("a customer who was away for a gap left when the absence began", "[cohort]") {
  const std::vector<Attendance> customers{{"stays", "xxxxxx"}, {"bridged", "xx.x.x"}, {"gone", "xx...."},
                                          {"back", "x..xxx"},  {"open", "xxxx.."},    {"late", "....xx"}};
  const CohortTable strict = full_cohorts(customers, 1);
  CHECK(counts_of(strict.cohorts[0]) == "5 4 2 2 1 1");
  CHECK(strict.cohorts[0].returned == 2);
  // What is to be known of the newest month is known with the next.
  const CohortTable bridged = full_cohorts(customers, 2);
  CHECK(counts_of(bridged.cohorts[0]) == "5 4 3 3 2");
  CHECK(bridged.cohorts[0].returned == 1);
  CHECK(counts_of(bridged.cohorts[1]) == "1");
  CHECK(counts_of(full_cohorts(customers, 3).cohorts[0]) == "5 5 4 4");
  CHECK(counts_of(full_cohorts(customers, 9).cohorts[0]) == "5");
}

TEST_CASE("a gap that bridges all absences finds the survival that made the rows", "[cohort][forecast]") {
  if (models::boost_math_version().empty()) return;
  constexpr double alpha = 1.2;
  constexpr double beta = 6;
  std::vector<double> truth{100};
  for (double age = 0; truth.size() < 18; ++age) truth.push_back(truth.back() * (beta + age) / (alpha + beta + age));

  const std::vector<Attendance> customers = with_absences(alpha, beta);
  const auto farthest = [&](int gap) {
    const Forecast forecast = make_forecast(full_cohorts(customers, gap).cohorts, {});
    double difference = 0;
    for (std::size_t age = 0; age < truth.size(); ++age) {
      const ForecastAge& at = forecast.projection[age];
      difference = std::max(difference, std::fabs(at.survival - truth[age]));
      if (gap > 1 && at.actual) CHECK(std::fabs(*at.actual - truth[age]) < 2);
    }
    if (gap > 1) {
      CHECK(forecast.model == ForecastModel::shifted_beta_geometric);
      CHECK_FALSE(forecast.churn_rises);
    }
    return difference;
  };
  CHECK(farthest(2) < 1);
  CHECK(farthest(3) < 1);
  CHECK(farthest(1) > 10);
}
