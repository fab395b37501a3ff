#include "retain/survival.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace retain;

namespace {

/// Customers by the age at which they were lost, and those by the age at which they were last seen.
Lifetimes lifetimes_from(const std::vector<std::size_t>& lost, const std::vector<std::size_t>& censored = {}) {
  Lifetimes lifetimes;
  const auto add = [&](std::vector<double> Lifetimes::*counts, std::size_t age) {
    if (age >= lifetimes.lost.size()) {
      lifetimes.lost.resize(age + 1);
      lifetimes.censored.resize(age + 1);
    }
    ++(lifetimes.*counts)[age];
  };
  for (const std::size_t age : lost) add(&Lifetimes::lost, age);
  for (const std::size_t age : censored) add(&Lifetimes::censored, age);
  return lifetimes;
}

// Freireich et al., The effect of 6-mercaptopurine on the duration of steroid-induced remissions in acute leukemia, Blood 21, 1963: weeks
// in remission, as Cox (1972), Kalbfleisch and Prentice (1980) and Klein and Moeschberger (2003, table 1.1) print them.
Lifetimes mercaptopurine() { return lifetimes_from({6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}); }
Lifetimes placebo() { return lifetimes_from({1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}); }

}  // namespace

TEST_CASE("the survival of the leukaemia trial is as published", "[survival]") {
  const SurvivalCurve curve = survival_of(mercaptopurine());
  CHECK(curve.customers == 21);
  CHECK(curve.at_risk[6] == 21);
  CHECK(curve.losses[6] == 3);
  CHECK(curve.at_risk[7] == 17);
  // Klein and Moeschberger, table 4.1: 0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448.
  CHECK(curve.survival[6] == Approx(85.714286));
  CHECK(curve.survival[7] == Approx(80.672269));
  CHECK(curve.survival[10] == Approx(75.294118));
  CHECK(curve.survival[13] == Approx(69.019608));
  CHECK(curve.survival[16] == Approx(62.745098));
  CHECK(curve.survival[22] == Approx(53.781513));
  CHECK(curve.survival[35] == Approx(44.817927));
  // lifelines, whose band is the same: KaplanMeierFitter().confidence_interval_.
  CHECK(curve.interval[6]->low == Approx(61.97179552659838));
  CHECK(curve.interval[6]->high == Approx(95.15517476469969));
  CHECK(curve.interval[23]->low == Approx(18.805200595923233));
  CHECK(curve.interval[23]->high == Approx(68.01426284952412));
  CHECK(curve.median == 23);
  CHECK(curve.median_interval.low == 13);
  CHECK_FALSE(curve.median_interval.high);
  CHECK(curve.restricted_mean == Approx(23.287394957983196));
  CHECK(curve.restricted_mean_error == Approx(2.8274676233714393));
  CHECK(curve.last_age() == 35);

  const SurvivalCurve other = survival_of(placebo());
  CHECK(other.median == 8);
  CHECK(other.median_interval.low == 4);
  CHECK(other.median_interval.high == 11);
  CHECK(other.survival[8] == Approx(38.095238));
  CHECK(other.survival[23] == 0);
  CHECK_FALSE(other.interval[23]);
  CHECK(other.restricted_mean_error == Approx(1.3773900412645488));
  // Nobody is censored: the restricted mean is the mean.
  CHECK(other.restricted_mean == Approx(182.0 / 21));
}

TEST_CASE("the log-rank test of the leukaemia trial is as published", "[survival]") {
  // R: survdiff(Surv(time, status) ~ treatment): chisq 16.8 on 1 degree of freedom, p = 4e-05; 16.79 in Kalbfleisch and Prentice.
  const std::vector<Lifetimes> groups{mercaptopurine(), placebo()};
  const auto test = log_rank_test(groups);
  REQUIRE(test);
  CHECK(test->chi_squared == Approx(16.792940989216547));
  CHECK(test->degrees == 1);
  CHECK(test->p_value == Approx(4.168809109334511e-05));
  CHECK_FALSE(test->is_rough);
  const std::vector<Lifetimes> turned{placebo(), mercaptopurine()};
  CHECK(log_rank_test(turned)->chi_squared == Approx(test->chi_squared));
}

TEST_CASE("three groups have two degrees of freedom, and groups without anybody at risk none", "[survival]") {
  // The placebo group in the order above, its first 10 apart from the others; the reference is lifelines' multivariate_logrank_test.
  std::vector<Lifetimes> groups{mercaptopurine(), lifetimes_from({1, 1, 2, 2, 3, 4, 4, 5, 5, 8}),
                                lifetimes_from({8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23})};
  const auto test = log_rank_test(groups);
  REQUIRE(test);
  CHECK(test->degrees == 2);
  CHECK(test->chi_squared == Approx(52.34067792851473));
  CHECK(test->p_value == Approx(4.308897847909373e-12));
  CHECK(test->is_rough);
  groups.push_back(lifetimes_from({}, {0, 0}));
  CHECK(log_rank_test(groups)->degrees == 2);
}

TEST_CASE("curves that say little say so", "[survival]") {
  const SurvivalCurve none = survival_of(lifetimes_from({}, {3, 3, 5}));
  CHECK(none.survival == std::vector<double>{100, 100, 100, 100, 100, 100});
  CHECK(none.interval[0]->low == 100);
  CHECK_FALSE(none.interval[1]);
  CHECK_FALSE(none.median);
  CHECK(none.restricted_mean == 5);
  CHECK(none.restricted_mean_error == 0);
  const SurvivalCurve all = survival_of(lifetimes_from({2, 2}));
  CHECK(all.survival == std::vector<double>{100, 100, 0});
  CHECK(all.median == 2);
  CHECK_FALSE(all.median_interval.low);
  // A share of exactly one half is the median.
  CHECK(survival_of(lifetimes_from({1}, {3})).median == 1);
  CHECK(survival_of(Lifetimes{}).survival.empty());
  const std::vector<Lifetimes> without_losses{lifetimes_from({}, {2}), lifetimes_from({}, {3})};
  CHECK_FALSE(log_rank_test(without_losses));
  const std::vector<Lifetimes> alike{lifetimes_from({1, 2, 3}), lifetimes_from({1, 2, 3})};
  CHECK(log_rank_test(alike)->p_value == 1);
}

TEST_CASE("who leaves before the first period is over is lost at age 0", "[survival]") {
  const SurvivalCurve curve = survival_of(lifetimes_from({0, 2}, {2, 3}));
  CHECK(curve.survival[0] == 75);
  CHECK(curve.interval[0]->low < 75);
  CHECK(curve.at_risk[1] == 3);
}
