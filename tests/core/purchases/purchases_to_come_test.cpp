#include "core/purchases/purchases_to_come.hpp"

#include <cmath>

#include "core/models/special.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::models;

namespace {

BetaGeometric model_of(PurchaseModel model, double r, double alpha, double a, double b) {
  return {model, {std::log(r), std::log(alpha), std::log(a), std::log(b)}};
}

/// CDNOW, by weeks.
BetaGeometric cdnow() { return model_of(PurchaseModel::bg_nbd, 0.2425945, 4.4136019, 0.7929199, 2.4258881); }

}  // namespace

TEST_CASE("purchases of a new customer are those that were published") {
  if (boost_math_version().empty()) return;
  // Hardie's sheet, as the tests of lifetimes have it; BTYD for a year.
  struct Published {
    double weeks, purchases;
  };
  for (const auto& [weeks, purchases] :
       {Published{0.1429, 0.0078}, {1, 0.0532}, {3, 0.1506}, {31.8571, 1.0405}, {32, 1.0437}, {78, 1.8576}}) {
    CAPTURE(weeks);
    CHECK(purchases_to_come(cdnow(), 0, 0, weeks, 0).count == Approx(purchases).margin(4e-4));
  }
  CHECK(purchases_to_come(cdnow(), 0, 0, 52, 0).count == Approx(1.444004).epsilon(1e-5));
}

TEST_CASE("purchases of customers with a history are those that were published") {
  if (boost_math_version().empty()) return;
  const auto expected = [](std::int64_t x, double recency, double age, double horizon) {
    return purchases_to_come(cdnow(), x, age, horizon, 0).count * cdnow().probability_alive(x, recency, age);
  };
  CHECK(expected(26, 30.857, 31, 52) == Approx(25.75659).epsilon(1e-4));
  CHECK(cdnow().probability_alive(26, 30.857, 31) == Approx(0.9688523).epsilon(1e-4));
  CHECK(expected(2, 30.43, 38.86, 39) == Approx(1.226).epsilon(1e-3));
  CHECK(cdnow().probability_alive(2, 30.43, 38.86) == Approx(0.7266).epsilon(1e-3));
  CHECK(cdnow().probability_alive(0, 0, 38.86) == 1);
  CHECK(expected(0, 0, 38.86, 39) == Approx(0.19478).epsilon(1e-4));
  // The longer silence of who bought often says more.
  CHECK(expected(10, 20, 39, 52) == Approx(0.34749).epsilon(1e-4));
  CHECK(expected(15, 20, 39, 52) == Approx(0.042838).epsilon(1e-4));
  CHECK(expected(20, 20, 39, 52) == Approx(0.0041594).epsilon(1e-4));
  CHECK(expected(25, 20, 39, 52) == Approx(0.00035840).epsilon(1e-4));
}

TEST_CASE("purchases to come are the integral of the rate to many digits, however extreme the numbers") {
  if (boost_math_version().empty()) return;
  const auto discounted = [](const BetaGeometric& model, std::int64_t x, double age, double horizon, double interest) {
    return purchases_to_come(model, x, age, horizon, interest).discounted;
  };
  // By quadrature with 30 digits.
  CHECK(discounted(cdnow(), 0, 0, 52, 0) == Approx(1.44401062798002298).epsilon(1e-11));
  CHECK(discounted(cdnow(), 2, 38.86, 52, 0.002) == Approx(2.04475027572230467).epsilon(1e-11));
  const BetaGeometric modified = model_of(PurchaseModel::mbg_nbd, 0.5, 6, 1, 1.6);
  CHECK(discounted(modified, 5000, 39, 52, 0.002) == Approx(3672.22354251408869).epsilon(1e-10));
  CHECK(discounted(modified, 3, 0, 100'000, 0) == Approx(51.4841662099843617).epsilon(1e-9));
  CHECK(discounted(model_of(PurchaseModel::bg_nbd, 0.001, 1e-6, 0.8, 2.5), 0, 0, 52, 0) == Approx(1.36982998286705449).epsilon(1e-9));
  CHECK(discounted(model_of(PurchaseModel::mbg_nbd, 50, 4, 300, 0.5), 1, 39, 5000, 0.01) == Approx(0.999693238841506465).epsilon(1e-9));
  CHECK(discounted(model_of(PurchaseModel::bg_nbd, 3, 2, 1e-6, 2), 4, 10, 52, 0) == Approx(30.3332952660582533).epsilon(1e-11));
}

TEST_CASE("no purchases to come are a number that is none, negative or infinite") {
  if (boost_math_version().empty()) return;
  for (const PurchaseModel kind : purchase_models) {
    for (const double r : {0.001, 50.0}) {
      for (const double alpha : {1e-4, 1e5}) {
        for (const double a : {1e-6, 0.8, 300.0}) {
          for (const double b : {0.001, 1e5}) {
            const BetaGeometric model = model_of(kind, r, alpha, a, b);
            for (const std::int64_t x : {0, 1, 5000}) {
              for (const double age : {0.0, 39.0}) {
                CAPTURE(r, alpha, a, b, x, age);
                const PurchasesToCome come = purchases_to_come(model, x, age, 520, 0.002);
                const double alive = model.probability_alive(x, age / 2, age);
                CHECK((come.discounted >= 0 && come.discounted <= come.count && std::isfinite(come.count)));
                CHECK((alive >= 0 && alive <= 1));
              }
            }
          }
        }
      }
    }
  }
}
