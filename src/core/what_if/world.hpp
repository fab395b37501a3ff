#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "retain/what_if.hpp"

namespace retain {

/// The value of a formula; empty where one of its quantities has none, or it divides by zero.
std::optional<Number> evaluated(const Formula& formula, const std::function<std::optional<Number>(Id)>& value_of);

/// What cannot be, with the way out.
class ImpossibleError : public Error {
 public:
  using Error::Error;
};

/// Whether a quantity is a share of what there is nothing of, so that it can have no value at all.
bool is_share_of_nothing(const Quantity& row, const Value& value);

/// A snapshot with some of its quantities assumed to be something else.
class World {
 public:
  /// `assumed`: all quantities that will be; they move only where they are told to.
  World(const Worksheet& before, const std::vector<Id>& assumed);

  /// Makes the quantity `target`. Throws ImpossibleError.
  void assume(Id id, const Number& target);
  /// The world solved. Throws ImpossibleError where its facts cannot be.
  [[nodiscard]] Worksheet solved() const;
  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }
  [[nodiscard]] const std::vector<Companion>& companions() const { return companions_; }
  /// What would have moved with something else, and stayed because the average to move it at is not known.
  [[nodiscard]] const IdSet& strays() const { return strays_; }
  /// Whether a rate of customers stands without the count that it would move.
  [[nodiscard]] bool has_uncounted_customers() const { return has_uncounted_customers_; }

 private:
  [[nodiscard]] std::optional<Number> value_of(Id id) const;
  bool assume_movement(const Quantity& row, const Number& target);
  bool assume_only_operand(const Quantity& row, const Number& target);
  void set_fact(Id id, const Number& value);
  void move_revenue(const Identity::Term& term, const Number& change);
  void move_followers(Id leader, const Number& change);
  void add_companion(const Companion& companion);
  void shift(Id id, const Number& change);
  void put(Id id, const Number& value);

  const Worksheet& before_;
  IdSet pinned_;
  Facts facts_;
  std::vector<Route> routes_;
  std::vector<Companion> companions_;
  IdSet strays_;
  bool has_uncounted_customers_ = false;
};

}  // namespace retain
