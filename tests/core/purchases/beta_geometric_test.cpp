#include "core/purchases/beta_geometric.hpp"

#include <cmath>
#include <numeric>

#include "core/models/special.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::models;

namespace {

Vector<4> logarithms_of(double r, double alpha, double a, double b) { return {std::log(r), std::log(alpha), std::log(a), std::log(b)}; }

std::vector<PurchaseRow> one_customer(std::int64_t frequency, double recency, double age) { return {{frequency, age, recency, 0, 1}}; }

double log_likelihood(const std::vector<PurchaseRow>& rows, PurchaseModel model, const Vector<4>& at) {
  return BetaGeometricLikelihood(rows, model)(at).value;
}

std::vector<PurchaseRow> mixed_customers() {
  PurchaseSample sample;
  for (const PurchaseHistory& history : std::vector<PurchaseHistory>{{0, 0, 39, 0},
                                                                     {0, 0, 12.5, 0},
                                                                     {1, 3, 39, 5},
                                                                     {1, 3, 39, 7},
                                                                     {2, 30.43, 38.86, 0},
                                                                     {200, 38, 40, 0},
                                                                     {26, 30.857, 31, 0},
                                                                     {7, 2, 39, 0}}) {
    sample.add(history);
  }
  return sample.rows();
}

}  // namespace

TEST_CASE("the likelihood of a customer is what others computed") {
  if (boost_math_version().empty()) return;
  CHECK(log_likelihood(one_customer(3, 4, 6), PurchaseModel::bg_nbd, logarithms_of(0.5, 6, 1.2, 3.3)) == Approx(-7.576382).epsilon(1e-7));
  const Vector<4> at = logarithms_of(0.25, 4, 0.8, 2.5);
  CHECK(log_likelihood(one_customer(0, 0, 40), PurchaseModel::bg_nbd, at) == Approx(-0.59947382).epsilon(1e-7));
  CHECK(log_likelihood(one_customer(200, 38, 40), PurchaseModel::bg_nbd, at) == Approx(100.7957).epsilon(1e-6));
}

TEST_CASE("the likelihood of a customer without a repeat purchase follows from the models") {
  if (boost_math_version().empty()) return;
  // Not one purchase in 6 weeks; under MBG/NBD the customer may be gone from the start.
  const double silent = std::pow(4.0 / 10, 0.25);
  const Vector<4> at = logarithms_of(0.25, 4, 0.8, 2.5);
  CHECK(log_likelihood(one_customer(0, 0, 6), PurchaseModel::bg_nbd, at) == Approx(std::log(silent)).epsilon(1e-13));
  CHECK(log_likelihood(one_customer(0, 0, 6), PurchaseModel::mbg_nbd, at) ==
        Approx(std::log(0.8 / 3.3 + 2.5 / 3.3 * silent)).epsilon(1e-13));
}

TEST_CASE("the derivatives of the likelihood are its slopes") {
  if (boost_math_version().empty()) return;
  const std::vector<PurchaseRow> rows = mixed_customers();
  for (const PurchaseModel model : purchase_models) {
    const BetaGeometricLikelihood likelihood(rows, model);
    for (const Vector<4>& at : {logarithms_of(0.25, 4, 0.8, 2.5), logarithms_of(3, 0.5, 6, 0.7)}) {
      const Derivatives<4> here = likelihood(at);
      for (std::size_t i = 0; i < 4; ++i) {
        constexpr double h = 1e-5;
        Vector<4> above = at;
        Vector<4> below = at;
        above[i] += h;
        below[i] -= h;
        const Derivatives<4> high = likelihood(above);
        const Derivatives<4> low = likelihood(below);
        CAPTURE(purchase_model_key(model), i);
        CHECK(here.gradient[i] == Approx((high.value - low.value) / (2 * h)).epsilon(1e-6).margin(1e-6));
        for (std::size_t j = 0; j < 4; ++j) {
          CAPTURE(j);
          CHECK(here.hessian[i][j] == Approx((high.gradient[j] - low.gradient[j]) / (2 * h)).epsilon(1e-6).margin(1e-6));
        }
      }
    }
  }
}

TEST_CASE("rows that are grouped are as likely as each by itself") {
  if (boost_math_version().empty()) return;
  const Vector<4> at = logarithms_of(0.25, 4, 0.8, 2.5);
  double sum = 0;
  for (const PurchaseRow& row : mixed_customers())
    sum += log_likelihood(one_customer(row.frequency, row.recency, row.age), PurchaseModel::mbg_nbd, at);
  CHECK(log_likelihood(mixed_customers(), PurchaseModel::mbg_nbd, at) == Approx(sum).epsilon(1e-13));
}

TEST_CASE("how many purchases new customers make has the published probabilities") {
  if (boost_math_version().empty()) return;
  const BetaGeometric rounded(PurchaseModel::bg_nbd, logarithms_of(0.243, 4.414, 0.793, 2.426));
  CHECK(rounded.frequencies(39, 2)[0] == Approx(0.5737864).epsilon(1e-6));
  CHECK(rounded.frequencies(2, 12)[10] == Approx(1.07869e-07).epsilon(1e-5));
  CHECK(rounded.frequencies(30, 22)[11] == Approx(0.0019995214).epsilon(1e-6));
  CHECK(rounded.frequencies(30, 22)[20] == Approx(0.0002222260).epsilon(1e-6));
  for (const PurchaseModel model : purchase_models) {
    const std::vector<double> all = BetaGeometric(model, logarithms_of(0.5, 6, 1, 1.6)).frequencies(39, 400);
    CHECK(std::accumulate(all.begin(), all.end(), 0.0) == Approx(1).epsilon(1e-12));
    CHECK(all.back() < 1e-9);
    CHECK(BetaGeometric(model, logarithms_of(0.5, 6, 1, 1.6)).frequencies(0, 3)[1] == 0);
  }
  // One who leaves after the first purchase makes none, nor does one who was silent.
  CHECK(BetaGeometric(PurchaseModel::mbg_nbd, logarithms_of(0.25, 4, 0.8, 2.5)).frequencies(6, 2)[0] ==
        Approx(0.8 / 3.3 + 2.5 / 3.3 * std::pow(0.4, 0.25)).epsilon(1e-13));
}

TEST_CASE("a model without a maximum says where its likelihood grows") {
  if (boost_math_version().empty()) return;
  // All buy to the end.
  std::vector<PurchaseRow> loyal;
  for (std::int64_t x = 1; x <= 30; ++x) loyal.push_back({x, 40, 39.5, 0, 10});
  const BetaGeometricFit fit = fit_beta_geometric(loyal, PurchaseModel::bg_nbd);
  CHECK_FALSE(fit.maximum.has_value());
  CHECK(fit.why == NoMaximum::nobody_leaves);
}
