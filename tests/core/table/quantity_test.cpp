#include "retain/quantity.hpp"

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "core/table/column_names.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::churn_reason;
using retain::find_quantity;
using retain::Formula;
using retain::formula_text;
using retain::Id;
using retain::is_whole_base;
using retain::Reason;

namespace {

std::string by_symbol(const Formula& formula) {
  return formula_text(formula, [](Id id) { return std::string(retain::quantity(id).symbol); });
}

std::vector<std::vector<std::string>> needed_keys(Id id) {
  std::vector<std::vector<std::string>> result;
  for (const std::vector<Id>& inputs : retain::needs(id)) {
    result.emplace_back();
    for (const Id input : inputs) result.back().emplace_back(retain::quantity(input).key);
  }
  return result;
}

std::vector<std::string> case_keys(Id id) {
  std::vector<std::string> keys;
  for (const Reason reason : retain::undefined_cases(id)) keys.emplace_back(retain::reason_key(reason));
  return keys;
}

}  // namespace

TEST_CASE("the reasons are a closed set, each with a text", "[quantity]") {
  const std::vector<std::string> agreed{"missing_input",      "not_additive",          "period_unknown",     "returning_customers",
                                        "infinite",           "zero_start_customers",  "zero_start_revenue", "zero_churn",
                                        "zero_end_customers", "zero_purchases",        "zero_buyers",        "zero_losses",
                                        "zero_new_customers", "zero_acquisition_cost", "zero_margin",        "zero_responses",
                                        "zero_end_revenue",   "mixed_currencies",      "few_customers"};
  std::set<std::string> keys;
  std::set<std::string> texts;
  for (auto reason = static_cast<int>(Reason::none) + 1; reason <= static_cast<int>(Reason::few_customers); ++reason) {
    keys.emplace(retain::reason_key(static_cast<Reason>(reason)));
    texts.emplace(retain::reason_text(static_cast<Reason>(reason)));
  }
  CHECK(keys == std::set<std::string>(agreed.begin(), agreed.end()));
  CHECK(texts.size() == agreed.size());
  CHECK_FALSE(texts.contains(""));
}

TEST_CASE("case, spaces, underscores and hyphens do not matter in a name", "[quantity]") {
  const auto name = GENERATE(as<std::string>(), "customers_start", "Customers Start", "CUSTOMERS-START", "customersStart",
                             " customers__start ", "C-S", "기초 고객수");
  CAPTURE(name);
  CHECK(find_quantity(name) == Id::customers_start);
}

TEST_CASE("mrr_ and arr_ stand for revenue_", "[quantity]") {
  const auto [name, id] = GENERATE(table<std::string, Id>({
      {"mrr_start", Id::revenue_start},
      {"ARR Start", Id::revenue_start},
      {"mrr_reactivation", Id::revenue_reactivation},
      {"arr_paused", Id::revenue_paused},
      {"MRR-End", Id::revenue_end},
      {"arr_growth", Id::revenue_growth},
  }));
  CAPTURE(name);
  CHECK(find_quantity(name) == id);
}

TEST_CASE("a name of nothing is not found", "[quantity]") {
  const auto name = GENERATE(as<std::string>(), "", " ", "mrr", "arr", "mrr_", "chrn", "period", "customers", "고객");
  CAPTURE(name);
  CHECK_FALSE(find_quantity(name).has_value());
}

TEST_CASE("a column of customers lost for a reason names the reason", "[quantity]") {
  const auto [header, reason] = GENERATE(table<std::string, std::string>({
      {"churned:price", "price"},
      {"Churned: Too Expensive ", "Too Expensive"},
      {"이탈:가격", "가격"},
      {"churned:a:b", "a:b"},
  }));
  CAPTURE(header);
  CHECK(churn_reason(header) == reason);
}

TEST_CASE("a header without a reason is none of lost customers", "[quantity]") {
  const auto header = GENERATE(as<std::string>(), "churned", "churned:", "churned: ", "lost:price", ":price", "");
  CAPTURE(header);
  CHECK_FALSE(churn_reason(header).has_value());
}

TEST_CASE("four words stand for the whole base", "[quantity]") {
  for (const char* word : {"", "total", "Total", "TOTAL", "전체", "합계"}) {
    CAPTURE(word);
    CHECK(is_whole_base(word));
  }
  for (const char* word : {"EMEA", "totals", "all", "전체 고객"}) {
    CAPTURE(word);
    CHECK_FALSE(is_whole_base(word));
  }
}

TEST_CASE("a formula has brackets only where they are needed", "[quantity]") {
  const Formula s = Id::revenue_start;
  const Formula x = Id::revenue_expansion;
  const Formula d = Id::revenue_contraction;
  CHECK(by_symbol(s + x - d) == "S + X − D");
  CHECK(by_symbol(s - (x - d)) == "S − (X − D)");
  CHECK(by_symbol(s + (x - d)) == "S + X − D");
  CHECK(by_symbol((s + x) * d) == "(S + X) × D");
  CHECK(by_symbol(s / (x * d)) == "S / (X × D)");
  CHECK(by_symbol(s / x / d) == "S / X / D");
  CHECK(by_symbol(s / x * d) == "S / X × D");
  CHECK(by_symbol(power(Formula(1) - s, retain::periods_a_year())) == "(1 − S)^n");
  CHECK(by_symbol(power(Formula(1) + x, retain::period_in_years()) - 1) == "(1 + X)^y − 1");
  CHECK(by_symbol(s * series(Formula(1) - x, d)) == "S × Σ((1 − X)^t, t < D)");
  CHECK(by_symbol(power(series(x, d), s + d)) == "Σ(X^t, t < D)^(S + D)");
  CHECK(by_symbol(or_zero(Id::revenue_expansion) + needed(Id::revenue_paused)) == "X + P");
  CHECK(by_symbol(Formula()).empty());
}

TEST_CASE("a fact has no formula", "[quantity]") { CHECK(formula_text(retain::quantity(Id::customers_start)).empty()); }

TEST_CASE("what a metric needs are the inputs of each formula whose absence means nothing", "[quantity]") {
  using Alternatives = std::vector<std::vector<std::string>>;
  CHECK(needed_keys(Id::crr) ==
        Alternatives{{"customers_start", "customers_new", "customers_end"}, {"customers_start", "customers_churned"}, {"churn"}});
  CHECK(needed_keys(Id::grr) == Alternatives{{"revenue_start", "revenue_churned"}});
  CHECK(needed_keys(Id::reactivation_rate) == Alternatives{{"customers_start", "customers_reactivated"}});
  CHECK(needed_keys(Id::ltv_cac) == Alternatives{{"churn", "arpa", "cac"}});
  CHECK(needed_keys(Id::customers_start).empty());
}

TEST_CASE("the inputs of a metric are those of all its formulas", "[quantity]") {
  const std::vector<Id> expected{Id::gross_margin, Id::customer_lifespan, Id::apv, Id::purchase_frequency, Id::cac};
  CHECK(retain::inputs_of(Id::cltv) == expected);
  CHECK(retain::inputs_of(Id::churn_cost) == std::vector<Id>{Id::customers_churned, Id::cost_per_lost_customer});
}

TEST_CASE("the undefined cases of a metric stand in the order in which its formula meets them", "[quantity]") {
  using Keys = std::vector<std::string>;
  CHECK(case_keys(Id::crr) == Keys{"missing_input", "zero_start_customers"});
  CHECK(case_keys(Id::churn) == Keys{"missing_input", "returning_customers", "zero_start_customers", "not_additive"});
  CHECK(case_keys(Id::quick_ratio) == Keys{"missing_input", "zero_losses"});
  CHECK(case_keys(Id::cac_payback) ==
        Keys{"missing_input", "zero_new_customers", "not_additive", "zero_end_customers", "zero_end_revenue", "zero_margin"});
}

TEST_CASE("units have the keys of JSON", "[quantity]") {
  using retain::Unit;
  const auto [unit, key] = GENERATE(table<Unit, std::string>({{Unit::count, "count"},
                                                              {Unit::money, "money"},
                                                              {Unit::percent, "percent"},
                                                              {Unit::ratio, "ratio"},
                                                              {Unit::number, "number"},
                                                              {Unit::hours, "hours"},
                                                              {Unit::points, "points"},
                                                              {Unit::score, "score"},
                                                              {Unit::periods, "periods"},
                                                              {Unit::per_period, "per_period"}}));
  CHECK(retain::unit_key(unit) == key);
}
