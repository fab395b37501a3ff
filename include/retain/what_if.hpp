#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "retain/report.hpp"

namespace retain {

/// How a premise changes a quantity.
enum class PremiseKind : std::uint8_t {
  set,    ///< to the amount
  add,    ///< by the amount, in the quantity's unit: points for percent
  scale,  ///< by so many percent of what it is
};

/// What is assumed of one quantity: "churn -1pp", "apv +5%", "crr = 90".
struct Premise {
  std::string text;  ///< as written, without spaces around it
  Id id{};
  PremiseKind kind{};
  Number amount;
};

/// A text that is no premise, with the way out.
class PremiseError : public Error {
 public:
  using Error::Error;
};

/// Reads `QUANTITY = NUMBER`, `QUANTITY +NUMBER`, `-NUMBER`, with `%` for a share of what it is, with `pp` for points of a percent, where a
/// bare number would leave open which is meant. Throws PremiseError.
Premise parse_premise(std::string_view text);

/// What a premise was brought about through: itself, or the one fact that its formula leaves to move.
struct Route {
  Id premise{};
  Id moved{};
};

/// What moved because another quantity did, and how much for each of that: revenue because customers did.
struct Companion {
  Id follower{};
  Id leader{};
  Number each;
};

/// A sum of money as it is and as it would be; see `worth_formulas()`.
struct WorthEffect {
  std::optional<Number> before;
  std::optional<Number> after;
  Reason reason = Reason::none;  ///< why one of them is undefined
};

/// Why there is no gain, no net gain, no break-even or no year. The set is closed: scripts may depend on it.
enum class GainReason : std::uint8_t {
  none,
  no_cost,
  unknown_margin,
  not_counted,
  not_followed,
  unmoved,
  of_the_whole,
  no_gain,
  several_premises,
  not_proportional,
  out_of_range,
  unknown_year,
  whole_year,
  comes_once,
  unknown_stay,
  used_up,
};
/// "no_gain", as in the `reasons` of JSON.
std::string_view gain_reason_key(GainReason reason);
/// The reason in words.
std::string_view gain_reason_text(GainReason reason);
/// All of them.
std::span<const GainReason> all_gain_reasons();

/// The change of the one premise at which the gain is what it costs.
struct BreakEven {
  Number value;                     ///< of the quantity assumed
  Number change;                    ///< of it, in its unit
  std::optional<Number> customers;  ///< at the end, more than without the change; empty where their number does not move
};

/// What the change is worth over a year: it is made in every period, on a base that otherwise stays as it is.
struct YearEffect {
  int periods = 0;  ///< of the year
  Number gain;      ///< of margin in all of them
  std::optional<Number> cost;
  std::optional<Number> net_gain;
  std::optional<Id> stays;  ///< the share of what the change adds that is there a period later; empty: every period brings the same
};

/// One segment as it is and as it would be.
struct WhatIfRow {
  std::string segment;     ///< empty: the whole base
  std::string impossible;  ///< why the premises cannot hold here; empty: they can, and what follows is filled in
  Worksheet before;
  Worksheet after;
  std::vector<Id> changed;  ///< facts, then shown metrics whose value or definedness differs
  std::vector<Route> routes;
  std::vector<Companion> companions;
  std::vector<WorthEffect> worth;  ///< one for each of `worth_formulas()`
  std::optional<Number> gain;      ///< of margin in the period; 0 only where nothing changes or what changes is worth nothing
  GainReason no_gain = GainReason::none;
  std::vector<Id> left_out;        ///< costs that change, which the gain leaves out
  std::optional<Number> net_gain;  ///< less the cost; of the whole base alone, as the cost is
  GainReason no_net_gain = GainReason::none;
  std::optional<BreakEven> break_even;
  GainReason no_break_even = GainReason::none;
  std::optional<YearEffect> year;
  GainReason no_year = GainReason::none;
};

/// The newest complete period of a report as it would be if something were different, all else being equal.
struct WhatIf {
  Granularity granularity = Granularity::unknown;
  Period period;
  std::vector<Premise> premises;
  std::optional<Number> cost;
  std::vector<Id> metrics;      ///< shown in the report
  bool metrics_chosen = false;  ///< rather than all of them
  std::vector<Assumption> assumptions;
  std::vector<Diagnostic> warnings;
  std::vector<WhatIfRow> rows;  ///< segments in the order of the report, then the whole base
};

/// Assumes the premises for the whole base of the newest complete period, and, unless one of them is a count or an amount that only the
/// whole can have, for each of its segments by itself. A rate that one movement and the start decide moves that
/// movement, what ends its identity follows, and revenue, buyers and what they buy go with customers at what each brought; any other price
/// or rate that an input may state stands in place of the computed one. Numbers of customers become expected values and need not be whole.
/// `cost` is what the change costs in the period. Over a year the change is made in every period: where it adds customers, or revenue of
/// customers that are not counted, those stay on in the next periods at the retention that it leads to, so that later periods bring more.
/// Throws InputError where a premise cannot hold for the whole base, or is of what cannot be
/// assumed.
///
///     const retain::WhatIf answer = retain::suppose(report, {retain::parse_premise("churn -1pp")}, std::nullopt);
///     answer.rows.back().after[retain::Id::customers_end];  // of the whole base
WhatIf suppose(const Report& report, const std::vector<Premise>& premises, const std::optional<Number>& cost);

}  // namespace retain
