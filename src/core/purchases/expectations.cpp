#include "core/purchases/expectations.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "core/models/delta.hpp"

namespace retain::models {

namespace {

/// An estimate with its 95% interval, of the variance of its logarithm.
Estimate estimate_of(double value, double variance) {
  const Interval range = log_interval(value, std::sqrt(variance));
  return {value, range.low, range.high};
}

/// A step in a logarithm for central differences: its square is less than an interval has digits, and rounding, so much larger, is too.
constexpr double nudge = 1e-3;

}  // namespace

Expectations::Expectations(std::span<const PurchaseRow> rows, PurchaseModel model, const Maximum<4>& purchases,
                           const std::optional<Maximum<3>>& spend, const ValueOptions& options)
    : options_(options), purchases_fit_(purchases), spend_fit_(spend), model_(model, purchases.point) {
  if (spend) spend_.emplace(spend->point);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0 || !rows[i - 1].expects_like(rows[i])) blocks_.push_back({rows[i].frequency, rows[i].age, 0});
    blocks_.back().end = i + 1;
  }
  to_come_ = to_come(model_);
}

ExpectedTotals Expectations::totals(std::span<const PurchaseRow> rows) const { return totals(rows, model_, to_come_, spend_); }

Expectations::RangedTotals Expectations::ranged_totals(std::span<const PurchaseRow> rows) const {
  const ExpectedTotals best = totals(rows);
  Vector<4> by_alive{};
  Vector<4> by_purchases{};
  Vector<4> by_value{};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto moved = [&](double by) {
      Vector<4> point = purchases_fit_.point;
      point[i] += by;
      const BetaGeometric there(model_.model, point);
      return totals(rows, there, to_come(there), spend_);
    };
    const ExpectedTotals above = moved(nudge);
    const ExpectedTotals below = moved(-nudge);
    by_alive[i] = std::log(above.alive / below.alive) / (2 * nudge);
    by_purchases[i] = std::log(above.purchases / below.purchases) / (2 * nudge);
    if (spend_) by_value[i] = std::log(*above.value / *below.value) / (2 * nudge);
  }
  RangedTotals ranged;
  ranged.alive = estimate_of(best.alive, variance_of(by_alive, purchases_fit_.covariance));
  double customers = 0;
  for (const PurchaseRow& row : rows) customers += static_cast<double>(row.customers);
  ranged.alive.high = std::fmin(*ranged.alive.high, customers);
  ranged.purchases = estimate_of(best.purchases, variance_of(by_purchases, purchases_fit_.covariance));
  if (!spend_) return ranged;
  // The two models are fitted apart, and share no parameter.
  ranged.value = estimate_of(
      *best.value, variance_of(by_value, purchases_fit_.covariance) + variance_of(spend_slopes(rows, *best.value), spend_fit_->covariance));
  // The fewer repeat purchases, the sooner does a smaller q leave no mean.
  Vector<3> low_q = spend_fit_->point;
  low_q[1] -= z_of_95 * std::sqrt(spend_fit_->covariance[1][1]);
  if (!GammaGamma(low_q).expected_spend(rows.front().frequency, rows.front().monetary)) ranged.value->high.reset();
  return ranged;
}

CustomerProspect Expectations::prospect(const PurchaseHistory& history) const {
  const auto block = std::lower_bound(blocks_.begin(), blocks_.end(), history, [](const Block& a, const PurchaseHistory& b) {
    return std::tie(a.frequency, a.age) < std::tie(b.frequency, b.age);
  });
  const bool is_known = block != blocks_.end() && block->frequency == history.frequency && block->age == history.age;
  const PurchasesToCome to_come = is_known ? to_come_[static_cast<std::size_t>(block - blocks_.begin())]
                                           : purchases_to_come(model_, history.frequency, history.age, options_.horizon, options_.interest);
  CustomerProspect prospect;
  prospect.probability_alive = model_.probability_alive(history.frequency, history.recency, history.age);
  prospect.expected_purchases = prospect.probability_alive * to_come.count;
  if (!spend_) return prospect;
  prospect.expected_spend = spend_->expected_spend(history.frequency, history.monetary);
  if (prospect.expected_spend) {
    prospect.value = prospect.probability_alive * to_come.discounted * *prospect.expected_spend * options_.margin;
  }
  return prospect;
}

std::vector<PurchasesToCome> Expectations::to_come(const BetaGeometric& model) const {
  std::vector<PurchasesToCome> result;
  result.reserve(blocks_.size());
  for (const Block& block : blocks_) {
    result.push_back(purchases_to_come(model, block.frequency, block.age, options_.horizon, options_.interest));
  }
  return result;
}

template <class Take>
void Expectations::each_row(std::span<const PurchaseRow> rows, const BetaGeometric& model, Take take) const {
  std::size_t i = 0;
  for (std::size_t block = 0; block < blocks_.size(); ++block) {
    double probability = 0;
    for (const std::size_t first = i; i < blocks_[block].end; ++i) {
      const PurchaseRow& row = rows[i];
      if (i == first || row.recency != rows[i - 1].recency) probability = model.probability_alive(row.frequency, row.recency, row.age);
      take(row, block, static_cast<double>(row.customers) * probability);
    }
  }
}

ExpectedTotals Expectations::totals(std::span<const PurchaseRow> rows, const BetaGeometric& model, std::span<const PurchasesToCome> to_come,
                                    const std::optional<GammaGamma>& spend) const {
  ExpectedTotals sum;
  double value = 0;
  each_row(rows, model, [&](const PurchaseRow& row, std::size_t block, double alive) {
    sum.alive += alive;
    sum.purchases += alive * to_come[block].count;
    if (spend) value += alive * to_come[block].discounted * *spend->expected_spend(row.frequency, row.monetary);
  });
  if (spend) sum.value = value * options_.margin;
  return sum;
}

Vector<3> Expectations::spend_slopes(std::span<const PurchaseRow> rows, double value) const {
  Vector<3> slopes{};
  each_row(rows, model_, [&](const PurchaseRow& row, std::size_t block, double alive) {
    const double worth = alive * to_come_[block].discounted * *spend_->expected_spend(row.frequency, row.monetary) * options_.margin;
    const Vector<3> own = spend_->spend_slopes(row.frequency, row.monetary);
    for (std::size_t i = 0; i < own.size(); ++i) slopes[i] += worth / value * own[i];
  });
  return slopes;
}

}  // namespace retain::models
