#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "retain/formula.hpp"

namespace retain {

/// The rows of the table, in the order of every output.
enum class Id : std::uint8_t {
  customers_start,
  customers_new,
  customers_reactivated,
  customers_churned,
  customers_end,
  revenue_start,
  revenue_new,
  revenue_reactivation,
  revenue_expansion,
  revenue_contraction,
  revenue_churned,
  revenue_paused,
  revenue_end,
  sales,
  purchases,
  buyers,
  repeat_buyers,
  acquisition_spend,
  gross_margin,
  discount_rate,
  horizon,
  cost_per_lost_customer,
  promoters,
  passives,
  detractors,
  csat_total,
  csat_satisfied,
  csat_responses,
  response_time_total,
  responses,
  crr,
  churn,
  annual_churn,
  customer_lifespan,
  reactivation_rate,
  repeat_purchase_rate,
  customer_growth,
  ndr,
  grr,
  gross_revenue_churn,
  net_revenue_churn,
  expansion_rate,
  contraction_rate,
  revenue_growth,
  existing_revenue_share,
  quick_ratio,
  arpa,
  apv,
  purchase_frequency,
  cac,
  cltv,
  ltv,
  discount_per_period,
  discounted_ltv,
  value_to_horizon,
  ltv_cac,
  cac_payback,
  churn_cost,
  top_fifth_share,
  top_ten_share,
  pareto_share,
  gini,
  nps,
  csat,
  csat_rate,
  frt,
};
/// Rows of the table.
inline constexpr std::size_t quantity_count = static_cast<std::size_t>(Id::frt) + 1;
/// A set of quantities, by `index_of`.
using IdSet = std::bitset<quantity_count>;
/// The position of a quantity in the table.
constexpr std::size_t index_of(Id id) { return static_cast<std::size_t>(id); }

/// What a quantity's values are counted in. `percent` is the plain number: 85.7 of 100.
enum class Unit : std::uint8_t { count, money, percent, ratio, number, hours, points, score, periods, per_period };
/// "percent", as in the `units` of JSON.
std::string_view unit_key(Unit unit);

/// Which direction of change is good news.
enum class Better : std::uint8_t { neither, higher, lower };

/// What a sum over rows (segments of a period, periods of a segment) does with a quantity.
enum class Sum : std::uint8_t {
  add,        ///< facts
  same,       ///< rates and prices: kept where every row states the same value
  recompute,  ///< computed from the summed facts
  none,       ///< measured: what parts have tells nothing of the whole
};

/// The block of a report in which a quantity is shown.
enum class Topic : std::uint8_t { customers, revenue, value, concentration, service };
/// "Customers".
std::string_view topic_heading(Topic topic);

/// What kind of business the numbers are of: what is asked first about it.
enum class Business : std::uint8_t { subscriptions, shop, service };
/// The kind of business that a topic is about; empty: any.
std::optional<Business> business_of(Topic topic);

/// Why a quantity has no value. The set is closed: scripts may depend on it.
enum class Reason : std::uint8_t {
  none,
  missing_input,
  not_additive,
  period_unknown,
  returning_customers,
  infinite,
  zero_start_customers,
  zero_start_revenue,
  zero_churn,
  zero_end_customers,
  zero_purchases,
  zero_buyers,
  zero_losses,
  zero_new_customers,
  zero_acquisition_cost,
  zero_margin,
  zero_responses,
  zero_end_revenue,
  mixed_currencies,
  few_customers,
  zero_spread,
  no_maximum,
};
/// "zero_churn", as in the `reasons` of JSON.
std::string_view reason_key(Reason reason);
/// The reason in words, for a footnote: "nobody was lost".
std::string_view reason_text(Reason reason);

/// What a quantity is measured of, and the fewest for which it means something.
struct Fewest {
  Id of{};
  int least = 0;
};

/// A sentence about a quantity, for where its value is high enough to be worth one.
struct Remark {
  std::string_view text{};  ///< with a place for the value; empty: none
  int from = 0;             ///< the smallest value that is told
  int of_at_least = 0;      ///< and of how many, since of few it is no news
};

/// One row of the table: a fact (no formula), a computed quantity, or a computed quantity that an input may also state. A
/// measured one is a metric that no formula gives: it is counted over the customers, or stated.
///
///     const retain::Quantity& arpa = retain::quantity(*retain::find_quantity("ARPU"));
///     retain::formula_text(arpa);  // "E / CE"
struct Quantity {
  Id id{};
  std::string_view key;      ///< the id in inputs, outputs and flags
  std::string_view name;     ///< English
  std::string_view name_ko;  ///< Korean
  std::string_view symbol;   ///< in formulas
  std::string_view heading;  ///< over its column, under the heading of its topic
  Topic topic{};
  Unit unit{};
  Better better = Better::neither;
  Sum sum = Sum::recompute;
  int priority = 0;                ///< rank of its column on the default screen, 1 first; 0: shown on request or where nothing else is
  int lead = 0;                    ///< rank among the metrics that are told first of their kind of business, 1 first; 0: none of them
  std::optional<Business> only{};  ///< the kind of business that it makes sense for: others are not shown it unless they ask
  std::array<std::string_view, 10> aliases{};
  std::array<Formula, 3> formulas{};  ///< tried in order; none: a fact
  bool may_be_given = false;          ///< computed, but an input may hold it
  bool measured = false;              ///< a metric without a formula: counted over the customers one by one, or given
  bool expectation = false;           ///< a stated value is somebody's forecast: used, and need not agree with the computed one
  std::optional<int> absent{};        ///< what an absent column counts as
  std::string_view absent_note{};     ///< what that means, for the list of assumptions
  Reason zero = Reason::none;         ///< why a division by it is undefined when it is zero
  std::optional<Id> carried_from{};   ///< where its column is absent, it is this quantity of the period before
  std::optional<Id> sample{};         ///< a share of this count: it has an interval and is tested for change
  std::optional<Id> ceiling{};        ///< a value above this one's proves that zeros were assumed wrongly
  bool compounds = false;             ///< its product over the periods is reported
  std::optional<Fewest> fewest{};     ///< of fewer it is undefined
  Remark remark{};
  bool rate_of_one_period = false;  ///< takes a rate that it is computed from as that of one period
  bool near_hundred = false;        ///< a requirement of at most 1 percent is surely a mistaken fraction
  std::optional<int> most{};        ///< largest valid stated value
  std::optional<int> least{};       ///< smallest valid stated value
  bool may_be_negative = false;
  std::string_view phrase{};     ///< its part of the sentence above a report: "lost {}", "kept {} of {} customers"
  bool of_one_customer = false;  ///< rows of customers may hold it too: its column does not show that a table holds snapshots
  std::string_view meaning{};    ///< one clause: what it tells or counts
  std::string_view apart{};      ///< one sentence: what tells it from other quantities that are called the same
  std::string_view guide{};      ///< values to compare with
  std::string_view guide_source{};
  std::string_view source{};   ///< who defines it so
  std::string_view example{};  ///< facts of a worked number, of one month: "customers_start=70 customers_new=30"

  [[nodiscard]] bool is_fact() const { return formulas[0].empty() && !measured; }
  /// Whether a column or flag may hold it.
  [[nodiscard]] bool is_input() const { return is_fact() || may_be_given; }
};

/// The whole table, in the order of Id.
std::span<const Quantity> quantities();
/// The row of one quantity.
const Quantity& quantity(Id id);

/// The quantity of this id or alias: ASCII case, spaces, `_` and `-` do not matter, and `mrr_` and `arr_` stand for `revenue_`. Expects
/// NFC.
std::optional<Id> find_quantity(std::string_view name);

/// "(CE − CN − CR) / CS × 100", alternatives joined by " or "; empty for a fact.
std::string formula_text(const Quantity& quantity);
/// What formulas call the length of a period.
struct PeriodLength {
  std::string a_year = "n";    ///< periods in a year
  std::string in_years = "y";  ///< years in a period
};
/// The text of one formula with `operand` in place of each quantity's symbol.
std::string formula_text(const Formula& formula, const std::function<std::string(Id)>& operand, const PeriodLength& length = {});
/// The inputs that a quantity is computed from, directly or through others, in the order of the table; one that may be stated stands for
/// its own. None of a fact and of one that is measured.
std::vector<Id> inputs_of(Id id);
/// For each formula in its order, the inputs without which it has no value: those whose absence means nothing.
std::vector<std::vector<Id>> needs(Id id);
/// The reasons for which the quantity can be undefined, in the order in which its formula meets them.
std::vector<Reason> undefined_cases(Id id);

/// Behind the key of a quantity in the heading of a column: what a segment brought to the change of the whole. Reports are not made of it.
inline constexpr std::string_view contribution_ending = "_contribution";
/// The facts whose sum a computed quantity is divided by: that of a whole is the mean of its parts, weighted by them. Empty for a fact, and
/// where it is no such mean.
std::vector<Id> divisor_of(const Quantity& quantity);
/// The metrics that are told first of a kind of business, in that order.
std::vector<Id> leads_of(Business business);

/// Members of `end = start + gains − losses`, which every snapshot must satisfy.
struct Identity {
  struct Term {
    Id id{};
    int sign = 1;
    std::optional<Id> revenue{};  ///< of the customers that it counts
  };
  Id end{};
  std::span<const Term> terms;
  Id stays{};  ///< the share of the start that is still there at the end
};
/// The identities of customers and of revenue.
std::span<const Identity> identities();

/// A sum of money that a change of the quantities is worth.
struct Worth {
  std::string_view key;
  std::string_view name;
  std::array<Formula, 2> formulas{};  ///< the first that has a value counts
  bool is_margin = false;             ///< of one period, and what a cost is held against
};
/// All of them.
std::span<const Worth> worth_formulas();

}  // namespace retain
