#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/purchases/beta_geometric.hpp"
#include "core/purchases/gamma_gamma.hpp"
#include "core/purchases/purchases_to_come.hpp"

namespace retain::models {

/// What customers of a sample are expected to do until the horizon, each and together, as two fitted models have it. What is expected of
/// those who are not gone is computed once for each frequency and age that there is.
class Expectations {
 public:
  /// `spend`: the maximum of a gamma-gamma model that has a mean; without one, nothing has a value.
  Expectations(std::span<const PurchaseRow> rows, PurchaseModel model, const Maximum<4>& purchases, const std::optional<Maximum<3>>& spend,
               const ValueOptions& options);

  [[nodiscard]] const BetaGeometric& model() const { return model_; }
  /// Of all customers, whose rows these are.
  [[nodiscard]] ExpectedTotals totals(std::span<const PurchaseRow> rows) const;
  /// The same with their intervals. Of spend that has a mean at the maximum, and none within its interval, the upper end is not known.
  struct RangedTotals {
    Estimate alive;
    Estimate purchases;
    std::optional<Estimate> value;
  };
  [[nodiscard]] RangedTotals ranged_totals(std::span<const PurchaseRow> rows) const;
  [[nodiscard]] CustomerProspect prospect(const PurchaseHistory& history) const;

 private:
  /// Rows of one frequency and age.
  struct Block {
    std::int64_t frequency;
    double age;
    std::size_t end;  // of its rows
  };

  [[nodiscard]] std::vector<PurchasesToCome> to_come(const BetaGeometric& model) const;
  [[nodiscard]] ExpectedTotals totals(std::span<const PurchaseRow> rows, const BetaGeometric& model,
                                      std::span<const PurchasesToCome> to_come, const std::optional<GammaGamma>& spend) const;
  /// The derivatives of the logarithm of the value by ln p, ln q, ln v.
  [[nodiscard]] Vector<3> spend_slopes(std::span<const PurchaseRow> rows, double value) const;
  /// Calls `take(row, block, alive)`, with how many of the row's customers are not gone, for each of the rows.
  template <class Take>
  void each_row(std::span<const PurchaseRow> rows, const BetaGeometric& model, Take take) const;

  ValueOptions options_;
  Maximum<4> purchases_fit_;
  std::optional<Maximum<3>> spend_fit_;
  BetaGeometric model_;
  std::optional<GammaGamma> spend_;
  std::vector<Block> blocks_;
  std::vector<PurchasesToCome> to_come_;  // of each block
};

}  // namespace retain::models
