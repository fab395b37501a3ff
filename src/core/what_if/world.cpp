#include "core/what_if/world.hpp"

#include <algorithm>

#include "core/table/relations.hpp"

namespace retain {

namespace {

std::string figure(const Number& number) {
  constexpr int readable_decimals = 4;
  return number.to_decimal(readable_decimals).value_or(number.to_fixed(2));
}

std::string keys_of(const std::vector<Id>& ids) {
  std::string result;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0) result += i + 1 == ids.size() ? " or " : ", ";
    result += quantity(ids[i]).key;
  }
  return result;
}

/// The quantities of a formula, once each.
std::vector<Id> operands_of(const Formula& formula) {
  std::vector<Id> operands;
  for (const Formula::Step& step : formula) {
    if (step.is_operand() && std::find(operands.begin(), operands.end(), step.id) == operands.end()) operands.push_back(step.id);
  }
  return operands;
}

/// The place of a quantity on the right-hand side of an identity; null where it has none.
const Identity::Term* term_of(const Identity& identity, Id id) {
  const auto term =
      std::find_if(identity.terms.begin(), identity.terms.end(), [id](const Identity::Term& candidate) { return candidate.id == id; });
  return term == identity.terms.end() ? nullptr : &*term;
}

/// What moves where a formula of this identity gives something else: its one movement, the rest being what the identity starts from.
std::optional<Id> only_movement(const Formula& formula, const Identity& identity) {
  std::optional<Id> movement;
  for (const Id operand : operands_of(formula)) {
    if (term_of(identity, operand) == nullptr) return std::nullopt;
    if (quantity(operand).carried_from) continue;
    if (movement) return std::nullopt;
    movement = operand;
  }
  return movement;
}

/// What `id` must be for the formula to give `target`; empty where that is not one value.
std::optional<Number> inverted(const Formula& formula, Id id, const Number& target,
                               const std::function<std::optional<Number>(Id)>& value_of) {
  const auto with = [&](const Number& number) {
    return evaluated(formula, [&](Id operand) { return operand == id ? std::optional(number) : value_of(operand); });
  };
  const auto at_zero = with(Number(0));
  const auto at_one = with(Number(1));
  const auto at_two = with(Number(2));
  if (!at_zero || !at_one || !at_two || *at_zero == *at_one) return std::nullopt;
  const Number slope = *at_one - *at_zero;
  if (!nearly_equal(*at_two - *at_one, slope)) return std::nullopt;
  return (target - *at_zero) / slope;
}

bool is_rate_of_movement(const Quantity& row) {
  return std::any_of(row.formulas.begin(), row.formulas.end(), [](const Formula& formula) {
    return !formula.empty() && std::any_of(identities().begin(), identities().end(),
                                           [&](const Identity& identity) { return only_movement(formula, identity).has_value(); });
  });
}

bool contains(std::span<const Id> ids, Id id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

}  // namespace

bool is_share_of_nothing(const Quantity& row, const Value& value) {
  return row.unit == Unit::percent && !row.is_fact() && !value.number && value.reason != Reason::none &&
         std::any_of(quantities().begin(), quantities().end(), [&](const Quantity& other) { return other.zero == value.reason; });
}

std::optional<Number> evaluated(const Formula& formula, const std::function<std::optional<Number>(Id)>& value_of) {
  std::vector<Number> stack;
  for (const Formula::Step& step : formula) {
    if (step.is_operand()) {
      const auto value = value_of(step.id);
      if (!value && step.kind != Formula::Kind::or_zero) return std::nullopt;
      stack.push_back(value.value_or(Number(0)));
      continue;
    }
    if (step.kind == Formula::Kind::literal) {
      stack.emplace_back(step.literal);
      continue;
    }
    if (stack.size() < 2) return std::nullopt;
    const Number right = stack.back();
    stack.pop_back();
    Number& left = stack.back();
    if (step.kind == Formula::Kind::divide && right.is_zero()) return std::nullopt;
    switch (step.kind) {
      case Formula::Kind::add:
        left = left + right;
        break;
      case Formula::Kind::subtract:
        left = left - right;
        break;
      case Formula::Kind::multiply:
        left = left * right;
        break;
      case Formula::Kind::divide:
        left = left / right;
        break;
      default:
        return std::nullopt;
    }
  }
  return stack.empty() ? std::nullopt : std::optional(stack.back());
}

World::World(const Worksheet& before, const std::vector<Id>& assumed) : before_(before), facts_(before.facts()) {
  for (const Id id : assumed) pinned_.set(index_of(id));
}

void World::assume(Id id, const Number& target) {
  const Quantity& row = quantity(id);
  if (row.is_fact()) {
    for (const Identity& identity : identities()) {
      if (identity.end != id || !value_of(id)) continue;
      std::vector<Id> movements;
      for (const Identity::Term& term : identity.terms) {
        if (!quantity(term.id).carried_from) movements.push_back(term.id);
      }
      throw ImpossibleError(std::string(row.name) + " is what the movements add up to, and several of them could move",
                            "assume one of them: " + keys_of(movements));
    }
    set_fact(id, target);
    routes_.push_back({id, id});
    return;
  }
  if (is_share_of_nothing(row, before_[id]))
    throw ImpossibleError(std::string(row.name) + " cannot be assumed: " + std::string(reason_text(before_[id].reason)),
                          "it is a share of nobody, whatever changes");
  if (assume_movement(row, target)) return;
  if (row.may_be_given) {
    has_uncounted_customers_ = has_uncounted_customers_ || is_rate_of_movement(row);
    put(id, target);
    facts_.entries[id].stated = true;
    facts_.preferred.set(index_of(id));
    routes_.push_back({id, id});
    return;
  }
  if (assume_only_operand(row, target)) return;
  throw ImpossibleError(std::string(row.name) + " does not tell which of the inputs behind it changes, and how",
                        "assume one of what it rests on: " + keys_of(inputs_of(id)));
}

Worksheet World::solved() const {
  for (const auto& [id, entry] : facts_.entries) {
    const Quantity& row = quantity(id);
    const Facts::Entry* was = before_.facts().find(id);
    if (was != nullptr && was->value == entry.value) continue;
    const std::string would_be = std::string(row.name) + " would be " + figure(entry.value);
    const std::string now = was == nullptr ? std::string("it is not known now") : "it is " + figure(was->value) + " now";
    if (entry.value.sign() < 0 && !row.may_be_negative) throw ImpossibleError(would_be + ", and cannot be negative", now);
    if ((row.most && entry.value > Number(*row.most)) || (row.least && entry.value < Number(*row.least)))
      throw ImpossibleError(would_be + ", and cannot be " + (row.most && entry.value > Number(*row.most) ? "more" : "less"), now);
  }
  for (const Bound& bound : bounds()) {
    const auto whole = value_of(bound.whole);
    Number sum;
    std::string parts;
    for (const Id part : bound.parts) {
      const Facts::Entry* entry = facts_.find(part);
      if (entry == nullptr || entry->value.is_zero()) continue;
      sum = sum + entry->value;
      parts += (parts.empty() ? "" : " + ") + std::string(quantity(part).name) + " " + figure(entry->value);
    }
    if (whole && sum > *whole && !nearly_equal(sum, *whole))
      throw ImpossibleError(parts + " would be more than " + std::string(quantity(bound.whole).name) + " " + figure(*whole),
                            std::string(bound.why));
  }
  return Worksheet(facts_);
}

std::optional<Number> World::value_of(Id id) const {
  if (const Facts::Entry* entry = facts_.find(id)) return entry->value;
  return before_[id].number;
}

/// Through the one movement that decides a rate beside the start: churn through the customers lost.
bool World::assume_movement(const Quantity& row, const Number& target) {
  for (const Formula& formula : row.formulas) {
    if (formula.empty()) break;
    for (const Identity& identity : identities()) {
      const auto movement = only_movement(formula, identity);
      if (!movement || !before_[*movement].number) continue;
      const auto value = inverted(formula, *movement, target, [this](Id id) { return value_of(id); });
      if (!value) continue;
      if (pinned_.test(index_of(*movement)) ||
          std::any_of(routes_.begin(), routes_.end(), [&](const Route& route) { return route.moved == *movement; }))
        throw ImpossibleError(std::string(row.name) + " and another premise both move " + std::string(quantity(*movement).name),
                              "assume one of them");
      set_fact(*movement, *value);
      routes_.push_back({row.id, *movement});
      return true;
    }
  }
  return false;
}

/// Through the one quantity that it is another way to say: crr through a stated churn.
bool World::assume_only_operand(const Quantity& row, const Number& target) {
  for (const Formula& formula : row.formulas) {
    if (formula.empty()) break;
    const std::vector<Id> operands = operands_of(formula);
    if (operands.size() != 1 || !before_[operands.front()].number) continue;
    const auto value = inverted(formula, operands.front(), target, [](Id) { return std::nullopt; });
    if (!value) continue;
    assume(operands.front(), *value);
    routes_.back().premise = row.id;
    return true;
  }
  return false;
}

void World::set_fact(Id id, const Number& value) {
  const auto was = value_of(id);
  put(id, value);
  if (!was) return;
  const Number change = value - *was;
  if (change.is_zero()) return;
  move_followers(id, change);
  for (const Identity& identity : identities()) {
    const Identity::Term* term = term_of(identity, id);
    if (term == nullptr) continue;
    const Number of_end = term->sign > 0 ? change : -change;
    shift(identity.end, of_end);
    move_followers(identity.end, of_end);
    if (term->revenue) move_revenue(*term, change);
  }
}

/// Buyers go with customers, and what is bought with who buys; where buyers are assumed themselves, what they buy goes with them alone.
void World::move_followers(Id leader, const Number& change) {
  for (const Dependents& following : dependents()) {
    if (following.leader != leader) continue;
    for (const Id follower : following.followers) {
      const Facts::Entry* was = before_.facts().find(follower);
      const bool is_led_otherwise = std::any_of(dependents().begin(), dependents().end(), [&](const Dependents& nearer) {
        return pinned_.test(index_of(nearer.leader)) && contains(following.followers, nearer.leader) &&
               contains(nearer.followers, follower);
      });
      if (was == nullptr || pinned_.test(index_of(follower)) || is_led_otherwise) continue;
      const auto count = before_[leader].number;
      if (!count || count->is_zero()) {
        strays_.set(index_of(follower));
        continue;
      }
      const Number each = was->value / *count;
      put(follower, value_of(follower).value_or(was->value) + each * change);
      add_companion({follower, leader, each});
    }
  }
}

void World::add_companion(const Companion& companion) {
  const bool is_known = std::any_of(companions_.begin(), companions_.end(), [&](const Companion& known) {
    return known.follower == companion.follower && known.leader == companion.leader;
  });
  if (!is_known) companions_.push_back(companion);
}

/// Revenue goes with customers at what each of them brought: what those of this movement did, else what any does.
void World::move_revenue(const Identity::Term& term, const Number& change) {
  if (pinned_.test(index_of(*term.revenue)) || change.is_zero()) return;
  const auto customers = before_[term.id].number;
  const Facts::Entry* revenue = before_.facts().find(*term.revenue);
  std::optional<Number> each;
  if (revenue != nullptr && customers && !customers->is_zero()) each = revenue->value / *customers;
  for (const Identity& identity : identities()) {
    const Identity::Term* of_revenue = term_of(identity, *term.revenue);
    if (of_revenue == nullptr) continue;
    for (const Identity& of_customers : identities()) {
      if (each || term_of(of_customers, term.id) == nullptr) continue;
      const auto sum = before_[identity.end].number;
      const auto count = before_[of_customers.end].number;
      if (sum && count && !count->is_zero()) each = *sum / *count;
    }
    if (!each) {
      if (facts_.find(identity.end) != nullptr) strays_.set(index_of(identity.end));
      return;
    }
    const Number moved = *each * change;
    if (const auto now = value_of(*term.revenue)) put(*term.revenue, *now + moved);
    shift(identity.end, term.sign > 0 ? moved : -moved);
    if (facts_.find(identity.end) != nullptr || revenue != nullptr) add_companion({*term.revenue, term.id, *each});
  }
}

void World::shift(Id id, const Number& change) {
  if (const Facts::Entry* entry = facts_.find(id)) put(id, entry->value + change);
}

void World::put(Id id, const Number& value) {
  const auto was = before_[id].number;
  // What is left of a number that was taken away whole may be a trace of rounding, which no count can be below zero.
  const bool is_trace = value.sign() < 0 && was && nearly_equal(*was - value, *was);
  Facts::Entry& entry = facts_.entries[id];
  entry.value = is_trace ? Number(0) : value;
  entry.basis = before_[id].basis;
  const Unit unit = quantity(id).unit;
  if (entry.basis == TimeBasis::none && (unit == Unit::periods || unit == Unit::per_period)) entry.basis = TimeBasis::period;
  facts_.present.set(index_of(id));
  facts_.why_missing.erase(id);
}

}  // namespace retain
