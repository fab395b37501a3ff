#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/models/maximum.hpp"
#include "core/purchases/purchase_sample.hpp"
#include "retain/customer_value.hpp"

namespace retain::models {

/// A model of purchases with its numbers. The two models differ in one thing: how many chances to leave a customer had with x repeat
/// purchases, x or x + 1.
struct BetaGeometric {
  PurchaseModel model{};
  double r = 0;
  double alpha = 0;
  double a = 0;
  double b = 0;

  /// Of the logarithms of r, α, a, b.
  BetaGeometric(PurchaseModel kind, const Vector<4>& logarithms);

  /// How often a customer had the chance to leave.
  [[nodiscard]] double chances(std::int64_t frequency) const {
    return static_cast<double>(frequency) + (model == PurchaseModel::mbg_nbd ? 1 : 0);
  }
  /// That a customer is not gone at the end of its age.
  [[nodiscard]] double probability_alive(std::int64_t frequency, double recency, double age) const;
  /// How likely a new customer is to make 0, 1, … repeat purchases within a time, and last so many or more: of `size` numbers.
  [[nodiscard]] std::vector<double> frequencies(double time, std::size_t size) const;
};

/// ln L of rows and its derivatives by ln r, ln α, ln a, ln b. What depends on a frequency or on a time alone is computed once for each
/// that there is.
class BetaGeometricLikelihood {
 public:
  BetaGeometricLikelihood(std::span<const PurchaseRow> rows, PurchaseModel model);
  [[nodiscard]] Derivatives<4> operator()(const Vector<4>& logarithms) const;

 private:
  struct Row {
    std::uint32_t age;      // of times_
    std::uint32_t recency;  // of times_
    double customers;
  };
  /// Rows of one frequency.
  struct Block {
    std::int64_t frequency;
    std::size_t end;               // of its rows
    double customers_as_frequent;  // or more so
  };

  PurchaseModel model_;
  std::vector<Row> rows_;
  std::vector<Block> blocks_;
  std::vector<double> times_;
  double purchases_ = 0;  // repeat purchases
};

/// Why a model has no maximum.
enum class NoMaximum : std::uint8_t {
  nobody_leaves,  ///< the chance of leaving tends to 0
  same_rates,     ///< customers do not differ in how often they buy
  same_chances,   ///< customers do not differ in their chance of leaving
  other,
};

struct BetaGeometricFit {
  std::optional<Maximum<4>> maximum;  ///< of the logarithms
  NoMaximum why = NoMaximum::other;   ///< where there is none
};

/// Fits a model to rows with repeat purchases among them.
BetaGeometricFit fit_beta_geometric(std::span<const PurchaseRow> rows, PurchaseModel model);

}  // namespace retain::models
