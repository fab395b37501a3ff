#include "retain/what_if.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/world.hpp"

namespace retain {

namespace {

struct GainReasonRow {
  std::string_view key;
  std::string_view text;
};
constexpr std::array<GainReasonRow, 7> gain_reasons{{
    {"", ""},
    {"no_cost", "no cost is given"},
    {"unknown_margin", "what customers bring in is not known"},
    {"no_gain", "the change brings no gain"},
    {"several_premises", "several things are assumed"},
    {"not_proportional", "the gain does not grow in proportion to the change"},
    {"out_of_range", "no change that is possible would bring so much"},
}};

/// One row of a report under the premises.
class Supposer {
 public:
  Supposer(const ReportRow& row, const std::vector<Premise>& premises, const std::optional<Number>& cost, const std::vector<Id>& metrics)
      : before_(row.sheet), premises_(premises), cost_(cost), metrics_(metrics) {
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
    for (const Worth& worth : worths()) result_.worths.push_back(effect_on(worth));
    find_gain();
    find_net_gain();
    return std::move(result_);
  }

 private:
  /// The way out where a quantity is undefined.
  [[nodiscard]] std::string what_to_give(Id id) const {
    std::string needed;
    for (const Id lacking : before_.lacking(id)) needed += (needed.empty() ? "it needs " : ", ") + std::string(quantity(lacking).key);
    return needed.empty() || quantity(id).is_input() ? "assume what it is: '" + std::string(quantity(id).key) + " = ...'" : needed;
  }

  [[nodiscard]] Number target_of(const Premise& premise) const {
    if (premise.kind == PremiseKind::set) return premise.amount;
    const Value& value = before_[premise.id];
    if (!value.number) {
      throw ImpossibleError(
          std::string(quantity(premise.id).key) + " is undefined, and cannot be changed: " + std::string(reason_text(value.reason)),
          what_to_give(premise.id));
    }
    if (premise.kind == PremiseKind::add) return *value.number + premise.amount;
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
      const auto& before = before_[id].number;
      const auto& after = result_.after[id].number;
      const bool is_same = before && after ? nearly_equal(*before, *after) : before.has_value() == after.has_value();
      if (!is_same) result_.changed.push_back(id);
    };
    for (const Quantity& row : quantities()) {
      const bool is_assumed = std::find(assumed_.begin(), assumed_.end(), row.id) != assumed_.end();
      if (row.is_fact() || is_assumed || std::find(metrics_.begin(), metrics_.end(), row.id) != metrics_.end()) add(row.id);
    }
  }

  static std::optional<Number> worth_in(const Worksheet& sheet, const Worth& worth) {
    return evaluated(worth.formula, [&sheet](Id id) { return sheet[id].number; });
  }

  static Reason why_undefined(const Worksheet& sheet, const Worth& worth) {
    for (const Formula::Step& step : worth.formula) {
      if (step.kind == Formula::Kind::quantity && !sheet[step.id].number) return sheet[step.id].reason;
    }
    return Reason::none;
  }

  [[nodiscard]] WorthEffect effect_on(const Worth& worth) const {
    WorthEffect effect{worth_in(before_, worth), worth_in(result_.after, worth), Reason::none};
    if (!effect.before || !effect.after) effect.reason = why_undefined(effect.before ? result_.after : before_, worth);
    return effect;
  }

  /// The margin that changes: recurring revenue and sales are two views of the same money, and never add up.
  [[nodiscard]] static std::optional<Number> gain_in(const Worksheet& before, const Worksheet& after) {
    std::optional<Number> gain;
    for (const Worth& worth : worths()) {
      const auto was = worth.is_margin ? worth_in(before, worth) : std::nullopt;
      const auto is = was ? worth_in(after, worth) : std::nullopt;
      if (!is) continue;
      const bool is_same = nearly_equal(*is, *was);
      if (!gain || gain->is_zero()) gain = is_same ? Number(0) : *is - *was;
    }
    return gain;
  }

  void find_gain() {
    result_.gain = gain_in(before_, result_.after);
    if (!result_.gain) result_.no_gain = GainReason::unknown_margin;
  }

  void find_net_gain() {
    if (!cost_ || !result_.gain) {
      result_.no_net_gain = result_.no_break_even = cost_ ? result_.no_gain : GainReason::no_cost;
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
    const auto gain_of_half = gain_in(before_, world_at(Number::fraction(1, 2)).solved());
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

  const Worksheet& before_;
  const std::vector<Premise>& premises_;
  const std::optional<Number>& cost_;
  const std::vector<Id>& metrics_;
  std::vector<Id> assumed_;
  WhatIfRow result_;
};

InputError refusal(const std::string& message, const std::string& hint) { return InputError({error("assume", message, hint)}); }

/// Whether a premise is a number of the whole, which no segment of it could have as well.
bool is_of_the_whole(const Premise& premise) { return quantity(premise.id).sum == Sum::add && premise.kind != PremiseKind::scale; }

void check_premises(const std::vector<Premise>& premises) {
  for (auto premise = premises.begin(); premise != premises.end(); ++premise) {
    const auto same = std::find_if(premises.begin(), premise, [&](const Premise& earlier) { return earlier.id == premise->id; });
    if (same != premise) throw refusal(std::string(quantity(premise->id).key) + " is assumed twice", "say in one what is assumed of it");
  }
}

}  // namespace

std::string_view gain_reason_key(GainReason reason) { return gain_reasons.at(static_cast<std::size_t>(reason)).key; }
std::string_view gain_reason_text(GainReason reason) { return gain_reasons.at(static_cast<std::size_t>(reason)).text; }

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
      result.rows.push_back(Supposer(row, premises, cost, report.metrics).row());
    } catch (const ImpossibleError& impossible) {
      if (row.segment.empty()) throw refusal(impossible.what(), impossible.hint());
      WhatIfRow& refused = result.rows.emplace_back();
      refused.segment = row.segment;
      refused.impossible = impossible.what();
      refused.before = row.sheet;
    }
  }
  return result;
}

}  // namespace retain
