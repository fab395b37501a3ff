#include "retain/what_if.hpp"

#include <algorithm>
#include <utility>

#include "core/table/relations.hpp"
#include "core/what_if/world.hpp"
#include "core/what_if/year.hpp"

namespace retain {

namespace {

bool is_quantity(const Formula::Step& step) { return step.kind == Formula::Kind::quantity; }

bool is_same(const std::optional<Number>& before, const std::optional<Number>& after) {
  return before && after ? nearly_equal(*before, *after) : before.has_value() == after.has_value();
}

/// One row of a report under the premises.
class Supposer {
 public:
  Supposer(const ReportRow& row, const std::vector<Premise>& premises, const std::optional<Number>& cost, const Report& report)
      : before_(row.sheet), premises_(premises), cost_(cost), metrics_(report.metrics), periods_(periods_per_year(report.granularity)) {
    result_.segment = row.segment;
    result_.before = row.sheet;
    for (const Premise& premise : premises) assumed_.push_back(premise.id);
  }

  /// Throws ImpossibleError.
  WhatIfRow row() && {
    const World world = world_at(Number(1));
    result_.after = world.solved();
    result_.routes = world.routes();
    result_.companions = world.companions();
    find_changes();
    for (const Worth& worth : worth_formulas()) result_.worth.push_back(effect_on(result_.after, worth));
    for (const Id cost : costs_beside_margins()) {
      if (!is_same(before_[cost].number, result_.after[cost].number)) result_.left_out.push_back(cost);
    }
    const Gain gain = gain_in(world, result_.after);
    result_.gain = gain.amount;
    result_.no_gain = gain.reason;
    find_net_gain();
    result_.no_year = find_year(gain);
    return std::move(result_);
  }

 private:
  struct Gain {
    std::optional<Number> amount;
    GainReason reason = GainReason::none;
    const Formula* formula = nullptr;  // of the margin that changes
  };

  /// The way out where a quantity is undefined.
  [[nodiscard]] std::string what_to_give(Id id) const {
    if (is_share_of_nothing(quantity(id), before_[id])) return "it is a share of nobody, whatever changes";
    std::string needed;
    for (const Id lacking : before_.lacking(id)) needed += (needed.empty() ? "it needs " : ", ") + std::string(quantity(lacking).name);
    return needed.empty() || quantity(id).is_input() ? "assume what it is: '" + std::string(quantity(id).key) + " = ...'" : needed;
  }

  [[nodiscard]] Number target_of(const Premise& premise) const {
    if (premise.kind == PremiseKind::set) return premise.amount;
    const Value& value = before_[premise.id];
    if (!value.number) {
      throw ImpossibleError(
          std::string(quantity(premise.id).name) + " is undefined, and cannot be changed: " + std::string(reason_text(value.reason)),
          what_to_give(premise.id));
    }
    // What a rounded number leaves of what it takes away is nothing.
    if (premise.kind == PremiseKind::add) return nearly_equal(*value.number, -premise.amount) ? Number(0) : *value.number + premise.amount;
    return *value.number * (Number(100) + premise.amount) / Number(100);
  }

  /// The world with each quantity assumed moved by so much of its change.
  [[nodiscard]] World world_at(const Number& part) const {
    World world(before_, assumed_);
    // What a rate rests on moves before the rate.
    std::vector<const Premise*> ordered;
    for (const Premise& premise : premises_) ordered.push_back(&premise);
    std::sort(ordered.begin(), ordered.end(), [](const Premise* a, const Premise* b) { return a->id < b->id; });
    for (const Premise* premise : ordered) {
      const Number target = target_of(*premise);
      const auto now = before_[premise->id].number;
      world.assume(premise->id, now ? *now + (target - *now) * part : target);
    }
    return world;
  }

  void find_changes() {
    const auto add = [this](Id id) {
      if (!is_same(before_[id].number, result_.after[id].number)) result_.changed.push_back(id);
    };
    for (const Quantity& row : quantities()) {
      const bool is_assumed = std::find(assumed_.begin(), assumed_.end(), row.id) != assumed_.end();
      if (row.is_fact() || is_assumed || std::find(metrics_.begin(), metrics_.end(), row.id) != metrics_.end()) add(row.id);
    }
  }

  static std::optional<Number> value_in(const Worksheet& sheet, const Formula& formula) {
    return formula.empty() ? std::nullopt : evaluated(formula, [&sheet](Id id) { return sheet[id].number; });
  }

  /// The formula by which a sum of money is known before and after; null where there is none.
  [[nodiscard]] const Formula* formula_of(const Worksheet& after, const Worth& worth) const {
    const auto formula = std::find_if(worth.formulas.begin(), worth.formulas.end(), [&](const Formula& candidate) {
      return value_in(before_, candidate).has_value() && value_in(after, candidate).has_value();
    });
    return formula == worth.formulas.end() ? nullptr : &*formula;
  }

  static Reason why_undefined(const Worksheet& sheet, const Formula& formula) {
    for (const Formula::Step& step : formula) {
      if (is_quantity(step) && !sheet[step.id].number) return sheet[step.id].reason;
    }
    return Reason::none;
  }

  [[nodiscard]] WorthEffect effect_on(const Worksheet& after, const Worth& worth) const {
    const Formula* known = formula_of(after, worth);
    const Formula& formula = known == nullptr ? worth.formulas.front() : *known;
    WorthEffect effect{value_in(before_, formula), value_in(after, formula), Reason::none};
    if (known == nullptr) effect.reason = why_undefined(effect.before ? after : before_, formula);
    return effect;
  }

  [[nodiscard]] static bool rests_on_strays(const World& world, const Formula& formula) {
    const auto is_stray = [&world](Id id) { return world.strays().test(index_of(id)); };
    return std::any_of(formula.begin(), formula.end(), [&](const Formula::Step& step) {
      if (!is_quantity(step)) return false;
      const std::vector<Id> inputs = inputs_of(step.id);
      return is_stray(step.id) || std::any_of(inputs.begin(), inputs.end(), is_stray);
    });
  }

  [[nodiscard]] bool moves(const Worksheet& after, const Formula& formula) const {
    return std::any_of(formula.begin(), formula.end(), [&](const Formula::Step& step) {
      return is_quantity(step) && !is_same(before_[step.id].number, after[step.id].number);
    });
  }

  [[nodiscard]] bool is_changed(const Worksheet& after) const {
    return std::any_of(assumed_.begin(), assumed_.end(), [&](Id id) { return !is_same(before_[id].number, after[id].number); });
  }

  /// The margin that changes: recurring revenue and sales are two views of the same money, and never add up. A margin that stays because
  /// nothing tells how it would move is not known.
  [[nodiscard]] Gain gain_in(const World& world, const Worksheet& after) const {
    Gain gain{{}, GainReason::unknown_margin, nullptr};
    for (const Worth& worth : worth_formulas()) {
      const Formula* formula = worth.is_margin ? formula_of(after, worth) : nullptr;
      if (formula == nullptr) continue;
      if (world.has_uncounted_customers()) return {{}, GainReason::not_counted, nullptr};
      const auto was = value_in(before_, *formula);
      const auto is = value_in(after, *formula);
      if (!was || !is) continue;
      if (rests_on_strays(world, *formula)) {
        if (!gain.amount) gain.reason = GainReason::not_followed;
      } else if (!nearly_equal(*was, *is)) {
        return {*is - *was, GainReason::none, formula};
      } else if (moves(after, *formula) || !is_changed(after)) {
        gain = {Number(0), GainReason::none, formula};
      } else if (gain.reason == GainReason::unknown_margin) {
        gain.reason = GainReason::unmoved;
      }
    }
    return gain;
  }

  void find_net_gain() {
    if (!cost_ || !result_.gain || !result_.segment.empty()) {
      result_.no_net_gain = !cost_ ? GainReason::no_cost : !result_.segment.empty() ? GainReason::of_the_whole : result_.no_gain;
      result_.no_break_even = result_.no_net_gain;
      return;
    }
    result_.net_gain = *result_.gain - *cost_;
    result_.no_break_even = find_break_even();
  }

  /// Fills in the break-even, or says why there is none.
  GainReason find_break_even() {
    if (premises_.size() != 1) return GainReason::several_premises;
    const Id id = premises_.front().id;
    const auto now = before_[id].number;
    if (result_.gain->sign() <= 0 || !now) return GainReason::no_gain;
    const World half = world_at(Number::fraction(1, 2));
    const auto gain_of_half = gain_in(half, half.solved()).amount;
    if (!gain_of_half || !nearly_equal(*gain_of_half * Number(2), *result_.gain)) return GainReason::not_proportional;
    const Number part = *cost_ / *result_.gain;
    try {
      const Worksheet there = world_at(part).solved();
      BreakEven& found = result_.break_even.emplace();
      found.value = there[id].number.value_or(*now);
      found.change = found.value - *now;
      const Id end = identities().front().end;
      const auto customers = before_[end].number;
      if (customers && there[end].number && !nearly_equal(*there[end].number, *customers))
        found.customers = *there[end].number - *customers;
      return GainReason::none;
    } catch (const ImpossibleError&) {
      return GainReason::out_of_range;
    }
  }

  /// Fills in what a year brings, or says why that is not known.
  GainReason find_year(const Gain& gain) {
    if (periods_ < 2) return periods_ == 0 ? GainReason::unknown_year : GainReason::whole_year;
    if (!gain.amount) return gain.reason;
    const bool is_of_the_start = std::any_of(assumed_.begin(), assumed_.end(), [](Id id) { return quantity(id).carried_from.has_value(); });
    if (is_of_the_start) return GainReason::comes_once;
    YearEffect year{periods_, *gain.amount * Number(periods_), {}, {}, {}};
    if (const Identity* grown = grown_by(*gain.formula); grown != nullptr && !gain.amount->is_zero()) {
      const auto stays = result_.after[grown->stays].number;
      // More than all cannot stay, and retention over several periods is no rate of one.
      if (!stays || *stays > Number(100) || before_.facts().window != 1) return GainReason::unknown_stay;
      if (!every_premise_grows()) return GainReason::several_premises;
      const Number base = before_[grown->end].number.value();
      const Number added = result_.after[grown->end].number.value() - base;
      const auto sum = YearOfGrowth{base, added, *gain.amount, *stays / Number(100)}.gain_in(periods_);
      if (!sum) return GainReason::used_up;
      year.gain = *sum;
      year.stays = grown->stays;
    }
    if (result_.net_gain) {
      year.cost = *cost_ * Number(periods_);
      year.net_gain = year.gain - *year.cost;
    }
    result_.year = year;
    return GainReason::none;
  }

  /// Whether all premises move what comes or goes, of which some is there in the next period too; a price brings the same again.
  [[nodiscard]] bool every_premise_grows() const {
    return std::all_of(result_.routes.begin(), result_.routes.end(), [](const Route& route) {
      return std::any_of(identities().begin(), identities().end(), [&](const Identity& identity) {
        return std::any_of(identity.terms.begin(), identity.terms.end(),
                           [&](const Identity::Term& term) { return term.id == route.moved; });
      });
    });
  }

  /// The customers or the revenue that the change adds to and the margin follows; null where every period brings the same.
  [[nodiscard]] const Identity* grown_by(const Formula& margin) const {
    const auto rests_on = [&margin](Id end) {
      return std::any_of(margin.begin(), margin.end(), [end](const Formula::Step& step) {
        if (!is_quantity(step)) return false;
        const std::vector<Id> inputs = inputs_of(step.id);
        return step.id == end || std::find(inputs.begin(), inputs.end(), end) != inputs.end();
      });
    };
    const auto leads = [](Id end) {
      return std::any_of(dependents().begin(), dependents().end(), [end](const Dependents& row) { return row.leader == end; });
    };
    for (const Identity& identity : identities()) {
      const auto was = before_[identity.end].number;
      const auto is = result_.after[identity.end].number;
      if (was && is && !nearly_equal(*was, *is) && (leads(identity.end) || rests_on(identity.end))) return &identity;
    }
    return nullptr;
  }

  const Worksheet& before_;
  const std::vector<Premise>& premises_;
  const std::optional<Number>& cost_;
  const std::vector<Id>& metrics_;
  int periods_;  // of a year
  std::vector<Id> assumed_;
  WhatIfRow result_;
};

/// What a year rests on besides.
void add_assumption_of_year(WhatIf& result) {
  const auto& year = result.rows.back().year;
  if (!year) return;
  const Wording text =
      year->stays ? Wording(
                        "the change is made in every period of the year, what it adds stays on at the {0} that it leads to, and the "
                        "base stays as it is otherwise",
                        {{std::string(quantity(*year->stays).name), true}})
                  : Wording("the change is made in every period of the year, and each brings the same");
  result.assumptions.push_back({{}, text, text});
}

InputError refusal(const std::string& message, const std::string& hint) { return InputError({error("assume", message, hint)}); }

/// Whether a premise is a number of the whole, which no segment of it could have as well.
bool is_of_the_whole(const Premise& premise) { return quantity(premise.id).sum == Sum::add && premise.kind != PremiseKind::scale; }

void check_premises(const std::vector<Premise>& premises) {
  for (auto premise = premises.begin(); premise != premises.end(); ++premise) {
    const auto same = std::find_if(premises.begin(), premise, [&](const Premise& earlier) { return earlier.id == premise->id; });
    if (same != premise) throw refusal(std::string(quantity(premise->id).name) + " is assumed twice", "say in one what is assumed of it");
  }
}

}  // namespace

WhatIf suppose(const Report& report, const std::vector<Premise>& premises, const std::optional<Number>& cost) {
  check_premises(premises);
  const ReportRow* newest = report.newest();
  if (newest == nullptr) throw refusal("there is no complete period to assume anything of", "the last period shown must be complete");
  WhatIf result;
  result.granularity = report.granularity;
  result.period = newest->period;
  result.premises = premises;
  result.cost = cost;
  result.metrics = report.metrics;
  result.metrics_chosen = report.metrics_chosen;
  result.assumptions = report.assumptions;
  result.warnings = report.warnings;
  const bool by_segment = std::none_of(premises.begin(), premises.end(), is_of_the_whole);
  for (const ReportRow& row : report.rows) {
    if (row.period != newest->period || !row.complete || (!by_segment && !row.segment.empty())) continue;
    try {
      result.rows.push_back(Supposer(row, premises, cost, report).row());
    } catch (const ImpossibleError& impossible) {
      if (row.segment.empty()) throw refusal(impossible.what(), impossible.hint());
      WhatIfRow& refused = result.rows.emplace_back();
      refused.segment = row.segment;
      refused.impossible = impossible.what();
      refused.before = row.sheet;
    }
  }
  add_assumption_of_year(result);
  return result;
}

}  // namespace retain
