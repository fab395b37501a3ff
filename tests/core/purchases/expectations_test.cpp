#include "core/purchases/expectations.hpp"

#include <cmath>

#include "core/models/special.hpp"
#include "retain/statistics.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::models;

namespace {

const Maximum<4> some_purchases{{std::log(0.5), std::log(6), std::log(0.9), std::log(2.5)}, 0, {}};

/// Of spend, with standard errors of the logarithms.
Maximum<3> spend_of(double q, double error) {
  Maximum<3> spend{{std::log(6), std::log(q), std::log(15)}, 0, {}};
  for (std::size_t i = 0; i < 3; ++i) spend.covariance[i][i] = error * error;
  return spend;
}

std::vector<PurchaseRow> rows_of(std::int64_t fewest) {
  PurchaseSample sample;
  for (std::int64_t x = fewest; x < fewest + 4; ++x) {
    for (const double age : {20.0, 39.0}) sample.add({x, x > 0 ? age / 2 : 0, age, x > 0 ? 20.0 + static_cast<double>(x) : 0});
  }
  return sample.rows();
}

Estimate value_of(const std::vector<PurchaseRow>& rows, const Maximum<3>& spend) {
  return *Expectations(rows, PurchaseModel::bg_nbd, some_purchases, spend, {.horizon = 52, .margin = 0.4}).ranged_totals(rows).value;
}

}  // namespace

TEST_CASE("the interval of a value is as wide as differences of the value by the numbers of spend tell") {
  if (boost_math_version().empty()) return;
  constexpr double error = 0.05;
  constexpr double step = 1e-4;
  const auto rows = rows_of(0);
  double variance = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    Maximum<3> above = spend_of(4, error);
    Maximum<3> below = above;
    above.point[i] += step;
    below.point[i] -= step;
    const double slope = std::log(value_of(rows, above).value / value_of(rows, below).value) / (2 * step);
    variance += slope * slope * error * error;
  }
  const Estimate value = value_of(rows, spend_of(4, error));
  REQUIRE(value.high);
  CHECK(std::log(*value.high / value.value) == Approx(z_of_95 * std::sqrt(variance)).epsilon(1e-6));
  CHECK(std::log(value.value / value.low) == Approx(z_of_95 * std::sqrt(variance)).epsilon(1e-6));
}

TEST_CASE("a value has no upper end where the interval of q reaches to where a purchase has no mean") {
  if (boost_math_version().empty()) return;
  CHECK(value_of(rows_of(0), spend_of(1.3, 0.1)).high.has_value());
  CHECK_FALSE(value_of(rows_of(0), spend_of(1.2, 0.1)).high.has_value());
  // Barely above 1, where a step to either side would leave no mean.
  const Estimate barely = value_of(rows_of(0), spend_of(1.0001, 0.1));
  CHECK_FALSE(barely.high.has_value());
  CHECK((barely.low >= 0 && barely.low < barely.value && std::isfinite(barely.value)));
  // Of who bought again, purchases tell the mean.
  CHECK(value_of(rows_of(1), spend_of(1.2, 0.1)).high.has_value());
}
