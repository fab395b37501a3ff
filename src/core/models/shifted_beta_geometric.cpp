#include "core/models/shifted_beta_geometric.hpp"

#include <cmath>

#include "core/models/special.hpp"

namespace retain::models {

namespace {

/// μ and 1 − μ, each with all its digits.
struct Mean {
  explicit Mean(double logit) : share(1 / (1 + std::exp(-logit))), rest(1 / (1 + std::exp(logit))) {}
  double share;
  double rest;
};

}  // namespace

double ShiftedBetaGeometric::alpha(const Point& point) { return Mean(point[0]).share * std::exp(-point[1]); }

double ShiftedBetaGeometric::beta(const Point& point) { return Mean(point[0]).rest * std::exp(-point[1]); }

Matrix<2> ShiftedBetaGeometric::covariance_of_logarithms(const Maximum<2>& maximum) {
  const Mean mean(maximum.point[0]);
  // ln α = ln μ − ln φ and ln β = ln(1 − μ) − ln φ.
  const Matrix<2> slopes{{{mean.rest, -1}, {-mean.share, -1}}};
  Matrix<2> covariance{};
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t j = 0; j < 2; ++j) {
      for (std::size_t k = 0; k < 2; ++k) covariance[i][j] += slopes[i][k] * dot(maximum.covariance[k], slopes[j]);
    }
  }
  return covariance;
}

Derivatives<2> ShiftedBetaGeometric::derive(const std::vector<AgeCounts>& counts, const Point& point) {
  const Mean mean(point[0]);
  const double mu = mean.share;
  const double q = mean.rest;
  const double phi = std::exp(point[1]);
  const double log_mu = -std::log1p(std::exp(-point[0]));
  const double log_q = -std::log1p(std::exp(point[0]));
  Derivatives<2> at;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto& [lost, kept] = counts[i];
    const double risk = lost + kept;
    const double e = static_cast<double>(i) * phi;
    const double a = q + e;  // of those kept, over b
    const double b = 1 + e;
    at.value += lost * log_mu - risk * std::log1p(e);
    if (kept > 0) at.value += kept * (log_q + std::log1p(e / q));
    at.gradient[0] += lost * q - kept * mu * q / a;
    // kept / a − risk / b, without the difference of what they share.
    at.gradient[1] += e * (risk * mu - lost * b) / (a * b);
    at.hessian[0][0] -= lost * mu * q + kept * (mu * q * (q - mu) / a + (mu * q / a) * (mu * q / a));
    at.hessian[0][1] += kept * mu * q * e / (a * a);
    at.hessian[1][1] += e * (kept * q / (a * a) - risk / (b * b));
  }
  at.hessian[1][0] = at.hessian[0][1];
  return at;
}

std::optional<Maximum<2>> ShiftedBetaGeometric::fit(const std::vector<AgeCounts>& counts) {
  const double logit = ConstantChurn(counts).maximum().point[0];
  constexpr double rounding = 4;  // the value is a sum over ages
  std::optional<Maximum<2>> best;
  // From churn nearly alike to churn far apart: none of the samples tried has two maxima, and were there two, these find them.
  for (const double phi : {0.02, 0.3, 4.0}) {
    const auto found = maximise([&](const Point& point) { return derive(counts, point); }, Point{logit, std::log(phi)}, rounding);
    if (found && (!best || found->value > best->value)) best = found;
  }
  return best;
}

std::vector<double> ShiftedBetaGeometric::log_survivals(const Point& point, std::size_t last) {
  const Mean mean(point[0]);
  const double phi = std::exp(point[1]);
  std::vector<double> result{0};
  for (std::size_t age = 0; age < last; ++age) {
    const double e = static_cast<double>(age) * phi;
    result.push_back(result.back() + std::log((mean.rest + e) / (1 + e)));
  }
  return result;
}

double ShiftedBetaGeometric::payments(const Point& point, std::size_t made, double factor) {
  const double a = alpha(point);
  const double b = beta(point) + static_cast<double>(made);
  if (factor == 1) return (a + b - 1) / (a - 1);
  return hypergeometric_with_one(b, a + b, factor);
}

double spread_score(const std::vector<AgeCounts>& counts, double churn) {
  constexpr double rounding = 1e-12;
  double score = 0;
  double scale = 0;
  double risk = 0;
  double first = 0;
  double second = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto age = static_cast<double>(i);
    const double at_risk = counts[i].at_risk();
    score += age * (churn * at_risk - counts[i].lost);
    scale += age * (churn * at_risk + counts[i].lost);
    risk += at_risk;
    first += age * at_risk;
    second += age * age * at_risk;
  }
  if (std::fabs(score) <= rounding * scale) return 0;
  // The churn is that of the same counts, which takes the part of the score that a higher or lower one explains.
  return score / std::sqrt(churn * (1 - churn) * (second - first * first / risk));
}

}  // namespace retain::models
