#include "core/models/special.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace retain::models;

TEST_CASE("special functions have the values of tables") {
  if (boost_math_version().empty()) return;
  CHECK(log_gamma(0.5) == Approx(std::log(3.14159265358979323846) / 2));
  CHECK(digamma(1) == Approx(-0.57721566490153286).epsilon(1e-14));
  CHECK(trigamma(1) == Approx(1.6449340668482264).epsilon(1e-14));
  CHECK(chi_squared_tail(3.841458820694124, 1) == Approx(0.05).epsilon(1e-12));
  CHECK(chi_squared_tail(5.991464547107979, 2) == Approx(0.05).epsilon(1e-12));
}

TEST_CASE("ln B keeps its digits where one parameter is far larger than the other") {
  if (boost_math_version().empty()) return;
  CHECK(log_beta(2, 3) == Approx(-std::log(12)).epsilon(1e-14));
  // B(1, b) = 1 / b
  CHECK(log_beta(1, 1e12) == Approx(-std::log(1e12)).epsilon(1e-14));
  CHECK(log_beta(1e12, 1) == Approx(-std::log(1e12)).epsilon(1e-14));
}

TEST_CASE("the logarithm of a ratio of gammas keeps its digits") {
  if (boost_math_version().empty()) return;
  // Γ(x + 1) / Γ(x) = x
  for (const double x : {1e-6, 0.3, 40.0, 1e9, 1e15}) CHECK(log_gamma_ratio(x, 1) == Approx(std::log(x)).epsilon(1e-13));
  CHECK(log_gamma_ratio(7, 0) == 0);
  CHECK(log_gamma_ratio(3, 4) == Approx(std::log(360)).epsilon(1e-14));
  CHECK(log_gamma_ratio(2, 500) == Approx(log_gamma(502)).epsilon(1e-14));
}

TEST_CASE("the hypergeometric function is the sum of its series") {
  if (boost_math_version().empty()) return;
  for (const double discount : {0.1, 0.01, 0.0001}) {
    const double a = 0.668;
    const double b = 3.806;
    const double z = 1 / (1 + discount);
    double sum = 0;
    double term = 1;
    for (int t = 0; term > 1e-17 * sum; ++t) {
      sum += term;
      term *= z * (b + t) / (a + b + t);
    }
    CHECK(hypergeometric_with_one(b, a + b, z) == Approx(sum).epsilon(1e-9));
  }
  CHECK(hypergeometric_with_one(5, 5, 0.5) == Approx(2).epsilon(1e-15));
  CHECK(hypergeometric_with_one(5, 7, 0) == 1);
}
