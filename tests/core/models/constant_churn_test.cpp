#include "core/models/constant_churn.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::models;

TEST_CASE("counts by age end where nobody is at risk") {
  Lifetimes lifetimes;
  lifetimes.lost = {0, 3, 0, 2, 0};
  lifetimes.censored = {1, 0, 4, 0, 0};
  const std::vector<AgeCounts> counts = counts_by_age(lifetimes);
  REQUIRE(counts.size() == 3);
  CHECK(counts[0].lost == 3);
  CHECK(counts[0].kept == 6);
  CHECK(counts[1].at_risk() == 6);
  CHECK(counts[2].kept == 0);
}

TEST_CASE("constant churn is losses by exposure") {
  const ConstantChurn churn({{100, 900}, {90, 810}});
  CHECK(churn.churn() == Approx(0.1).epsilon(1e-15));
  CHECK(churn.log_likelihood() == Approx(190 * std::log(0.1) + 1710 * std::log(0.9)).epsilon(1e-14));
  // Wilson's interval of 190 of 1900.
  CHECK(churn.interval().low == Approx(wilson_interval({190, 1900}).low).epsilon(1e-13));
  CHECK(churn.interval().high == Approx(wilson_interval({190, 1900}).high).epsilon(1e-13));
  CHECK(ConstantChurn::log_survivals(churn.maximum().point, 2)[2] == Approx(2 * std::log(0.9)).epsilon(1e-14));
  // (1 + d) / (d + θ)
  CHECK(ConstantChurn::payments(churn.maximum().point, 4, 1 / 1.1) == Approx(5.5).epsilon(1e-14));
}
