#pragma once

#include <array>
#include <string>

namespace retain::models {

/// The version of Boost.Math, "1.74"; empty where this program was built without it. The functions below throw Error then.
std::string boost_math_version();

/// ln Γ(x) for x > 0.
double log_gamma(double x);
/// ln B(a, b) for a, b > 0, exact also where one of them is far larger than the other.
double log_beta(double a, double b);
/// ln (Γ(x + more) / Γ(x)) for x > 0 and more >= 0, exact also where both gammas are far larger than their ratio.
double log_gamma_ratio(double x, double more);
/// The first and second derivative of ln Γ(x), for x > 0.
double digamma(double x);
double trigamma(double x);
/// How likely a χ² variable with so many degrees of freedom is to be larger than x.
double chi_squared_tail(double x, int degrees);
/// ₂F₁(1, b; c; z) for 0 < b <= c and 0 <= z < 1, by Gauss's continued fraction (DLMF 15.7.5), in about 1 / √(1 − z) steps where its series
/// takes 1 / (1 − z).
double hypergeometric_with_one(double b, double c, double z);

/// A point between −1 and 1, and its weight.
struct GaussPoint {
  double at;
  double weight;
};
/// Of Gauss-Legendre quadrature; exact for polynomials up to the 19th degree.
const std::array<GaussPoint, 10>& gauss_points();

}  // namespace retain::models
