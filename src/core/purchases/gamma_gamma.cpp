#include "core/purchases/gamma_gamma.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>

#include "core/models/special.hpp"

namespace retain::models {

GammaGamma::GammaGamma(const Vector<3>& logarithms) : p(std::exp(logarithms[0])), q(std::exp(logarithms[1])), v(std::exp(logarithms[2])) {}

std::optional<double> GammaGamma::expected_spend(std::int64_t frequency, double monetary) const {
  const auto x = static_cast<double>(frequency);
  const double shape = p * x + q - 1;
  if (!(shape > 0)) return std::nullopt;
  return p * (v + x * monetary) / shape;
}

Vector<3> GammaGamma::spend_slopes(std::int64_t frequency, double monetary) const {
  const auto x = static_cast<double>(frequency);
  const double shape = p * x + q - 1;
  return {1 - p * x / shape, -q / shape, v / (v + x * monetary)};
}

GammaGammaLikelihood::GammaGammaLikelihood(std::span<const PurchaseRow> rows) {
  std::vector<PurchaseRow> buyers;
  for (const PurchaseRow& row : rows) {
    if (row.frequency > 0) buyers.push_back(row);
  }
  const auto worth = [](const PurchaseRow& row) { return std::tie(row.frequency, row.monetary); };
  std::sort(buyers.begin(), buyers.end(), [&](const PurchaseRow& a, const PurchaseRow& b) { return worth(a) < worth(b); });
  for (std::size_t i = 0; i < buyers.size(); ++i) {
    const PurchaseRow& row = buyers[i];
    const auto x = static_cast<double>(row.frequency);
    const auto customers = static_cast<double>(row.customers);
    if (blocks_.empty() || blocks_.back().frequency != x) blocks_.push_back({x, 0, 0});
    if (i > 0 && worth(buyers[i - 1]) == worth(row)) {
      rows_.back().customers += customers;
    } else {
      rows_.push_back({x * row.monetary, customers});
    }
    blocks_.back().customers += customers;
    blocks_.back().end = rows_.size();
    customers_ += customers;
    purchases_ += customers * x;
    amount_ += customers * x * row.monetary;
    log_means_ += customers * std::log(row.monetary);
  }
}

Derivatives<3> GammaGammaLikelihood::operator()(const Vector<3>& logarithms) const {
  const GammaGamma at(logarithms);
  const auto [p, q, v] = at;
  double value = customers_ * -log_gamma(q) - log_means_;
  double by_p = 0;
  double by_q = customers_ * -digamma(q);
  double by_v = 0;
  double pp = 0;
  double pq = 0;
  double qq = customers_ * -trigamma(q);
  double pv = 0;
  double qv = 0;
  double vv = 0;
  std::size_t first = 0;
  for (const Block& block : blocks_) {
    const double x = block.frequency;
    const double shape = p * x;
    const double slope = digamma(shape + q);
    const double bend = trigamma(shape + q);
    value += block.customers * (log_gamma(shape + q) - log_gamma(shape));
    by_p += block.customers * x * (slope - digamma(shape));
    by_q += block.customers * slope;
    pp += block.customers * x * x * (bend - trigamma(shape));
    pq += block.customers * x * bend;
    qq += block.customers * bend;
    // With z of the amount and v: ln z, ln (1 − z), and sums of what is of v alone.
    double log_of_amount = 0;
    double log_of_v = 0;
    double inverse = 0;
    double inverse_squared = 0;
    for (std::size_t i = first; i < block.end; ++i) {
      const Row& row = rows_[i];
      const double one_over = 1 / (row.amount + v);
      log_of_amount -= row.customers * std::log1p(v / row.amount);
      log_of_v -= row.customers * std::log1p(row.amount / v);
      inverse += row.customers * one_over;
      inverse_squared += row.customers * one_over * one_over;
    }
    first = block.end;
    value += shape * log_of_amount + q * log_of_v;
    by_p += x * log_of_amount;
    by_q += log_of_v;
    by_v += block.customers * q / v - (shape + q) * inverse;
    pv -= x * inverse;
    qv += block.customers / v - inverse;
    vv += (shape + q) * inverse_squared - block.customers * q / (v * v);
  }
  // By the logarithms.
  return {value,
          {p * by_p, q * by_q, v * by_v},
          {{{p * p * pp + p * by_p, p * q * pq, p * v * pv},
            {p * q * pq, q * q * qq + q * by_q, q * v * qv},
            {p * v * pv, q * v * qv, v * v * vv + v * by_v}}}};
}

std::optional<Maximum<3>> fit_gamma_gamma(const GammaGammaLikelihood& likelihood) {
  if (likelihood.customers() == 0) return std::nullopt;
  struct Start {
    double p, q;
  };
  constexpr std::array<Start, 3> starts{{{2, 4}, {6, 3}, {0.5, 2}}};
  for (const Start& start : starts) {
    const double v = likelihood.mean() * (start.q - 1) / start.p;
    const Vector<3> logarithms{std::log(start.p), std::log(start.q), std::log(v)};
    double highest = -std::numeric_limits<double>::infinity();
    bool has_no_end = false;
    const auto derive = [&](const Vector<3>& point) {
      constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();
      if (has_no_end) return Derivatives<3>{nowhere, {}, {}};
      const Derivatives<3> there = likelihood(point);
      // Purchases of a customer, or customers, that differ by less than one in a thousand: uphill are those that do not differ.
      constexpr double nearly_same = 1e6;
      has_no_end = there.value >= highest && std::fmax(point[0], point[1]) > std::log(nearly_same);
      highest = std::fmax(highest, there.value);
      return there;
    };
    if (auto maximum = maximise<3>(derive, logarithms)) return maximum;
  }
  return std::nullopt;
}

}  // namespace retain::models
