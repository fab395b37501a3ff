#include "retain/survival.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/models/delta.hpp"
#include "core/models/special.hpp"

namespace retain {

namespace {

/// What rounding may add to a share that is exactly a half.
constexpr double rounding = 1e-9;

/// The interval of a share whose logarithm has this variance; at age 0 it has no width where nobody was lost.
std::optional<Interval> interval_of(double share, double variance, std::size_t age) {
  if (share <= 0 || (share >= 1 && age > 0)) return std::nullopt;
  return models::share_interval(std::log(share), std::sqrt(variance));
}

void find_median(SurvivalCurve& curve) {
  constexpr double half = 50 + 100 * rounding;
  for (std::size_t age = 0; age < curve.survival.size(); ++age) {
    if (!curve.median && curve.survival[age] <= half) curve.median = age;
    const std::optional<Interval>& range = curve.interval[age];
    if (!range) continue;
    if (!curve.median_interval.low && range->low <= half) curve.median_interval.low = age;
    if (!curve.median_interval.high && range->high <= half) curve.median_interval.high = age;
  }
}

/// The area below the curve, and its error: what is lost at an age matters by the area behind it.
void find_restricted_mean(SurvivalCurve& curve) {
  double area = 0;
  double variance = 0;
  for (std::size_t age = curve.survival.size(); age-- > 0;) {
    const double remaining = curve.at_risk[age] - curve.losses[age];
    if (remaining > 0) variance += area * area * curve.losses[age] / (curve.at_risk[age] * remaining);
    // From the age before to this one the share of the age before holds.
    if (age > 0) area += curve.survival[age - 1] / 100;
  }
  curve.restricted_mean = area;
  curve.restricted_mean_error = std::sqrt(variance);
}

/// What the groups come to: losses less those expected, and the variance of that, by rows.
struct Scores {
  std::vector<double> difference;
  std::vector<double> expected;
  std::vector<std::vector<double>> variance;
};

Scores scores_of(std::span<const Lifetimes> groups) {
  const std::size_t count = groups.size();
  Scores scores{std::vector<double>(count), std::vector<double>(count), {count, std::vector<double>(count)}};
  std::vector<std::vector<double>> at_risk;
  std::size_t ages = 0;
  for (const Lifetimes& group : groups) {
    at_risk.push_back(group.at_risk());
    ages = std::max(ages, group.lost.size());
  }
  std::vector<double> here(count);
  for (std::size_t age = 0; age < ages; ++age) {
    double lost = 0;
    for (std::size_t i = 0; i < count; ++i) {
      here[i] = age < at_risk[i].size() ? at_risk[i][age] : 0;
      lost += age < groups[i].lost.size() ? groups[i].lost[age] : 0;
    }
    const double all = std::accumulate(here.begin(), here.end(), 0.0);
    if (lost <= 0 || all <= 0) continue;
    const double spread = all > 1 ? lost * (all - lost) / (all - 1) : 0;
    for (std::size_t i = 0; i < count; ++i) {
      const double share = here[i] / all;
      scores.expected[i] += lost * share;
      scores.difference[i] += (age < groups[i].lost.size() ? groups[i].lost[age] : 0) - lost * share;
      for (std::size_t j = 0; j < count; ++j) scores.variance[i][j] += spread * share * ((i == j ? 1 : 0) - here[j] / all);
    }
  }
  return scores;
}

/// xᵀ V⁻¹ x by elimination; empty where V has no inverse.
std::optional<double> quadratic_form(std::vector<std::vector<double>> v, std::vector<double> x) {
  double largest = 0;
  for (std::size_t i = 0; i < v.size(); ++i) largest = std::max(largest, v[i][i]);
  double sum = 0;
  for (std::size_t pivot = 0; pivot < v.size(); ++pivot) {
    if (!(v[pivot][pivot] > rounding * largest)) return std::nullopt;
    sum += x[pivot] * x[pivot] / v[pivot][pivot];
    for (std::size_t row = pivot + 1; row < v.size(); ++row) {
      const double factor = v[row][pivot] / v[pivot][pivot];
      for (std::size_t column = pivot; column < v.size(); ++column) v[row][column] -= factor * v[pivot][column];
      x[row] -= factor * x[pivot];
    }
  }
  return sum;
}

}  // namespace

double SurvivalCurve::total_losses() const { return std::accumulate(losses.begin(), losses.end(), 0.0); }

Interval SurvivalCurve::restricted_mean_interval() const {
  const double reach = z_of_95 * restricted_mean_error;
  return {std::max(0.0, restricted_mean - reach), std::min(static_cast<double>(last_age()), restricted_mean + reach)};
}

SurvivalCurve survival_of(const Lifetimes& lifetimes) {
  SurvivalCurve curve;
  curve.segment = lifetimes.segment;
  curve.customers = lifetimes.customers();
  curve.at_risk = lifetimes.at_risk();
  // Ages at which nobody is followed any more say nothing.
  while (!curve.at_risk.empty() && curve.at_risk.back() <= 0) curve.at_risk.pop_back();
  curve.losses.assign(lifetimes.lost.begin(), lifetimes.lost.begin() + static_cast<std::ptrdiff_t>(curve.at_risk.size()));
  double share = 1;
  double variance = 0;  // of its logarithm, by Greenwood
  for (std::size_t age = 0; age < curve.at_risk.size(); ++age) {
    const double there = curve.at_risk[age];
    const double remaining = std::max(0.0, there - curve.losses[age]);
    // Sums of fractions of customers leave a crumb where nobody is left.
    share = remaining <= rounding * there ? 0 : share * (remaining / there);
    if (share > 0) variance += curve.losses[age] / (there * remaining);
    curve.survival.push_back(100 * share);
    curve.interval.push_back(interval_of(share, variance, age));
  }
  find_median(curve);
  find_restricted_mean(curve);
  return curve;
}

std::optional<LogRank> log_rank_test(std::span<const Lifetimes> groups) {
  if (groups.size() > most_tested_groups) return std::nullopt;
  const Scores scores = scores_of(groups);
  std::vector<std::size_t> tested;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (scores.expected[i] > 0) tested.push_back(i);
  }
  if (tested.size() < 2) return std::nullopt;
  LogRank result;
  result.degrees = static_cast<int>(tested.size()) - 1;
  constexpr double fewest_expected = 5;
  result.is_rough = std::any_of(tested.begin(), tested.end(), [&](std::size_t i) { return scores.expected[i] < fewest_expected; });
  // The differences add up to nothing, so that the last tells nothing new.
  tested.pop_back();
  std::vector<std::vector<double>> variance;
  std::vector<double> difference;
  for (const std::size_t i : tested) {
    difference.push_back(scores.difference[i]);
    std::vector<double>& row = variance.emplace_back();
    for (const std::size_t j : tested) row.push_back(scores.variance[i][j]);
  }
  const std::optional<double> chi_squared = quadratic_form(std::move(variance), std::move(difference));
  if (!chi_squared) return std::nullopt;
  result.chi_squared = *chi_squared;
  result.p_value = models::chi_squared_tail(result.chi_squared, result.degrees);
  return result;
}

Survival survival_of(std::span<const Lifetimes> lifetimes, Granularity granularity) {
  Survival survival;
  survival.granularity = granularity;
  for (const Lifetimes& one : lifetimes) survival.curves.push_back(survival_of(one));
  if (lifetimes.size() > 2) survival.log_rank = log_rank_test(lifetimes.first(lifetimes.size() - 1));
  return survival;
}

}  // namespace retain
