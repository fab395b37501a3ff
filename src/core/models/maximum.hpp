#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>

namespace retain::models {

template <std::size_t N>
using Vector = std::array<double, N>;
/// By rows; symmetric.
template <std::size_t N>
using Matrix = std::array<std::array<double, N>, N>;

/// A function at a point, with its derivatives.
template <std::size_t N>
struct Derivatives {
  double value = 0;
  Vector<N> gradient{};
  Matrix<N> hessian{};
};

/// Where a function is largest.
template <std::size_t N>
struct Maximum {
  Vector<N> point{};
  double value = 0;
  Matrix<N> covariance{};  ///< the inverse of the negative Hessian there
};

/// The lower triangle L of a matrix that is L Lᵀ; empty where it is not positive definite.
template <std::size_t N>
std::optional<Matrix<N>> cholesky(const Matrix<N>& matrix) {
  Matrix<N> lower{};
  for (std::size_t row = 0; row < N; ++row) {
    for (std::size_t column = 0; column <= row; ++column) {
      double sum = matrix[row][column];
      for (std::size_t k = 0; k < column; ++k) sum -= lower[row][k] * lower[column][k];
      if (row != column) {
        lower[row][column] = sum / lower[column][column];
        continue;
      }
      // Written so that NaN is refused too.
      if (!(sum > 0) || !std::isfinite(sum)) return std::nullopt;
      lower[row][row] = std::sqrt(sum);
    }
  }
  return lower;
}

/// x of L Lᵀ x = y.
template <std::size_t N>
Vector<N> solve(const Matrix<N>& lower, Vector<N> y) {
  for (std::size_t row = 0; row < N; ++row) {
    for (std::size_t k = 0; k < row; ++k) y[row] -= lower[row][k] * y[k];
    y[row] /= lower[row][row];
  }
  for (std::size_t row = N; row-- > 0;) {
    for (std::size_t k = row + 1; k < N; ++k) y[row] -= lower[k][row] * y[k];
    y[row] /= lower[row][row];
  }
  return y;
}

template <std::size_t N>
double dot(const Vector<N>& a, const Vector<N>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += a[i] * b[i];
  return sum;
}

/// Finds the maximum of a function of N numbers by Newton's method: `derive(point)` returns its `Derivatives`. Each step goes uphill, since
/// where the function is not curved downwards the Hessian is shifted until it is (Levenberg), and is halved until the function grows by a
/// share of what the slope promises (Armijo), so that the value never falls. It ends where a step promises less than rounding hides. Empty
/// where there is no such point within 200 steps, or the function is flat there but for rounding or not curved downwards: the maximum lies
/// at a boundary. `rounding`: how many times the rounding of its last digit the value may be wrong by.
template <std::size_t N, class Derive>
std::optional<Maximum<N>> maximise(const Derive& derive, const Vector<N>& start, double rounding = 1) {
  constexpr int most_steps = 200;
  constexpr int most_halvings = 60;
  constexpr double share_of_promise = 1e-4;
  // A step of 1 away from the point must lose ten thousand times what rounding hides.
  constexpr double flat = 1e-4;
  Vector<N> point = start;
  Derivatives<N> at = derive(point);
  if (!std::isfinite(at.value)) return std::nullopt;
  for (int step = 0; step < most_steps; ++step) {
    Matrix<N> curvature{};
    double largest = 0;
    for (std::size_t i = 0; i < N; ++i) {
      for (std::size_t j = 0; j < N; ++j) curvature[i][j] = -at.hessian[i][j];
      largest = std::fmax(largest, std::fabs(curvature[i][i]));
    }
    std::optional<Matrix<N>> lower = cholesky(curvature);
    const bool is_curved_downwards = lower.has_value();
    for (double shift = 1e-6 * (largest > 0 ? largest : 1); !lower; shift *= 10) {
      if (!std::isfinite(shift)) return std::nullopt;
      Matrix<N> shifted = curvature;
      for (std::size_t i = 0; i < N; ++i) shifted[i][i] += shift;
      lower = cholesky(shifted);
    }
    Vector<N> move = solve(*lower, at.gradient);
    const double promise = dot(move, at.gradient);
    const double hidden = rounding * std::numeric_limits<double>::epsilon() * std::fmax(1, std::fabs(at.value));
    if (promise <= hidden) {
      if (!is_curved_downwards) return std::nullopt;
      Maximum<N> maximum{point, at.value, {}};
      for (std::size_t i = 0; i < N; ++i) {
        // What is promised still is taken, without being tested: its gain is less than the value can show.
        maximum.point[i] += move[i];
      }
      // The curvature changes by more over the last step than the value does.
      const Derivatives<N> end = derive(maximum.point);
      maximum.value = std::fmax(at.value, end.value);
      Matrix<N> last = end.hessian;
      for (Vector<N>& row : last) {
        for (double& element : row) element = -element;
      }
      const std::optional<Matrix<N>> there = cholesky(last);
      for (std::size_t i = 0; i < N; ++i) {
        Vector<N> unit{};
        unit[i] = 1;
        maximum.covariance[i] = solve(there ? *there : *lower, unit);
        if (!(maximum.covariance[i][i] * hidden < flat)) return std::nullopt;
      }
      return maximum;
    }
    double length = 1;
    for (int halving = 0;; ++halving) {
      if (halving == most_halvings) return std::nullopt;
      Vector<N> next = point;
      for (std::size_t i = 0; i < N; ++i) next[i] += length * move[i];
      const Derivatives<N> there = derive(next);
      if (std::isfinite(there.value) && there.value >= at.value + share_of_promise * length * promise - hidden) {
        point = next;
        at = there;
        break;
      }
      length /= 2;
    }
  }
  return std::nullopt;
}

}  // namespace retain::models
