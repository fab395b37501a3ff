#include "retain/worksheet.hpp"

#include <utility>
#include <vector>

namespace retain {

namespace {

Value undefined(Reason reason, bool absent = false) {
  Value value;
  value.reason = reason;
  value.absent = absent;
  return value;
}

Value defined(Number number) {
  Value value;
  value.number = number;
  value.reason = Reason::none;
  return value;
}

/// A yearly frequency times a monthly lifespan is the classic error: where the length of the period is unknown, the two must count in
/// the same unit, or a bare lifespan stand beside a frequency of the snapshot's own period.
bool times_agree(TimeBasis frequency, TimeBasis lifespan) {
  return frequency == TimeBasis::none || lifespan == TimeBasis::none || frequency == lifespan ||
         (frequency == TimeBasis::period && lifespan == TimeBasis::bare);
}

}  // namespace

class Worksheet::Solver {
 public:
  explicit Solver(Worksheet& sheet) : sheet_(sheet) {}

  void solve_all() {
    for (const Quantity& row : quantities()) solve(row.id);
    for (const Quantity& row : quantities()) {
      if (dropped_.test(index_of(row.id))) sheet_.facts_.entries.erase(row.id);
    }
  }

 private:
  /// A number on the way through a formula, what it rests on, and the reason that a division by it would have if it is zero.
  struct Operand {
    Number number{};
    bool stated = false;
    TimeBasis basis = TimeBasis::none;
    IdSet assumed{};
    Reason if_zero = Reason::none;
  };

  const Value& solve(Id id) {
    if (!solved_.test(index_of(id))) {
      sheet_.values_[index_of(id)] = value_of(quantity(id));
      solved_.set(index_of(id));
    }
    return sheet_.values_[index_of(id)];
  }

  Value value_of(const Quantity& row) {
    if (row.is_fact()) return fact(row, true);
    Value computed = row.measured ? unmeasured(row) : compute(row);
    if (row.ceiling && computed.number && computed.assumed.any()) {
      const Value& ceiling = solve(*row.ceiling);
      if (ceiling.number && *computed.number > *ceiling.number) computed = undefined(Reason::missing_input);
    }
    if (computed.number && (row.unit == Unit::periods || row.unit == Unit::per_period)) computed.basis = TimeBasis::period;
    const Facts::Entry* entry = row.may_be_given ? sheet_.facts_.find(row.id) : nullptr;
    const bool is_preferred = sheet_.facts_.preferred.test(index_of(row.id));
    const bool used =
        entry != nullptr && (is_preferred || (computed.number ? row.expectation && !nearly_equal(*computed.number, entry->value)
                                                              : computed.reason != Reason::returning_customers));
    if (entry != nullptr && !used) dropped_.set(index_of(row.id));
    if (!used) return computed.number || computed.reason != Reason::missing_input ? computed : why_missing(row, computed);
    Value stated = defined(entry->value);
    stated.stated = true;
    stated.basis = entry->basis;
    stated.assumed = entry->assumed;
    return stated;
  }

  /// What nobody has measured; of few it means nothing, and nobody need look for it.
  Value unmeasured(const Quantity& row) {
    if (row.fewest) {
      const Value& count = solve(row.fewest->of);
      if (count.number && *count.number < Number(row.fewest->least)) {
        return undefined(count.number->is_zero() ? quantity(row.fewest->of).zero : Reason::few_customers);
      }
    }
    return undefined(Reason::missing_input, !sheet_.facts_.present.test(index_of(row.id)));
  }

  /// A computed quantity is absent only if the fact that stands first in its formula is: with some of its facts there, it is incomplete.
  Value compute(const Quantity& row) {
    Value first_reason;
    for (std::size_t i = 0; i < row.formulas.size() && !row.formulas[i].empty(); ++i) {
      Value value = evaluate(row.formulas[i]);
      if (value.number && row.rate_of_one_period && sheet_.facts_.window != 1) value = undefined(Reason::period_unknown);
      if (value.number) {
        sheet_.formula_used_[index_of(row.id)] = static_cast<std::uint8_t>(i);
        return value;
      }
      if (i == 0 || (first_reason.reason == Reason::missing_input && value.reason != Reason::missing_input)) first_reason = value;
    }
    first_reason.absent = first_reason.absent && !sheet_.facts_.present.test(index_of(row.id)) && first_is_absent(row.formulas[0]);
    return first_reason;
  }

  bool first_is_absent(const Formula& formula) {
    const Value& value = solve(formula.begin()->id);
    return !value.number && value.absent;
  }

  Value fact(const Quantity& row, bool absence_counts) const {
    if (const Facts::Entry* entry = sheet_.facts_.find(row.id)) {
      Value value = defined(entry->value);
      value.stated = entry->stated;
      value.basis = entry->basis;
      value.assumed = entry->assumed;
      return value;
    }
    const bool present = sheet_.facts_.present.test(index_of(row.id));
    if (!present && row.absent && absence_counts) {
      Value value = defined(Number(*row.absent));
      value.assumed.set(index_of(row.id));
      return value;
    }
    return why_missing(row, undefined(Reason::missing_input, !present));
  }

  Value why_missing(const Quantity& row, const Value& otherwise) const {
    const auto reason = sheet_.facts_.why_missing.find(row.id);
    return reason == sheet_.facts_.why_missing.end() ? otherwise : undefined(reason->second);
  }

  /// The first step that has no value decides why the whole has none.
  Value evaluate(const Formula& formula) {
    // The formulas of the quantities in this one are evaluated meanwhile, on top of the same stack.
    const std::size_t bottom = stack_.size();
    for (const Formula::Step& step : formula) {
      if (auto without_value = take(step)) {
        stack_.resize(bottom);
        return *without_value;
      }
    }
    const Operand result = stack_.back();
    stack_.resize(bottom);
    Value value = defined(result.number);
    value.stated = result.stated;
    value.basis = result.basis;
    value.assumed = result.assumed;
    return value;
  }

  /// Takes a step of a formula; where it has no value, that is returned.
  std::optional<Value> take(const Formula::Step& step) {
    switch (step.kind) {
      case Formula::Kind::quantity:
      case Formula::Kind::or_zero:
        return push(solve(step.id), step);
      case Formula::Kind::needed:
        return push(fact(quantity(step.id), false), step);
      case Formula::Kind::literal:
        stack_.push_back({.number = Number(step.literal)});
        return std::nullopt;
      case Formula::Kind::periods_per_year: {
        const int n = periods_per_year(sheet_.facts_.granularity);
        if (n == 0) return undefined(Reason::period_unknown);
        stack_.push_back({.number = Number(n)});
        return std::nullopt;
      }
      case Formula::Kind::period_in_years:
        if (sheet_.facts_.granularity == Granularity::unknown) return undefined(Reason::period_unknown);
        stack_.push_back({.number = years_in(sheet_.facts_.granularity)});
        return std::nullopt;
      default:
        return apply(step.kind);
    }
  }

  std::optional<Value> push(const Value& value, const Formula::Step& step) {
    if (value.number) {
      const Reason if_zero = value.number->is_zero() ? quantity(step.id).zero : Reason::none;
      stack_.push_back({*value.number, value.stated, value.basis, value.assumed, if_zero});
      return std::nullopt;
    }
    if (step.kind != Formula::Kind::or_zero || !value.absent || value.reason != Reason::missing_input) return value;
    Operand zero{.if_zero = quantity(step.id).zero};
    zero.assumed.set(index_of(step.id));
    stack_.push_back(zero);
    return std::nullopt;
  }

  std::optional<Value> apply(Formula::Kind kind) {
    const Operand right = stack_.back();
    stack_.pop_back();
    Operand& left = stack_.back();
    if (kind == Formula::Kind::divide && right.number.is_zero()) return undefined(right.if_zero);
    if (kind == Formula::Kind::multiply && sheet_.facts_.granularity == Granularity::unknown && !times_agree(left.basis, right.basis)) {
      return undefined(Reason::period_unknown);
    }
    left.number = calculate(kind, left.number, right.number);
    left.assumed |= right.assumed;
    left.stated = left.stated || right.stated;
    if (left.basis == TimeBasis::none) left.basis = right.basis;
    if (left.if_zero == Reason::none) left.if_zero = right.if_zero;
    return std::nullopt;
  }

  static Number calculate(Formula::Kind kind, const Number& left, const Number& right) {
    switch (kind) {
      case Formula::Kind::add:
        return left + right;
      case Formula::Kind::subtract:
        return left - right;
      case Formula::Kind::multiply:
        return left * right;
      case Formula::Kind::divide:
        return left / right;
      case Formula::Kind::series:
        return left == Number(1) ? right : (Number(1) - power(left, right)) / (Number(1) - left);
      default:
        return power(left, right);
    }
  }

  Worksheet& sheet_;
  std::vector<Operand> stack_;
  IdSet solved_;
  IdSet dropped_;
};

Worksheet::Worksheet(Facts facts) : facts_(std::move(facts)) { Solver(*this).solve_all(); }

std::vector<Id> Worksheet::lacking(Id id) const {
  std::vector<Id> fewest;
  bool uses_known = false;
  for (std::vector<Id> missing : needs(id)) {
    const std::size_t known = std::erase_if(missing, [this](Id input) { return (*this)[input].number.has_value(); });
    if (missing.empty() || (uses_known && known == 0)) continue;
    if (!fewest.empty() && uses_known == (known > 0) && missing.size() >= fewest.size()) continue;
    uses_known = known > 0;
    fewest = std::move(missing);
  }
  return fewest;
}

Wording Worksheet::explain(Id id, int decimals) const {
  const Quantity& row = quantity(id);
  const Value& value = (*this)[id];
  const auto with_unit = [&](const Number& number) {
    const std::string text = number.to_fixed(row.unit == Unit::count ? 0 : decimals);
    return row.unit == Unit::percent ? text + "%" : text;
  };
  const Wording::Part reason{std::string(reason_text(value.reason)), true};
  if (row.is_fact()) {
    if (!value.number) return {"undefined: {0}", {reason}};
    return {"{0}", {{with_unit(*value.number)}}};
  }
  const bool was_given = value.number && facts_.find(id) != nullptr;
  if (was_given && row.measured) return {"{0}: {1}", {{with_unit(*value.number)}, {std::string(row.meaning), true}}};
  if (was_given) return {"{0} (given)", {{with_unit(*value.number)}}};
  if (row.measured) return {"undefined: {0}", {reason}};
  const Formula& formula = row.formulas[formula_used_[index_of(id)]];
  const std::string symbols = formula_text(formula, [](Id of) { return std::string(quantity(of).symbol); });
  if (!value.number) return {"{0}: undefined, {1}", {{symbols}, reason}};
  const auto number_text = [this](Id of) {
    // What has no value here was counted as zero, else the whole would have none.
    const Number number = (*this)[of].number.value_or(Number(0));
    constexpr int readable_decimals = 4;
    const std::string text = number.to_decimal(readable_decimals).value_or(number.to_fixed(readable_decimals));
    return number.sign() < 0 ? "(" + text + ")" : text;
  };
  std::string years(years_text(facts_.granularity));
  if (years.find('/') != std::string::npos) years = "(" + years + ")";
  const PeriodLength length{std::to_string(periods_per_year(facts_.granularity)), years};
  const std::string numbers = formula_text(formula, number_text, length);
  return {"{0}", {{symbols + " = " + numbers + " = " + with_unit(*value.number)}}};
}

}  // namespace retain
