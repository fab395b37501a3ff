#include "retain/customer_value.hpp"

#include <cmath>
#include <random>

#include "core/models/special.hpp"
#include "support/catch.hpp"

using namespace retain;

namespace {

/// Customers as the models have them, of whom each is known for `age` weeks.
std::vector<PurchaseHistory> simulated(PurchaseModel model, int customers, double age) {
  std::mt19937 random(20);  // NOLINT(*-msc51-cpp): the same in every run
  std::gamma_distribution<double> rates(0.5, 1 / 6.0);
  std::gamma_distribution<double> leaving(1, 1);
  std::gamma_distribution<double> staying(2.5, 1);
  std::gamma_distribution<double> spend_scales(3.7, 1 / 15.0);
  std::uniform_real_distribution<double> uniform(0, 1);
  std::vector<PurchaseHistory> histories;
  for (int i = 0; i < customers; ++i) {
    const double rate = rates(random);
    const double leaves = leaving(random);
    const double chance = leaves / (leaves + staying(random));
    const double scale = 1 / spend_scales(random);
    PurchaseHistory history{0, 0, age, 0};
    double amount = 0;
    bool is_gone = model == PurchaseModel::mbg_nbd && uniform(random) < chance;
    for (double time = 0; !is_gone; is_gone = uniform(random) < chance) {
      time += -std::log(1 - uniform(random)) / rate;
      if (time > age) break;
      ++history.frequency;
      history.recency = time;
      amount += std::gamma_distribution<double>(6, scale)(random);
    }
    if (history.frequency > 0) history.monetary = amount / static_cast<double>(history.frequency);
    histories.push_back(history);
  }
  return histories;
}

}  // namespace

TEST_CASE("the likelier model is taken, and both are told") {
  if (models::boost_math_version().empty()) return;
  const auto histories = simulated(PurchaseModel::mbg_nbd, 4000, 60);
  const CustomerValue answer = customer_value(histories, {.horizon = 52});
  CHECK(answer.purchases.model == PurchaseModel::mbg_nbd);
  REQUIRE(answer.alternative);
  CHECK(answer.alternative->model == PurchaseModel::bg_nbd);
  CHECK(answer.alternative->log_likelihood < answer.purchases.log_likelihood);
  const CustomerValue asked = customer_value(histories, {.horizon = 52, .model = PurchaseModel::bg_nbd});
  CHECK(asked.purchases.log_likelihood == answer.alternative->log_likelihood);
  // What customers were drawn from lies within four standard errors.
  constexpr std::array<double, 4> truth{0.5, 6, 1, 2.5};
  for (std::size_t i = 0; i < truth.size(); ++i) {
    CHECK(std::fabs(answer.purchases.parameters[i] - truth[i]) < 4 * answer.purchases.standard_errors[i]);
  }
  REQUIRE(answer.spend);
  CHECK(std::fabs(answer.spend->parameters[0] - 6) < 4 * answer.spend->standard_errors[0]);
  CHECK(std::fabs(*answer.spend->correlation) < 0.1);
}

TEST_CASE("totals are the sums of what each customer is expected to do") {
  if (models::boost_math_version().empty()) return;
  const auto histories = simulated(PurchaseModel::bg_nbd, 3000, 60);
  const CustomerValue answer = customer_value(histories, {.horizon = 52, .interest = 0.002, .margin = 0.4});
  CHECK(answer.customers == 3000);
  double alive = 0;
  double purchases = 0;
  double value = 0;
  for (const PurchaseHistory& history : histories) {
    const CustomerProspect prospect = answer.prospect_of(history);
    alive += prospect.probability_alive;
    purchases += prospect.expected_purchases;
    value += prospect.value.value_or(0);
    CHECK(*prospect.value <= prospect.expected_purchases * *prospect.expected_spend * 0.4);
  }
  CHECK(answer.alive.value == Approx(alive).epsilon(1e-12));
  CHECK(answer.expected_purchases.value == Approx(purchases).epsilon(1e-12));
  REQUIRE(answer.value);
  CHECK(answer.value->value == Approx(value).epsilon(1e-12));
  for (const Estimate& range : {answer.alive, answer.expected_purchases, *answer.value}) {
    CHECK((range.low < range.value && range.value < range.high));
  }
  std::int64_t actual = 0;
  double fitted = 0;
  for (const FrequencyCount& count : answer.counts) {
    actual += count.actual;
    fitted += count.fitted;
  }
  CHECK(actual == 3000);
  CHECK(fitted == Approx(3000).epsilon(1e-12));
}

TEST_CASE("without amounts, or with those of one size, nothing has a value") {
  if (models::boost_math_version().empty()) return;
  auto histories = simulated(PurchaseModel::bg_nbd, 2000, 60);
  for (PurchaseHistory& history : histories) history.monetary = 0;
  const CustomerValue counted = customer_value(histories, {.horizon = 52});
  CHECK_FALSE(counted.value.has_value());
  CHECK_FALSE(counted.spend.has_value());
  CHECK(counted.reason == Reason::missing_input);
  CHECK(counted.prospect_of(histories.front()).at_risk() >= 0);
  for (PurchaseHistory& history : histories) history.monetary = history.frequency > 0 ? 9.99 : 0;
  const CustomerValue same = customer_value(histories, {.horizon = 52});
  CHECK_FALSE(same.value.has_value());
  CHECK(same.reason == Reason::no_maximum);
}

TEST_CASE("histories of which nothing can be told are refused") {
  if (models::boost_math_version().empty()) return;
  const ValueOptions year{.horizon = 52};
  CHECK_THROWS_WITH(customer_value(std::vector<PurchaseHistory>(50, {0, 0, 30, 0}), year),
                    "no customer came back: nothing tells how often they buy again");
  CHECK_THROWS_AS(customer_value({}, year), NoFitError);
  std::vector<PurchaseHistory> loyal;
  for (std::int64_t x = 1; x <= 30; ++x) loyal.insert(loyal.end(), 10, {x, 39.5, 40, 0});
  CHECK_THROWS_WITH(customer_value(loyal, year), Catch::Matchers::StartsWith("nobody seems to leave"));
  for (const PurchaseHistory& impossible : {PurchaseHistory{0, 3, 30, 0}, {2, 31, 30, 0}, {1, 0, 30, 0}, {-1, 0, 30, 0}}) {
    CHECK_THROWS_WITH(customer_value(std::vector{impossible}, year), "a purchase history is impossible");
  }
}
