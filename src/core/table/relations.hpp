#pragma once

#include <span>
#include <string_view>

#include "retain/quantity.hpp"

namespace retain {

/// Costs of a period that no margin among these sums has in it, and the rates that they rest on.
std::span<const Id> costs_beside_margins();

/// Facts that go with another fact at their average: what is bought, with the customers who buy.
struct Dependents {
  Id leader{};
  std::span<const Id> followers;
};
/// All of them.
std::span<const Dependents> dependents();

/// A sum of facts that cannot exceed another fact.
struct Bound {
  std::span<const Id> parts;
  Id whole{};
  std::string_view why;
};
/// All of them.
std::span<const Bound> bounds();

}  // namespace retain
