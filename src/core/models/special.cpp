#include "core/models/special.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "retain/error.hpp"

#ifdef RETAIN_BOOST_MATH
#include <boost/math/quadrature/gauss.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <boost/math/tools/fraction.hpp>
#include <boost/version.hpp>
#endif

namespace retain::models {

#ifdef RETAIN_BOOST_MATH

namespace {

namespace policies = boost::math::policies;

/// Promotion to long double takes five times as long and tells nothing more of a likelihood. What is beyond a double is infinite or NaN,
/// which `maximise` takes for out of range.
using Policy = policies::policy<policies::promote_double<false>, policies::domain_error<policies::ignore_error>,
                                policies::pole_error<policies::ignore_error>, policies::overflow_error<policies::ignore_error>,
                                policies::evaluation_error<policies::ignore_error>>;

/// The steps of Gauss's continued fraction 1 − k₁z / (1 − k₂z / (1 − …)), as Boost takes them: a numerator and the denominator in front of
/// what follows.
class GaussFraction {
 public:
  using result_type = std::pair<double, double>;

  GaussFraction(double b, double c, double z) : b_(b), c_(c), z_(z) {}

  result_type operator()() { return {-numerator(step_++) * z_, 1.0}; }

 private:
  [[nodiscard]] double numerator(std::uint64_t step) const {
    // The first is discarded.
    if (step <= 1) return b_ / c_;
    const std::uint64_t half = step / 2;
    const auto m = static_cast<double>(half);
    if (step % 2 == 0) return m * (c_ - b_ + m - 1) / ((c_ + 2 * m - 2) * (c_ + 2 * m - 1));
    return (b_ + m) * (c_ + m - 1) / ((c_ + 2 * m - 1) * (c_ + 2 * m));
  }

  double b_;
  double c_;
  double z_;
  std::uint64_t step_ = 0;
};

}  // namespace

std::string boost_math_version() { return std::to_string(BOOST_VERSION / 100'000) + "." + std::to_string(BOOST_VERSION / 100 % 1000); }

double log_gamma(double x) { return boost::math::lgamma(x, Policy()); }

double log_beta(double a, double b) {
  const double small = std::min(a, b);
  const double large = std::max(a, b);
  // A difference would lose the digits that ln Γ(large) and ln Γ(large + small) share; the ratio of larger ones is beyond a double.
  constexpr double largest_of_ratio = 10;
  if (small > largest_of_ratio) return log_gamma(a) + log_gamma(b) - log_gamma(a + b);
  return log_gamma(small) + std::log(boost::math::tgamma_delta_ratio(large, small, Policy()));
}

double log_gamma_ratio(double x, double more) {
  // As `log_beta` has it; beyond this the ratio is none of a double.
  constexpr double largest_logarithm = 600;
  if (more == 0) return 0;
  if (more * std::log(x + more + 1) > largest_logarithm) return log_gamma(x + more) - log_gamma(x);
  return -std::log(boost::math::tgamma_delta_ratio(x, more, Policy()));
}

double digamma(double x) { return boost::math::digamma(x, Policy()); }

double trigamma(double x) { return boost::math::trigamma(x, Policy()); }

double chi_squared_tail(double x, int degrees) { return boost::math::gamma_q(degrees / 2.0, x / 2, Policy()); }

double hypergeometric_with_one(double b, double c, double z) {
  GaussFraction fraction(b, c, z);
  return 1 / boost::math::tools::continued_fraction_b(fraction, std::numeric_limits<double>::epsilon());
}

const std::array<GaussPoint, 10>& gauss_points() {
  static const std::array<GaussPoint, 10> points = [] {
    using Gauss = boost::math::quadrature::gauss<double, 10>;
    std::array<GaussPoint, 10> both{};
    for (std::size_t i = 0; i < Gauss::abscissa().size(); ++i) {
      both[2 * i] = {Gauss::abscissa()[i], Gauss::weights()[i]};
      both[2 * i + 1] = {-Gauss::abscissa()[i], Gauss::weights()[i]};
    }
    return both;
  }();
  return points;
}

#else

namespace {

[[noreturn]] void refuse() { throw Error("this retain was built without Boost.Math"); }

}  // namespace

std::string boost_math_version() { return {}; }
double log_gamma(double) { refuse(); }
double log_beta(double, double) { refuse(); }
double log_gamma_ratio(double, double) { refuse(); }
double digamma(double) { refuse(); }
double trigamma(double) { refuse(); }
double chi_squared_tail(double, int) { refuse(); }
double hypergeometric_with_one(double, double, double) { refuse(); }
const std::array<GaussPoint, 10>& gauss_points() { refuse(); }

#endif

}  // namespace retain::models
