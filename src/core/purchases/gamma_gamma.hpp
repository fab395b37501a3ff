#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/models/maximum.hpp"
#include "core/purchases/purchase_sample.hpp"

namespace retain::models {

/// What purchases are worth: those of a customer follow a gamma distribution of shape p, whose scale differs among customers by another, of
/// shape q and scale v.
struct GammaGamma {
  double p = 0;
  double q = 0;
  double v = 0;

  /// Of the logarithms of p, q, v.
  explicit GammaGamma(const Vector<3>& logarithms);

  /// Of a purchase of a customer whose repeat purchases, so many, had this mean; of one without, that of all customers. Empty where it is
  /// infinite.
  [[nodiscard]] std::optional<double> expected_spend(std::int64_t frequency, double monetary) const;
  /// The derivatives of its logarithm by ln p, ln q, ln v, where it is finite.
  [[nodiscard]] Vector<3> spend_slopes(std::int64_t frequency, double monetary) const;
};

/// ln L of the rows with repeat purchases, and its derivatives by ln p, ln q, ln v.
class GammaGammaLikelihood {
 public:
  explicit GammaGammaLikelihood(std::span<const PurchaseRow> rows);
  [[nodiscard]] Derivatives<3> operator()(const Vector<3>& logarithms) const;
  [[nodiscard]] double customers() const { return customers_; }
  /// The mean of a repeat purchase.
  [[nodiscard]] double mean() const { return amount_ / purchases_; }

 private:
  struct Row {
    double amount;  // of all repeat purchases
    double customers;
  };
  /// Rows of one frequency.
  struct Block {
    double frequency;
    std::size_t end;  // of its rows
    double customers;
  };

  std::vector<Row> rows_;
  std::vector<Block> blocks_;
  double customers_ = 0;
  double purchases_ = 0;
  double amount_ = 0;
  double log_means_ = 0;  // of the mean amounts
};

/// The maximum, in logarithms; empty where customers, or their purchases, do not differ in what they are worth.
std::optional<Maximum<3>> fit_gamma_gamma(const GammaGammaLikelihood& likelihood);

}  // namespace retain::models
