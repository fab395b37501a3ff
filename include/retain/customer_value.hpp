#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "retain/error.hpp"
#include "retain/period.hpp"
#include "retain/quantity.hpp"
#include "retain/statistics.hpp"

namespace retain {

/// What a customer without a contract has bought, all times in one unit, such as weeks.
struct PurchaseHistory {
  std::int64_t frequency = 0;  ///< repeat purchases: those after the first
  double recency = 0;          ///< from the first purchase to the last; 0 without a repeat purchase
  double age = 0;              ///< from the first purchase to the end of what is known
  double monetary = 0;         ///< mean amount of the repeat purchases; 0 where none is known
};

/// Customers and their purchase histories, one for each.
struct PurchaseTable {
  std::vector<std::string> customers;
  std::vector<PurchaseHistory> histories;
  bool has_amounts = false;
  Granularity time_unit = Granularity::unknown;  ///< of their times, where the headers name it
};

/// How customers buy and leave: at random, each at a rate of its own, and after each purchase gone for good with a chance of its own. Rates
/// follow a gamma distribution (r, α), chances a beta distribution (a, b).
enum class PurchaseModel : std::uint8_t {
  bg_nbd,   ///< nobody is gone before the first repeat purchase (Fader, Hardie & Lee 2005)
  mbg_nbd,  ///< a customer may be gone after the first purchase already (Batislam, Denizel & Filiztekin 2007)
};
/// "bg-nbd", "mbg-nbd".
std::string_view purchase_model_key(PurchaseModel model);
inline constexpr std::array purchase_models{PurchaseModel::bg_nbd, PurchaseModel::mbg_nbd};

/// A fitted model of purchases, its numbers in the order r, α, a, b.
struct PurchaseFit {
  PurchaseModel model{};
  std::array<double, 4> parameters{};
  std::array<double, 4> standard_errors{};
  double log_likelihood = 0;
};

/// The fitted gamma-gamma model of what a purchase is worth (Fader & Hardie 2013), its numbers in the order p, q, v.
struct SpendFit {
  std::array<double, 3> parameters{};
  std::array<double, 3> standard_errors{};
  double log_likelihood = 0;
  std::optional<double> mean;  ///< of all customers; empty where q <= 1: it has none
  std::optional<double>
      correlation;             ///< of frequency and monetary value, which the model takes for 0; empty: one of them is always the same
  std::int64_t customers = 0;  ///< with a repeat purchase
};

/// What one customer is expected to do until the horizon.
struct CustomerProspect {
  double probability_alive = 0;
  double expected_purchases = 0;
  std::optional<double> expected_spend;  ///< of a purchase
  std::optional<double> value;           ///< of the purchases expected, discounted and with the margin taken
  /// What is lost if the customer is gone already: the value, else the purchases, times the chance of that.
  [[nodiscard]] double at_risk() const { return value.value_or(expected_purchases) * (1 - probability_alive); }
};

/// How many customers made a number of repeat purchases, and how many the model expects. The last row of a list is of so many and more.
struct FrequencyCount {
  std::int64_t frequency = 0;
  std::int64_t actual = 0;
  double fitted = 0;
};

/// What a model expects of all customers together.
struct ExpectedTotals {
  double alive = 0;
  double purchases = 0;
  std::optional<double> value;
};

struct ValueOptions {
  double horizon = 0;                    ///< in the unit of the times; more than 0
  double interest = 0;                   ///< per unit of time, continuous; 0: not discounted
  double margin = 1;                     ///< the share of an amount that counts
  std::optional<PurchaseModel> model{};  ///< empty: the likelier
};

/// What customers are expected to bring, together.
struct CustomerValue {
  PurchaseFit purchases;
  std::optional<PurchaseFit> alternative;  ///< the other model; empty: its likelihood has no maximum
  std::optional<ExpectedTotals> alternative_totals;
  std::optional<SpendFit> spend;
  std::int64_t customers = 0;
  Estimate alive;
  Estimate expected_purchases;
  std::optional<Estimate> value;  ///< without an upper end where the interval of q reaches to where a purchase has no mean
  /// Why there is no value: `missing_input`, amounts are not known; `no_maximum`, that of spend cannot be fitted; `infinite`, a purchase
  /// has no mean.
  Reason reason = Reason::none;
  std::vector<FrequencyCount> counts;
  std::function<CustomerProspect(const PurchaseHistory&)> prospect_of;  ///< of each customer
};

/// Purchase histories of which no model can be fitted, with the way out.
class NoFitError : public Error {
 public:
  using Error::Error;
};

/// Fits both models of purchases, and the one of spend where amounts are known. Throws NoFitError where that of purchases cannot be fitted;
/// Error where a history is impossible, or this library was built without Boost.Math.
///
///     std::vector<retain::PurchaseHistory> histories{{2, 30.43, 38.86, 22.35}, {0, 0, 38.86, 0} /* … */};
///     const retain::CustomerValue answer = retain::customer_value(histories, {.horizon = 52});
///     answer.expected_purchases.value;                      // of all of them, within 52 weeks
///     answer.prospect_of(histories[0]).probability_alive;
CustomerValue customer_value(std::span<const PurchaseHistory> histories, const ValueOptions& options);

}  // namespace retain
