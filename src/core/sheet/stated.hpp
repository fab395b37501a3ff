#pragma once

#include <span>
#include <vector>

#include "core/sheet/balance.hpp"

namespace retain {

/// A row of the input and the worksheet made of it.
struct SolvedLine {
  const Snapshot* snapshot = nullptr;
  const Worksheet* sheet = nullptr;
};

/// Compares the rates and prices that the input states with those computed from its facts, and refuses columns of percents that look like
/// fractions. Adds to `errors`.
void check_stated(std::span<const SolvedLine> lines, std::vector<Diagnostic>& errors);

}  // namespace retain
