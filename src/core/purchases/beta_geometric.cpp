#include "core/purchases/beta_geometric.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <limits>

#include "core/models/special.hpp"

namespace retain::models {

namespace {

/// ln (base + from) + … + ln (base + to − 1), and its derivatives.
struct LogRising {
  double value = 0;
  double first = 0;
  double second = 0;

  LogRising(double base, double from, double to) {
    // Added up, since what ln Γ would give is the small difference of large numbers; of many it is not small.
    constexpr double most_added = 64;
    if (to - from <= most_added) {
      for (double i = from; i < to; ++i) {
        const double inverse = 1 / (base + i);
        value += std::log(base + i);
        first += inverse;
        second -= inverse * inverse;
      }
      return;
    }
    value = log_gamma(base + to) - log_gamma(base + from);
    first = digamma(base + to) - digamma(base + from);
    second = trigamma(base + to) - trigamma(base + from);
  }
};

/// What a time stands for in the likelihood, with x = time / α: ln (1 + x), its derivative by −α, and that of the latter.
struct TimeTerms {
  double log;
  double slope;
  double bend;

  TimeTerms(double time, double alpha)
      : log(std::log1p(time / alpha)), slope(time / (alpha * (alpha + time))), bend(slope * (2 / alpha - slope)) {}
};

enum : std::size_t { of_r, of_alpha, of_a, of_b };

/// Adds the upper triangle's entry.
void add_second(Derivatives<4>& sum, std::size_t i, std::size_t j, double value) {
  sum.hessian[i][j] += value;
  if (i != j) sum.hessian[j][i] += value;
}

/// Derivatives by the logarithms of numbers, from those by the numbers.
Derivatives<4> by_logarithms(Derivatives<4> natural, const Vector<4>& numbers) {
  for (std::size_t i = 0; i < 4; ++i) natural.gradient[i] *= numbers[i];
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) natural.hessian[i][j] *= numbers[i] * numbers[j];
    natural.hessian[i][i] += natural.gradient[i];
  }
  return natural;
}

/// Whether a customer with so many repeat purchases may be gone.
bool may_be_gone(PurchaseModel model, std::int64_t frequency) { return frequency > 0 || model == PurchaseModel::mbg_nbd; }

NoMaximum why_not(const BetaGeometric& last) {
  constexpr double nearly_none = 1e-4;
  constexpr double nearly_same = 1e4;  // the square of a coefficient of variation is 1 in so many
  if (last.a / (last.a + last.b) < nearly_none) return NoMaximum::nobody_leaves;
  if (last.r > nearly_same) return NoMaximum::same_rates;
  if (last.a + last.b > nearly_same) return NoMaximum::same_chances;
  return NoMaximum::other;
}

}  // namespace

BetaGeometric::BetaGeometric(PurchaseModel kind, const Vector<4>& logarithms)
    : model(kind),
      r(std::exp(logarithms[of_r])),
      alpha(std::exp(logarithms[of_alpha])),
      a(std::exp(logarithms[of_a])),
      b(std::exp(logarithms[of_b])) {}

double BetaGeometric::probability_alive(std::int64_t frequency, double recency, double age) const {
  if (!may_be_gone(model, frequency)) return 1;
  const double s = r + static_cast<double>(frequency);
  const double odds_of_leaving = a / (b + chances(frequency) - 1);
  return 1 / (1 + odds_of_leaving * std::exp(s * std::log1p((age - recency) / (alpha + recency))));
}

std::vector<double> BetaGeometric::frequencies(double time, std::size_t size) const {
  std::vector<double> result;
  double rest = 1;    // of the probability
  double fewer = 0;   // that a customer who never leaves makes fewer purchases
  double stayed = 1;  // that a customer does not leave at any of the chances so far
  const double share = time / (alpha + time);
  double exactly = std::exp(-r * std::log1p(time / alpha));  // that one who never leaves makes as many
  double chances_so_far = 0;
  for (std::int64_t x = 0; result.size() + 1 < size; ++x) {
    double gone = 0;
    for (; chances_so_far < chances(x); ++chances_so_far) {
      // The last of them: that the customer left at this one, and at none before.
      gone = stayed * a / (a + b + chances_so_far);
      stayed *= (b + chances_so_far) / (a + b + chances_so_far);
    }
    const double probability = stayed * exactly + gone * std::max(0.0, 1 - fewer);
    result.push_back(probability);
    rest -= probability;
    fewer += exactly;
    exactly *= share * (r + static_cast<double>(x)) / static_cast<double>(x + 1);
  }
  result.push_back(std::max(0.0, rest));
  return result;
}

BetaGeometricLikelihood::BetaGeometricLikelihood(std::span<const PurchaseRow> rows, PurchaseModel model) : model_(model) {
  for (const PurchaseRow& row : rows) {
    if (times_.empty() || times_.back() != row.age) times_.push_back(row.age);
    if (times_.back() != row.recency) times_.push_back(row.recency);
  }
  std::sort(times_.begin(), times_.end());
  times_.erase(std::unique(times_.begin(), times_.end()), times_.end());
  const auto place_of = [&](double time) {
    return static_cast<std::uint32_t>(std::lower_bound(times_.begin(), times_.end(), time) - times_.begin());
  };
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PurchaseRow& row = rows[i];
    const auto customers = static_cast<double>(row.customers);
    purchases_ += customers * static_cast<double>(row.frequency);
    if (blocks_.empty() || blocks_.back().frequency != row.frequency) blocks_.push_back({row.frequency, 0, 0});
    blocks_.back().customers_as_frequent += customers;
    if (i > 0 && rows[i - 1].buys_like(row)) {
      rows_.back().customers += customers;
    } else {
      rows_.push_back({place_of(row.age), place_of(row.recency), customers});
    }
    blocks_.back().end = rows_.size();
  }
  for (std::size_t i = blocks_.size(); i-- > 1;) blocks_[i - 1].customers_as_frequent += blocks_[i].customers_as_frequent;
}

Derivatives<4> BetaGeometricLikelihood::operator()(const Vector<4>& logarithms) const {
  const BetaGeometric at(model_, logarithms);
  const auto [model, r, alpha, a, b] = at;
  std::vector<TimeTerms> times;
  times.reserve(times_.size());
  for (const double time : times_) times.emplace_back(time, alpha);

  Derivatives<4> sum;
  sum.value = -purchases_ * logarithms[of_alpha];
  sum.gradient[of_alpha] = -purchases_ / alpha;
  add_second(sum, of_alpha, of_alpha, purchases_ / (alpha * alpha));

  // ln Γ(r + x) − ln Γ(r), and ln B(a, y) − ln B(a, b), where y is b with the chances to leave that were not taken. Each frequency adds to
  // what the one before it has.
  const auto add_rising = [&](double customers, double base, double sign, double from, double to, std::initializer_list<std::size_t> by) {
    const LogRising rising(base, from, to);
    sum.value += sign * customers * rising.value;
    for (const std::size_t i : by) {
      sum.gradient[i] += sign * customers * rising.first;
      for (const std::size_t j : by) sum.hessian[i][j] += sign * customers * rising.second;
    }
  };
  double purchases_before = 0;
  double chances_before = 0;
  for (const Block& block : blocks_) {
    const auto x = static_cast<double>(block.frequency);
    const double chances = at.chances(block.frequency);
    add_rising(block.customers_as_frequent, r, 1, purchases_before, x, {of_r});
    add_rising(block.customers_as_frequent, b, 1, chances_before, chances, {of_b});
    add_rising(block.customers_as_frequent, a + b, -1, chances_before, chances, {of_a, of_b});
    purchases_before = x;
    chances_before = chances;
  }

  std::size_t first = 0;
  for (const Block& block : blocks_) {
    const double s = r + static_cast<double>(block.frequency);
    const bool may_leave = may_be_gone(model_, block.frequency);
    const double y = b + at.chances(block.frequency) - 1;
    const double log_odds = may_leave ? std::log(a / y) : 0;
    double value = 0;
    double log = 0;
    double slope = 0;
    double bend = 0;
    double gone = 0;
    // Of the chance of being gone times that of not: moments of how the odds of it change with r and α.
    double q = 0;
    double q_r = 0;
    double q_rr = 0;
    double q_alpha = 0;
    double q_r_alpha = 0;
    double q_alpha_alpha = 0;
    for (std::size_t i = first; i < block.end; ++i) {
      const Row& row = rows_[i];
      const TimeTerms& age = times[row.age];
      if (!may_leave) {
        value -= row.customers * s * age.log;
        log += row.customers * age.log;
        slope += row.customers * age.slope;
        bend += row.customers * age.bend;
        continue;
      }
      const TimeTerms& recency = times[row.recency];
      const double by_r = age.log - recency.log;
      const double by_alpha = recency.slope - age.slope;
      const double odds = log_odds + s * by_r;
      const double small = std::exp(-std::fabs(odds));
      const double larger = 1 / (1 + small);
      const double is_gone = odds > 0 ? larger : small * larger;
      value += row.customers * (std::fmax(odds, 0) + std::log1p(small) - s * age.log);
      log += row.customers * (age.log - is_gone * by_r);
      slope += row.customers * (age.slope + is_gone * by_alpha);
      bend += row.customers * (age.bend + is_gone * (recency.bend - age.bend));
      gone += row.customers * is_gone;
      const double weight = row.customers * small * larger * larger;
      q += weight;
      q_r += weight * by_r;
      q_rr += weight * by_r * by_r;
      q_alpha += weight * by_alpha;
      q_r_alpha += weight * by_r * by_alpha;
      q_alpha_alpha += weight * by_alpha * by_alpha;
    }
    first = block.end;
    sum.value += value;
    sum.gradient[of_r] -= log;
    sum.gradient[of_alpha] += s * slope;
    add_second(sum, of_r, of_r, q_rr);
    add_second(sum, of_r, of_alpha, slope + s * q_r_alpha);
    add_second(sum, of_alpha, of_alpha, s * s * q_alpha_alpha - s * bend);
    if (!may_leave) continue;
    sum.gradient[of_a] += gone / a;
    sum.gradient[of_b] -= gone / y;
    add_second(sum, of_r, of_a, q_r / a);
    add_second(sum, of_r, of_b, -q_r / y);
    add_second(sum, of_alpha, of_a, s * q_alpha / a);
    add_second(sum, of_alpha, of_b, -s * q_alpha / y);
    add_second(sum, of_a, of_a, (q - gone) / (a * a));
    add_second(sum, of_a, of_b, -q / (a * y));
    add_second(sum, of_b, of_b, (q + gone) / (y * y));
  }
  return by_logarithms(sum, {r, alpha, a, b});
}

BetaGeometricFit fit_beta_geometric(std::span<const PurchaseRow> rows, PurchaseModel model) {
  double purchases = 0;
  double time = 0;
  for (const PurchaseRow& row : rows) {
    purchases += static_cast<double>(row.customers) * static_cast<double>(row.frequency);
    time += static_cast<double>(row.customers) * (row.frequency > 0 ? row.recency : row.age);
  }
  const BetaGeometricLikelihood likelihood(rows, model);
  // Newton's way may lead to a boundary from one start and to the maximum from another.
  struct Start {
    double r, a, b;
  };
  constexpr std::array<Start, 4> starts{{{0.5, 1, 3}, {0.2, 0.3, 2}, {2, 1, 6}, {5, 5, 5}}};
  BetaGeometricFit fit;
  for (const Start& start : starts) {
    const double alpha = start.r * time / purchases;
    const Vector<4> logarithms{std::log(start.r), std::log(alpha), std::log(start.a), std::log(start.b)};
    Vector<4> last = logarithms;
    double highest = -std::numeric_limits<double>::infinity();
    fit.maximum = maximise<4>(
        [&](const Vector<4>& point) {
          const Derivatives<4> there = likelihood(point);
          if (there.value >= highest) {
            highest = there.value;
            last = point;
          }
          return there;
        },
        logarithms);
    if (fit.maximum) return fit;
    fit.why = why_not(BetaGeometric(model, last));
  }
  return fit;
}

}  // namespace retain::models
