#include "core/purchases/customer_value.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <string>

#include "core/purchases/beta_geometric.hpp"
#include "core/purchases/expectations.hpp"
#include "core/purchases/gamma_gamma.hpp"

namespace retain {

std::string_view purchase_model_key(PurchaseModel model) { return model == PurchaseModel::bg_nbd ? "bg-nbd" : "mbg-nbd"; }

namespace models {

namespace {

/// The numbers of a maximum found in logarithms.
template <std::size_t N>
Vector<N> numbers_of(const Maximum<N>& maximum) {
  Vector<N> numbers{};
  for (std::size_t i = 0; i < N; ++i) numbers[i] = std::exp(maximum.point[i]);
  return numbers;
}

/// Their standard errors, by the delta method.
template <std::size_t N>
Vector<N> errors_of(const Maximum<N>& maximum) {
  Vector<N> errors = numbers_of(maximum);
  for (std::size_t i = 0; i < N; ++i) errors[i] *= std::sqrt(maximum.covariance[i][i]);
  return errors;
}

PurchaseFit purchase_fit(PurchaseModel model, const Maximum<4>& maximum) {
  return {model, numbers_of(maximum), errors_of(maximum), maximum.value};
}

NoFitError no_fit(PurchaseModel model, NoMaximum why, bool other_fits) {
  const PurchaseModel other = model == PurchaseModel::bg_nbd ? PurchaseModel::mbg_nbd : PurchaseModel::bg_nbd;
  const std::string hint = other_fits ? "--model " + std::string(purchase_model_key(other)) + " has a maximum"
                                      : std::string("take a longer history, or more customers");
  const std::string key(purchase_model_key(model));
  const auto because = [&hint](const std::string& reason) { return NoFitError(reason, hint); };
  switch (why) {
    case NoMaximum::nobody_leaves:
      return because("nobody seems to leave: the fewer do, the likelier is what was bought under " + key);
    case NoMaximum::same_rates:
      return because(key + " cannot be fitted: customers do not differ in how often they buy");
    case NoMaximum::same_chances:
      return because(key + " cannot be fitted: customers do not differ in how likely they are to leave");
    case NoMaximum::other:
      break;
  }
  return because(key + " cannot be fitted: its likelihood has no maximum");
}

/// Of frequency and monetary value, over the customers with repeat purchases.
std::optional<double> correlation_of(std::span<const PurchaseRow> rows) {
  double customers = 0;
  double mean_x = 0;
  double mean_m = 0;
  double xx = 0;
  double mm = 0;
  double xm = 0;
  for (const PurchaseRow& row : rows) {
    if (row.frequency == 0) continue;
    // Welford's update: no difference of large sums.
    const auto weight = static_cast<double>(row.customers);
    customers += weight;
    const double from_x = static_cast<double>(row.frequency) - mean_x;
    const double from_m = row.monetary - mean_m;
    mean_x += from_x * weight / customers;
    mean_m += from_m * weight / customers;
    const double rest = weight * (1 - weight / customers);
    xx += rest * from_x * from_x;
    mm += rest * from_m * from_m;
    xm += rest * from_x * from_m;
  }
  constexpr double rounding = 1e-20;
  if (!(xx > 0) || !(mm > rounding * customers * mean_m * mean_m)) return std::nullopt;
  return xm / std::sqrt(xx * mm);
}

std::vector<FrequencyCount> counts_of(std::span<const PurchaseRow> rows, const BetaGeometric& model) {
  constexpr std::size_t size = 8;
  std::vector<FrequencyCount> counts(size);
  std::map<double, std::int64_t> customers_by_age;
  for (std::size_t i = 0; i < size; ++i) counts[i].frequency = static_cast<std::int64_t>(i);
  for (const PurchaseRow& row : rows) {
    counts[static_cast<std::size_t>(std::min<std::int64_t>(row.frequency, size - 1))].actual += row.customers;
    customers_by_age[row.age] += row.customers;
  }
  for (const auto& [age, customers] : customers_by_age) {
    const std::vector<double> likely = model.frequencies(age, size);
    for (std::size_t i = 0; i < size; ++i) counts[i].fitted += static_cast<double>(customers) * likely[i];
  }
  return counts;
}

}  // namespace

CustomerValue customer_value(PurchaseSample sample, const ValueOptions& options) {
  const std::vector<PurchaseRow>& rows = sample.rows();
  CustomerValue answer;
  bool has_money = false;
  for (const PurchaseRow& row : rows) {
    answer.customers += row.customers;
    has_money = has_money || (row.frequency > 0 && row.monetary > 0);
  }
  if (rows.empty()) throw NoFitError("nobody bought anything: no amount is above 0", "are refunds and sales told apart by their sign?");
  // The last has the most purchases.
  if (rows.back().frequency == 0) {
    throw NoFitError("no customer came back: nothing tells how often they buy again",
                     "take a longer history, or all customers rather than the newest");
  }

  std::array<BetaGeometricFit, purchase_models.size()> fits;
  for (std::size_t i = 0; i < fits.size(); ++i) fits[i] = fit_beta_geometric(rows, purchase_models[i]);
  const auto value_of = [](const BetaGeometricFit& fit) { return fit.maximum ? fit.maximum->value : -HUGE_VAL; };
  std::size_t chosen = value_of(fits[1]) > value_of(fits[0]) ? 1 : 0;
  if (options.model) chosen = static_cast<std::size_t>(*options.model);
  const std::size_t other = 1 - chosen;
  if (!fits[chosen].maximum) throw no_fit(purchase_models[chosen], fits[chosen].why, fits[other].maximum.has_value());
  answer.purchases = purchase_fit(purchase_models[chosen], *fits[chosen].maximum);
  if (fits[other].maximum) answer.alternative = purchase_fit(purchase_models[other], *fits[other].maximum);

  std::optional<Maximum<3>> spend;
  answer.reason = Reason::missing_input;
  if (has_money) {
    const GammaGammaLikelihood likelihood(rows);
    spend = fit_gamma_gamma(likelihood);
    answer.reason = Reason::no_maximum;
    if (spend) {
      answer.spend = SpendFit{numbers_of(*spend),   errors_of(*spend),
                              spend->value,         GammaGamma(spend->point).expected_spend(0, 0),
                              correlation_of(rows), static_cast<std::int64_t>(likelihood.customers())};
      answer.reason = answer.spend->mean ? Reason::none : Reason::infinite;
      if (!answer.spend->mean) spend.reset();
    }
  }

  const auto expectations = std::make_shared<const Expectations>(rows, purchase_models[chosen], *fits[chosen].maximum, spend, options);
  const Expectations::RangedTotals totals = expectations->ranged_totals(rows);
  answer.alive = totals.alive;
  answer.expected_purchases = totals.purchases;
  answer.value = totals.value;
  if (fits[other].maximum)
    answer.alternative_totals = Expectations(rows, purchase_models[other], *fits[other].maximum, spend, options).totals(rows);
  answer.counts = counts_of(rows, expectations->model());
  answer.prospect_of = [expectations](const PurchaseHistory& history) { return expectations->prospect(history); };
  return answer;
}

}  // namespace models

CustomerValue customer_value(std::span<const PurchaseHistory> histories, const ValueOptions& options) {
  models::PurchaseSample sample;
  for (const PurchaseHistory& history : histories) {
    const bool times_fit = history.frequency > 0 ? history.recency > 0 && history.recency <= history.age : history.recency == 0;
    if (history.frequency < 0 || !times_fit || !(history.age >= 0) || !std::isfinite(history.age) || !(history.monetary >= 0) ||
        !std::isfinite(history.monetary)) {
      throw Error("a purchase history is impossible");
    }
    sample.add(history);
  }
  return models::customer_value(std::move(sample), options);
}

}  // namespace retain
