#include "retain/quantity.hpp"

#include <algorithm>

namespace retain {

namespace {

constexpr std::array<std::string_view, 10> units{"count", "money",  "percent", "ratio",   "number",
                                                 "hours", "points", "score",   "periods", "per_period"};

constexpr std::array<std::string_view, 5> topics{"Customers", "Revenue", "Value", "Concentration", "Service"};

struct ReasonRow {
  std::string_view key;
  std::string_view text;
};
constexpr std::array<ReasonRow, 22> reason_table{{
    {"", ""},
    {"missing_input", "the input does not hold what it needs"},
    {"not_additive", "what the rows summed state makes no one value"},
    {"period_unknown", "the length of the period is not known; --period tells it"},
    {"returning_customers", "customers came back who are not counted as reactivated"},
    {"infinite", "it has no finite value"},
    {"zero_start_customers", "there were no customers at the start"},
    {"zero_start_revenue", "there was no revenue at the start"},
    {"zero_churn", "nobody was lost"},
    {"zero_end_customers", "there were no customers at the end"},
    {"zero_purchases", "nothing was bought"},
    {"zero_buyers", "nobody bought"},
    {"zero_losses", "no revenue was lost"},
    {"zero_new_customers", "there were no new customers"},
    {"zero_acquisition_cost", "winning a customer cost nothing"},
    {"zero_margin", "the margin is zero"},
    {"zero_responses", "nobody answered"},
    {"zero_end_revenue", "there was no revenue at the end"},
    {"mixed_currencies", "amounts of several currencies do not add up"},
    {"few_customers", "there are too few customers for it to mean anything"},
    {"zero_spread", "what it compares is always the same"},
    {"no_maximum", "no numbers of the model are likelier than all others"},
}};

int precedence(Formula::Kind kind) {
  switch (kind) {
    case Formula::Kind::add:
    case Formula::Kind::subtract:
      return 1;
    case Formula::Kind::multiply:
    case Formula::Kind::divide:
      return 2;
    case Formula::Kind::power:
    case Formula::Kind::series:
      return 3;
    default:
      return 4;
  }
}

std::string_view sign_of(Formula::Kind kind) {
  switch (kind) {
    case Formula::Kind::add:
      return " + ";
    case Formula::Kind::subtract:
      return " − ";
    case Formula::Kind::multiply:
      return " × ";
    case Formula::Kind::divide:
      return " / ";
    default:
      return "^";
  }
}

}  // namespace

std::string_view unit_key(Unit unit) { return units.at(static_cast<std::size_t>(unit)); }
std::string_view topic_heading(Topic topic) { return topics.at(static_cast<std::size_t>(topic)); }
std::string_view reason_key(Reason reason) { return reason_table.at(static_cast<std::size_t>(reason)).key; }
std::string_view reason_text(Reason reason) { return reason_table.at(static_cast<std::size_t>(reason)).text; }

std::optional<Business> business_of(Topic topic) {
  switch (topic) {
    case Topic::customers:
    case Topic::revenue:
      return Business::subscriptions;
    case Topic::value:
      return Business::shop;
    case Topic::service:
      return Business::service;
    case Topic::concentration:
      break;
  }
  return std::nullopt;
}

std::vector<Id> leads_of(Business business) {
  std::vector<Id> ids;
  for (const Quantity& row : quantities()) {
    if (row.lead > 0 && business_of(row.topic) == business) ids.push_back(row.id);
  }
  std::sort(ids.begin(), ids.end(), [](Id a, Id b) { return quantity(a).lead < quantity(b).lead; });
  return ids;
}

std::vector<Id> divisor_of(const Quantity& quantity) {
  std::span<const Formula::Step> steps(quantity.formulas[0].begin(), quantity.formulas[0].end());
  const auto ends_with = [&steps](Formula::Kind kind) { return !steps.empty() && steps.back().kind == kind; };
  if (ends_with(Formula::Kind::multiply) && steps[steps.size() - 2].kind == Formula::Kind::literal) steps = steps.first(steps.size() - 2);
  if (!ends_with(Formula::Kind::divide)) return {};
  steps = steps.first(steps.size() - 1);
  std::vector<Id> facts;
  // Backwards through the divisor: each sum asks for one operand more.
  for (std::size_t wanted = 1; wanted > 0; steps = steps.first(steps.size() - 1)) {
    const Formula::Step& step = steps.back();
    if (step.kind == Formula::Kind::add) {
      ++wanted;
    } else if (step.is_operand() && retain::quantity(step.id).is_fact() && retain::quantity(step.id).sum == Sum::add) {
      facts.insert(facts.begin(), step.id);
      --wanted;
    } else {
      return {};
    }
  }
  return facts;
}

std::string formula_text(const Formula& formula, const std::function<std::string(Id)>& operand, const PeriodLength& length) {
  struct Part {
    std::string text;
    int precedence = 4;
  };
  std::vector<Part> stack;
  const auto bracketed = [](const Part& part, bool needed_here) { return needed_here ? "(" + part.text + ")" : part.text; };
  for (const Formula::Step& step : formula) {
    if (step.is_operand()) {
      stack.push_back({operand(step.id)});
    } else if (step.kind == Formula::Kind::literal) {
      stack.push_back({std::to_string(step.literal)});
    } else if (step.kind == Formula::Kind::periods_per_year) {
      stack.push_back({length.a_year});
    } else if (step.kind == Formula::Kind::period_in_years) {
      stack.push_back({length.in_years});
    } else {
      const Part right = std::move(stack.back());
      stack.pop_back();
      Part& left = stack.back();
      if (step.kind == Formula::Kind::series) {
        left = {"Σ(" + bracketed(left, left.precedence < 4) + "^t, t < " + right.text + ")"};
        continue;
      }
      const int own = precedence(step.kind);
      const bool right_binds = step.kind == Formula::Kind::subtract || step.kind == Formula::Kind::divide;
      left.text = bracketed(left, left.precedence < own);
      left.text += sign_of(step.kind);
      left.text += bracketed(right, right_binds ? right.precedence <= own : right.precedence < own);
      left.precedence = own;
    }
  }
  return stack.empty() ? std::string() : stack.back().text;
}

std::string formula_text(const Quantity& quantity) {
  std::string text;
  for (const Formula& formula : quantity.formulas) {
    if (formula.empty()) break;
    if (!text.empty()) text += " or ";
    text += formula_text(formula, [](Id id) { return std::string(retain::quantity(id).symbol); });
  }
  return text;
}

namespace {

/// Adds the inputs of a formula to `found`, with those of the computed quantities in it that cannot be stated.
void collect_inputs(const Formula& formula, bool needed_alone, IdSet& found) {
  for (const Formula::Step& step : formula) {
    if (!step.is_operand()) continue;
    const Quantity& row = quantity(step.id);
    const bool may_lack = step.kind == Formula::Kind::or_zero || (row.absent && step.kind != Formula::Kind::needed);
    if (needed_alone && may_lack) continue;
    if (row.is_input()) {
      found.set(index_of(step.id));
      continue;
    }
    for (const Formula& inner : row.formulas) {
      collect_inputs(inner, needed_alone, found);
      if (needed_alone) break;
    }
  }
}

std::vector<Id> in_order(const IdSet& found) {
  std::vector<Id> result;
  for (const Quantity& row : quantities()) {
    if (found.test(index_of(row.id))) result.push_back(row.id);
  }
  return result;
}

}  // namespace

std::vector<Id> inputs_of(Id id) {
  IdSet found;
  for (const Formula& formula : quantity(id).formulas) collect_inputs(formula, false, found);
  return in_order(found);
}

std::vector<std::vector<Id>> needs(Id id) {
  std::vector<std::vector<Id>> result;
  for (const Formula& formula : quantity(id).formulas) {
    if (formula.empty()) break;
    IdSet found;
    collect_inputs(formula, true, found);
    result.push_back(in_order(found));
  }
  return result;
}

std::vector<Reason> undefined_cases(Id id) {
  std::vector<Reason> found{Reason::missing_input};
  const auto add = [&found](Reason reason) {
    if (reason != Reason::none && std::find(found.begin(), found.end(), reason) == found.end()) found.push_back(reason);
  };
  const auto collect = [&add](Id of, const auto& self) -> void {
    bool stays = false;
    bool per_period = false;
    bool adds_up = !quantity(of).may_be_given;
    std::vector<std::vector<Id>> stack;  // the quantities in each operand: those of a divisor are why a division can be undefined
    for (const Formula::Step& step : quantity(of).formulas[0]) {
      if (step.is_operand()) {
        const Quantity& row = quantity(step.id);
        if (!row.is_fact()) self(step.id, self);
        adds_up = adds_up && row.sum != Sum::same && row.sum != Sum::none;
        stays = stays || row.unit == Unit::periods;
        per_period = per_period || row.unit == Unit::per_period;
        if (step.id == Id::customers_churned) add(Reason::returning_customers);
        stack.push_back({step.id});
      } else if (precedence(step.kind) == 4) {
        if (step.kind != Formula::Kind::literal) add(Reason::period_unknown);
        stack.emplace_back();
      } else {
        const std::vector<Id> right = std::move(stack.back());
        stack.pop_back();
        if (step.kind == Formula::Kind::divide) {
          for (const Id divisor : right) add(quantity(divisor).zero);
        }
        stack.back().insert(stack.back().end(), right.begin(), right.end());
      }
    }
    if (const auto& fewest = quantity(of).fewest) {
      add(quantity(fewest->of).zero);
      if (fewest->least > 1) add(Reason::few_customers);
    }
    if (stays && per_period) add(Reason::period_unknown);
    if (!adds_up) add(Reason::not_additive);
  };
  collect(id, collect);
  return found;
}

}  // namespace retain
