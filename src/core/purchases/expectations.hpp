#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/purchases/beta_geometric.hpp"
#include "core/purchases/gamma_gamma.hpp"
#include "core/purchases/purchase_rate.hpp"

namespace retain::models {

/// What customers of a sample are expected to do until the horizon, each and together, as two fitted models have it. What is expected of
/// those who are not gone is computed once for each frequency and age that there is.
class Expectations {
 public:
  /// `spend`: the maximum of a gamma-gamma model that has a mean; without one, nothing has a value.
  Expectations(std::span<const PurchaseRow> rows, PurchaseModel model, const Maximum<4>& purchases, const std::optional<Maximum<3>>& spend,
               const ValueOptions& options);

  [[nodiscard]] const BetaGeometric& model() const { return model_; }
  [[nodiscard]] const Ranged& alive() const { return alive_; }
  [[nodiscard]] const Ranged& purchases() const { return purchases_; }
  [[nodiscard]] const std::optional<Ranged>& value() const { return value_; }
  [[nodiscard]] CustomerProspect prospect(const PurchaseHistory& history) const;

 private:
  struct Totals {
    double alive = 0;
    double purchases = 0;
    double value = 0;
  };
  /// Rows of one frequency and age.
  struct Block {
    std::int64_t frequency;
    double age;
    std::size_t end;  // of its rows
  };

  [[nodiscard]] std::vector<PurchasesToCome> to_come(const BetaGeometric& model) const;
  [[nodiscard]] Totals totals(std::span<const PurchaseRow> rows, const BetaGeometric& model, std::span<const PurchasesToCome> to_come,
                              const std::optional<GammaGamma>& spend) const;

  ValueOptions options_;
  BetaGeometric model_;
  std::optional<GammaGamma> spend_;
  std::vector<Block> blocks_;
  std::vector<PurchasesToCome> to_come_;  // of each block
  Ranged alive_;
  Ranged purchases_;
  std::optional<Ranged> value_;
};

}  // namespace retain::models
