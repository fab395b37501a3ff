#pragma once

#include <cmath>

#include "core/models/shifted_beta_geometric.hpp"

namespace retain::test {

/// Where a shifted beta-geometric has these numbers.
inline models::ShiftedBetaGeometric::Point point_of(double alpha, double beta) {
  return {std::log(alpha) - std::log(beta), -std::log(alpha + beta)};
}

}  // namespace retain::test
