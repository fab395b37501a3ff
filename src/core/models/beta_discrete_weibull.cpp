#include "core/models/beta_discrete_weibull.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/models/shifted_beta_geometric.hpp"
#include "core/models/special.hpp"

namespace retain::models {

namespace {

constexpr std::size_t size = 3;

/// ln S of one who has `u` = t^c behind, given `v`, that of an age before: ln B(α, β + u) − ln B(α, β + v). The shorter of the two ratios
/// of gammas that this is a difference of keeps most digits.
double log_kept(double alpha, double beta, double v, double u) {
  const double more = u - v;
  if (more < alpha) return log_gamma_ratio(beta + v, more) - log_gamma_ratio(alpha + beta + v, more);
  return log_gamma_ratio(beta + v, alpha) - log_gamma_ratio(beta + u, alpha);
}

/// ln S(t) − ln S(t − 1) with its derivatives, which are those of four terms ln Γ.
Derivatives<size> log_kept_at(double age, double alpha, double beta, double c) {
  Derivatives<size> at;
  for (const double sign : {1.0, -1.0}) {
    const double t = sign > 0 ? age : age - 1;
    const double u = std::pow(t, c);
    const double slope = t > 0 ? c * u * std::log(t) : 0;            // of u by ln c
    const double curve = t > 0 ? slope * (1 + c * std::log(t)) : 0;  // the second
    const double digamma_b = digamma(beta + u);
    const double digamma_ab = digamma(alpha + beta + u);
    const double trigamma_b = trigamma(beta + u);
    const double trigamma_ab = trigamma(alpha + beta + u);
    // By α, β and u.
    const double by_alpha = -digamma_ab;
    const double by_beta = digamma_b - digamma_ab;
    const double by_beta_twice = trigamma_b - trigamma_ab;
    at.gradient[0] += sign * alpha * by_alpha;
    at.gradient[1] += sign * beta * by_beta;
    at.gradient[2] += sign * slope * by_beta;
    at.hessian[0][0] += sign * (alpha * by_alpha - alpha * alpha * trigamma_ab);
    at.hessian[0][1] -= sign * alpha * beta * trigamma_ab;
    at.hessian[0][2] -= sign * alpha * slope * trigamma_ab;
    at.hessian[1][1] += sign * (beta * by_beta + beta * beta * by_beta_twice);
    at.hessian[1][2] += sign * beta * slope * by_beta_twice;
    at.hessian[2][2] += sign * (curve * by_beta + slope * slope * by_beta_twice);
  }
  at.value = log_kept(alpha, beta, std::pow(age - 1, c), std::pow(age, c));
  return at;
}

/// Adds `weight` times a function of `inner`, which has these derivatives there.
void add(Derivatives<size>& sum, double weight, const Derivatives<size>& inner, double value, double first, double second) {
  sum.value += weight * value;
  for (std::size_t i = 0; i < size; ++i) {
    sum.gradient[i] += weight * first * inner.gradient[i];
    for (std::size_t j = i; j < size; ++j)
      sum.hessian[i][j] += weight * (first * inner.hessian[i][j] + second * inner.gradient[i] * inner.gradient[j]);
  }
}

/// The sum of f(t) from `first` on, for a smooth f that falls, by Euler and Maclaurin: its integral over ln t, half of the first term, and
/// the corrections of its first and third derivative. From `last` on f falls as t to the power of −`tail`, where that alone gives it an
/// end.
template <class Function>
double smooth_sum(const Function& f, double first, double last, double tail) {
  // Gauss-Legendre with 8 points.
  constexpr std::array<double, 4> nodes{0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363};
  constexpr std::array<double, 4> weights{0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763};
  constexpr double panel = 0.125;
  const auto over_logarithm = [&](double y) { return std::exp(y) * f(std::exp(y)); };
  double integral = 0;
  double y = std::log(first);
  for (;; y += panel) {
    if (y >= last) {
      integral += over_logarithm(y) / (tail - 1);
      break;
    }
    double part = 0;
    for (std::size_t k = 0; k < nodes.size(); ++k)
      part += weights[k] * (over_logarithm(y + panel / 2 * (1 + nodes[k])) + over_logarithm(y + panel / 2 * (1 - nodes[k])));
    part *= panel / 2;
    integral += part;
    if (part < std::numeric_limits<double>::epsilon() / 16 * integral) break;
  }
  const double step = first / 64;
  const double slope = (8 * (f(first + step) - f(first - step)) - (f(first + 2 * step) - f(first - 2 * step))) / (12 * step);
  const double third = (f(first + 2 * step) - 2 * f(first + step) + 2 * f(first - step) - f(first - 2 * step)) / (2 * step * step * step);
  return integral + f(first) / 2 - slope / 12 + third / 720;
}

}  // namespace

Derivatives<3> BetaDiscreteWeibull::derive(const std::vector<AgeCounts>& counts, const Point& point) {
  const double alpha = std::exp(point[0]);
  const double beta = std::exp(point[1]);
  const double c = std::exp(point[2]);
  Derivatives<size> at;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& [lost, kept] = counts[i];
    if (lost == 0 && kept == 0) continue;
    const Derivatives<size> stay = log_kept_at(static_cast<double>(i + 1), alpha, beta, c);
    if (kept > 0) add(at, kept, stay, stay.value, 1, 0);
    // ln(1 − e^k), with p = e^k / (1 − e^k).
    const double p = 1 / std::expm1(-stay.value);
    if (lost > 0) add(at, lost, stay, std::log(-std::expm1(stay.value)), -p, -p * (1 + p));
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < i; ++j) at.hessian[i][j] = at.hessian[j][i];
  }
  return at;
}

std::optional<Maximum<3>> BetaDiscreteWeibull::fit(const std::vector<AgeCounts>& counts) {
  const double churn = ConstantChurn(counts).churn();
  constexpr double rounding = 64;  // gammas are good to some digits less than their last
  // What the two values of a likelihood may differ by and be the same.
  constexpr double same = 1e-9;
  double highest = -std::numeric_limits<double>::infinity();
  // Beyond this customers differ by less than the gammas can tell, and what they tell is rounding.
  constexpr double most_alike = 1e8;
  const auto derived = [&](const Point& point) {
    if (!(std::exp(point[0]) + std::exp(point[1]) < most_alike)) {
      Derivatives<size> outside;
      outside.value = -std::numeric_limits<double>::infinity();
      return outside;
    }
    const Derivatives<size> at = derive(counts, point);
    if (at.value > highest) highest = at.value;
    return at;
  };
  std::optional<Maximum<size>> best;
  for (const double phi : {0.05, 0.5, 4.0}) {
    for (const double c : {0.6, 1.0, 1.6}) {
      const auto found = maximise(derived, Point{std::log(churn / phi), std::log((1 - churn) / phi), std::log(c)}, rounding);
      if (found && (!best || found->value > best->value)) best = found;
    }
  }
  // A parameter whose logarithm is not known within ten is on its way there too, and only slower than what the likelihood can show.
  constexpr double unknown = 100;
  if (best && (best->covariance[0][0] > unknown || best->covariance[1][1] > unknown)) return std::nullopt;
  // What climbed higher without arriving was on its way to a boundary.
  if (best && best->value < highest - same * std::fabs(highest)) return std::nullopt;
  return best;
}

std::vector<double> BetaDiscreteWeibull::log_survivals(const Point& point, std::size_t last) {
  const double alpha = std::exp(point[0]);
  const double beta = std::exp(point[1]);
  const double c = std::exp(point[2]);
  std::vector<double> result{0};
  for (std::size_t age = 1; age <= last; ++age) result.push_back(log_kept(alpha, beta, 0, std::pow(static_cast<double>(age), c)));
  return result;
}

double BetaDiscreteWeibull::payments(const Point& point, std::size_t made, double factor) {
  const double alpha = std::exp(point[0]);
  const double beta = std::exp(point[1]);
  const double c = std::exp(point[2]);
  const auto before = static_cast<double>(made);
  const double behind = std::pow(before, c);
  const double log_factor = std::log(factor);
  const auto payment = [&](double further) {
    return std::exp(log_kept(alpha, beta, behind, std::pow(before + further, c)) + further * log_factor);
  };
  // Terms one by one, until they change little from one to the next.
  constexpr int one_by_one = 128;
  double sum = 0;
  for (int further = 0; further < one_by_one; ++further) {
    const double term = payment(further);
    sum += term;
    if (term < std::numeric_limits<double>::epsilon() * 1e-3 * sum) return sum;
  }
  constexpr double largest_logarithm = 690;
  if (factor < 1) return sum + smooth_sum(payment, one_by_one, largest_logarithm, std::numeric_limits<double>::infinity());
  // S has the form of its tail, but for rounding, where t^c has left α and β far behind.
  constexpr double far_behind = 1e17;
  const double last = std::min(largest_logarithm, std::log(far_behind * (1 + alpha + beta) * (1 + alpha + beta)) / c);
  return sum + smooth_sum(payment, one_by_one, last, alpha * c);
}

double BetaDiscreteWeibull::tail(const Point& point) { return std::exp(point[0] + point[2]); }

}  // namespace retain::models
