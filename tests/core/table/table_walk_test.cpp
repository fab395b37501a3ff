// A walk over the table of quantities: it fails where a row has a gap, and where the table is not the one that was agreed.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/table/column_names.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::find_label;
using retain::find_quantity;
using retain::formula_text;
using retain::Granularity;
using retain::Id;
using retain::Label;
using retain::quantities;
using retain::Quantity;
using retain::Reason;
using retain::Unit;
using retain::test::solve;

namespace {

struct Fact {
  const char* key;
  const char* symbol;  ///< empty: none was agreed
  Unit unit;
  std::vector<std::string> aliases;
};

const std::vector<Fact> facts{
    {"customers_start", "CS", Unit::count, {"cs", "start", "start_customers", "opening_customers", "기초고객수", "전월말고객수"}},
    {"customers_new", "CN", Unit::count, {"cn", "new", "new_customers", "acquired", "신규", "신규고객수", "신규가입"}},
    {"customers_reactivated", "CR", Unit::count, {"reactivated", "returned", "재활성", "재가입", "복귀"}},
    {"customers_churned",
     "CL",
     Unit::count,
     {"churned", "lost", "cancelled", "lost_customers", "churn_customers", "이탈", "이탈고객수", "해지", "해지고객수"}},
    {"customers_end", "CE", Unit::count, {"ce", "end", "end_customers", "closing_customers", "기말고객수", "당월말고객수"}},
    {"revenue_start", "S", Unit::money, {"mrr_start", "starting_mrr", "opening_mrr", "기초매출", "arr_start"}},
    {"revenue_new", "N", Unit::money, {"new_mrr", "신규매출", "mrr_new", "arr_new"}},
    {"revenue_reactivation", "R", Unit::money, {"reactivation_mrr", "복귀매출", "mrr_reactivation"}},
    {"revenue_expansion", "X", Unit::money, {"expansion", "expansion_mrr", "upsell", "확장", "확장매출", "mrr_expansion"}},
    {"revenue_contraction", "D", Unit::money, {"contraction", "contraction_mrr", "downgrade", "축소", "축소매출", "mrr_contraction"}},
    {"revenue_churned", "L", Unit::money, {"churned_mrr", "churn_mrr", "이탈매출", "해지매출", "mrr_churned", "arr_churned"}},
    {"revenue_paused", "P", Unit::money, {"paused_mrr", "일시중지매출", "arr_paused"}},
    {"revenue_end", "E", Unit::money, {"ending_mrr", "closing_mrr", "기말매출", "mrr_end", "arr_end"}},
    {"sales", "", Unit::money, {"total_sales", "order_value", "총매출"}},
    {"purchases", "", Unit::count, {"orders", "transactions", "구매수", "주문수"}},
    {"buyers", "", Unit::count, {"purchasing_customers", "구매고객수"}},
    {"repeat_buyers", "", Unit::count, {"재구매고객수"}},
    {"acquisition_spend", "", Unit::money, {"sales_and_marketing", "marketing_spend", "획득비용총액"}},
    {"gross_margin", "", Unit::percent, {"margin", "매출총이익률"}},
    {"discount_rate", "", Unit::percent, {"annual_discount_rate", "연간할인율"}},
    {"horizon", "", Unit::count, {"horizon_periods", "평가기간수"}},
    {"cost_per_lost_customer", "", Unit::money, {"loss_cost"}},
    {"promoters", "", Unit::count, {"추천"}},
    {"passives", "", Unit::count, {"중립"}},
    {"detractors", "", Unit::count, {"비추천"}},
    {"csat_total", "", Unit::number, {}},
    {"csat_satisfied", "", Unit::count, {}},
    {"csat_responses", "", Unit::count, {}},
    {"response_time_total", "", Unit::hours, {}},
    {"responses", "", Unit::count, {}},
};

struct Metric {
  const char* key;
  Unit unit;
  bool may_be_given;
  std::vector<std::string> aliases;
  const char* formula;
};

const std::vector<Metric> metrics{
    {"crr", Unit::percent, false, {"retention_rate", "유지율"}, "(CE − CN − CR) / CS × 100 or (CS − CL) / CS × 100 or 100 − churn"},
    {"churn", Unit::percent, true, {"churn_rate", "이탈률", "이탈율", "해지율", "탈퇴율"}, "CL / CS × 100"},
    {"annual_churn", Unit::percent, false, {}, "100 × (1 − (1 − churn / 100)^n)"},
    {"customer_lifespan", Unit::periods, true, {"lifespan", "고객수명"}, "1 / (churn / 100)"},
    {"reactivation_rate", Unit::percent, false, {}, "CR / CS × 100"},
    {"repeat_purchase_rate", Unit::percent, false, {"재구매율"}, "repeat_buyers / buyers × 100"},
    {"customer_growth", Unit::percent, false, {}, "(CE − CS) / CS × 100"},
    {"ndr", Unit::percent, false, {"nrr", "순매출유지율"}, "(E − N − R) / S × 100 or (S + X − D − L − P) / S × 100"},
    {"grr", Unit::percent, false, {"총매출유지율"}, "(S − D − L − P) / S × 100"},
    {"gross_revenue_churn", Unit::percent, false, {}, "100 − grr"},
    {"net_revenue_churn", Unit::percent, false, {}, "100 − ndr"},
    {"expansion_rate", Unit::percent, false, {}, "X / S × 100"},
    {"contraction_rate", Unit::percent, false, {}, "D / S × 100"},
    {"revenue_growth", Unit::percent, false, {}, "(E − S) / S × 100"},
    {"existing_revenue_share", Unit::percent, false, {}, "(E − N) / E × 100"},
    {"quick_ratio", Unit::ratio, false, {}, "(N + R + X) / (D + L + P)"},
    {"arpa", Unit::money, true, {"arpu", "average_revenue_per_account", "객단가"}, "E / CE"},
    {"apv", Unit::money, true, {"aov", "average_purchase_value", "평균구매가치"}, "sales / purchases"},
    {"purchase_frequency", Unit::per_period, true, {"frequency", "구매빈도"}, "purchases / buyers"},
    {"cac", Unit::money, true, {"acquisition_cost", "고객획득비용"}, "acquisition_spend / CN"},
    {"cltv", Unit::money, false, {"clv", "고객생애가치"}, "apv × purchase_frequency × customer_lifespan × gross_margin / 100 − cac"},
    {"ltv", Unit::money, false, {}, "arpa × gross_margin / 100 / (churn / 100)"},
    {"discount_per_period", Unit::percent, false, {}, "100 × ((1 + discount_rate / 100)^y − 1)"},
    {"discounted_ltv",
     Unit::money,
     false,
     {"dltv", "할인생애가치"},
     "arpa × gross_margin / 100 × (100 + discount_per_period) / (discount_per_period + churn)"},
    {"value_to_horizon", Unit::money, false, {"horizon_value"}, "arpa × gross_margin / 100 × Σ((1 − churn / 100)^t, t < horizon)"},
    {"ltv_cac", Unit::ratio, false, {}, "ltv / cac"},
    {"cac_payback", Unit::periods, false, {}, "cac / (arpa × gross_margin / 100)"},
    {"churn_cost", Unit::money, false, {}, "CL × cost_per_lost_customer"},
    {"top_fifth_share", Unit::percent, true, {"top_20_percent_share", "상위 20% 고객 매출 비중"}, ""},
    {"top_ten_share", Unit::percent, true, {"cr10", "top_10_customers_share"}, ""},
    {"pareto_share", Unit::percent, true, {"customers_for_80_percent"}, ""},
    {"gini", Unit::ratio, true, {"gini_coefficient", "지니계수"}, ""},
    {"nps", Unit::points, true, {}, "(promoters − detractors) / (promoters + passives + detractors) × 100"},
    {"csat", Unit::score, true, {}, "csat_total / csat_responses"},
    {"csat_rate", Unit::percent, false, {}, "csat_satisfied / csat_responses × 100"},
    {"frt", Unit::hours, true, {}, "response_time_total / responses"},
};

const Quantity& row_of(const std::string& key) { return retain::quantity(find_quantity(key).value()); }

bool is_key(std::string_view key) { return !key.empty() && key.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos; }

void check_aliases(const Quantity& row, const std::vector<std::string>& aliases) {
  for (const std::string& alias : aliases) {
    CAPTURE(alias);
    CHECK(find_quantity(alias) == row.id);
  }
}

/// Snapshots in which something is undefined.
struct Scenario {
  std::string cells;
  Granularity granularity = Granularity::month;
};
const std::vector<Scenario> scenarios{
    {""},
    {"cs=22 cn=3 ce=26 cost_per_lost_customer=5 arpa=100 cac=10 apv=5 frequency=2"},
    {"cs=0 cn=5 ce=5 reactivated=0 arpa=10 cac=1 apv=5 frequency=1"},
    {"cs=50 cn=5 ce=55 arpa=20 cac=3 apv=5 frequency=1"},
    {"cs=5 cn=0 ce=0 revenue_end=0 cac=5"},
    {"sales=0 purchases=0 buyers=0 repeat_buyers=0 churn=5"},
    {"apv=5 purchases=0 buyers=0 churn=5"},
    {"acquisition_spend=100 cs=10 cn=0 ce=9 arpa=10 apv=5 frequency=1"},
    {"cac=0 arpa=10 churn=5"},
    {"cac=5 arpa=10 margin=0"},
    {"cac=5 ce=5 revenue_end=0 revenue_new=0"},
    {"revenue_start=0 revenue_new=0 revenue_expansion=0 revenue_contraction=0 revenue_churned=0"},
    {"promoters=0 passives=0 detractors=0 csat_total=0 csat_satisfied=0 csat_responses=0 response_time_total=0 responses=0"},
    {"churn=5 apv=10 frequency=2", Granularity::unknown},
    {"discount_rate=10 churn=5 arpa=10", Granularity::unknown},
    {"cs=22 cn=3 ce=26 discount_rate=10 arpa=100"},
    {"cs=0 cn=5 ce=5 discount_rate=10 arpa=10"},
    {"discount_rate=0 churn=0 arpa=10"},
    {"buyers=4 purchases=9 sales=100"},
};

}  // namespace

TEST_CASE("every row of the table is complete", "[table]") {
  for (const Quantity& row : quantities()) {
    CAPTURE(row.key);
    CHECK(is_key(row.key));
    CHECK_FALSE(row.name.empty());
    CHECK_FALSE(row.name_ko.empty());
    CHECK_FALSE(row.symbol.empty());
    CHECK_FALSE(row.heading.empty());
    CHECK_FALSE(row.meaning.empty());
    CHECK(row.guide.empty() == row.guide_source.empty());
    CHECK(&retain::quantity(row.id) == &row);
    if (row.is_fact()) continue;
    CHECK_FALSE(row.source.empty());
    CHECK_FALSE(retain::undefined_cases(row.id).empty());
    CHECK(formula_text(row).empty() == row.measured);
    CHECK(row.example.empty() == row.measured);
    if (row.measured) {
      CHECK(row.may_be_given);
      CHECK(row.sum == retain::Sum::none);
      continue;
    }
    CHECK_FALSE(retain::needs(row.id).front().empty());
  }
}

TEST_CASE("no two columns answer to the same name", "[table]") {
  std::map<std::string, std::string> owners;
  const auto claim = [&owners](std::string_view owner, std::string_view name) {
    if (name.empty()) return;
    const auto [entry, is_new] = owners.emplace(retain::fold_name(name), owner);
    INFO(name << " of " << owner << " is also a name of " << entry->second);
    CHECK(is_new);
    CHECK(retain::has_letter(name));
  };
  for (const Quantity& row : quantities()) {
    claim(row.key, row.key);
    for (const std::string_view alias : row.aliases) claim(row.key, alias);
  }
  for (const retain::LabelColumn& row : retain::label_columns()) {
    claim(row.key, row.key);
    for (const std::string_view alias : row.aliases) claim(row.key, alias);
  }
}

TEST_CASE("the table holds the agreed quantities and no others", "[table]") {
  std::set<std::string> agreed;
  for (const Fact& fact : facts) agreed.insert(fact.key);
  for (const Metric& metric : metrics) agreed.insert(metric.key);
  std::set<std::string> keys;
  for (const Quantity& row : quantities()) keys.emplace(row.key);
  CHECK(keys == agreed);
}

TEST_CASE("a fact has the agreed symbol, unit and aliases", "[table]") {
  for (const Fact& fact : facts) {
    CAPTURE(fact.key);
    const Quantity& row = row_of(fact.key);
    CHECK(row.key == fact.key);
    CHECK(row.is_fact());
    CHECK(row.is_input());
    if (*fact.symbol != '\0') CHECK(row.symbol == fact.symbol);
    CHECK(row.unit == fact.unit);
    check_aliases(row, fact.aliases);
  }
}

TEST_CASE("a metric has the agreed formula, unit and aliases, and may be given where agreed", "[table]") {
  for (const Metric& metric : metrics) {
    CAPTURE(metric.key);
    const Quantity& row = row_of(metric.key);
    CHECK(row.key == metric.key);
    CHECK_FALSE(row.is_fact());
    CHECK(row.is_input() == metric.may_be_given);
    CHECK(row.unit == metric.unit);
    CHECK(formula_text(row) == metric.formula);
    check_aliases(row, metric.aliases);
  }
}

TEST_CASE("the label columns have the agreed aliases", "[table]") {
  for (const char* name : {"period", "month", "quarter", "year", "date", "기간", "월", "기준월", "Period"}) {
    CAPTURE(name);
    CHECK(find_label(name) == Label::period);
  }
  for (const char* name : {"segment", "region", "plan", "market", "세그먼트", "지역", "구분", "REGION"}) {
    CAPTURE(name);
    CHECK(find_label(name) == Label::segment);
  }
  CHECK(find_label("complete") == Label::complete);
  CHECK_FALSE(find_label("customers_start").has_value());
  CHECK_FALSE(find_label("").has_value());
}

TEST_CASE("four facts mean something where their column is absent, and no other quantity does", "[table]") {
  const std::map<std::string, int> agreed{
      {"customers_reactivated", 0}, {"revenue_reactivation", 0}, {"revenue_paused", 0}, {"gross_margin", 100}};
  std::map<std::string, int> found;
  for (const Quantity& row : quantities()) {
    if (row.absent) found.emplace(row.key, *row.absent);
  }
  CHECK(found == agreed);
}

TEST_CASE("the worked example of every metric computes it", "[table]") {
  for (const Quantity& row : quantities()) {
    if (row.is_fact() || row.measured) continue;
    CAPTURE(row.key, row.example);
    const auto sheet = solve(std::string(row.example));
    CHECK(sheet[row.id].number.has_value());
    CHECK(sheet.facts().find(row.id) == nullptr);
  }
}

TEST_CASE("every case in which a metric is listed as undefined occurs", "[table]") {
  for (const Quantity& row : quantities()) {
    if (row.is_fact()) continue;
    for (const Reason reason : retain::undefined_cases(row.id)) {
      if (reason == Reason::not_additive) continue;  // of sums alone
      CAPTURE(row.key, reason);
      CHECK(std::any_of(scenarios.begin(), scenarios.end(), [&](const Scenario& scenario) {
        const auto sheet = solve(scenario.cells, scenario.granularity);
        return !sheet[row.id].number && sheet[row.id].reason == reason;
      }));
    }
  }
}

TEST_CASE("of one snapshot, a metric is undefined only in the cases that are listed", "[table]") {
  for (const Scenario& scenario : scenarios) {
    const auto sheet = solve(scenario.cells, scenario.granularity);
    for (const Quantity& row : quantities()) {
      CAPTURE(scenario.cells, row.key, sheet[row.id].reason);
      CHECK(sheet[row.id].number.has_value() == (sheet[row.id].reason == Reason::none));
      if (row.is_fact() || sheet[row.id].number) continue;
      const auto cases = retain::undefined_cases(row.id);
      CHECK(std::find(cases.begin(), cases.end(), sheet[row.id].reason) != cases.end());
    }
  }
}

TEST_CASE("retention, net and gross revenue retention compound, and no other metric does", "[table]") {
  std::vector<std::string> compounding;
  for (const Quantity& row : quantities()) {
    if (row.compounds) compounding.emplace_back(row.key);
  }
  CHECK(compounding == std::vector<std::string>{"crr", "ndr", "grr"});
}

TEST_CASE("a share is of the count that it is divided by, and has an interval", "[table]") {
  std::vector<std::string> shares;
  for (const Quantity& row : quantities()) {
    if (!row.sample) continue;
    shares.emplace_back(row.key);
    CAPTURE(row.key);
    CHECK(divisor_of(row) == std::vector<Id>{*row.sample});
  }
  CHECK(shares == std::vector<std::string>{"crr", "churn", "repeat_purchase_rate", "csat_rate"});
}

TEST_CASE("a metric is the mean of its parts by the facts that it is divided by", "[table]") {
  CHECK(divisor_of(quantity(Id::nps)) == std::vector<Id>{Id::promoters, Id::passives, Id::detractors});
  CHECK(divisor_of(quantity(Id::ndr)) == std::vector<Id>{Id::revenue_start});
  CHECK(divisor_of(quantity(Id::apv)) == std::vector<Id>{Id::purchases});
  for (const Id id :
       {Id::customers_start, Id::annual_churn, Id::customer_lifespan, Id::gross_revenue_churn, Id::ltv, Id::cltv, Id::ltv_cac}) {
    CAPTURE(quantity(id).key);
    CHECK(divisor_of(quantity(id)).empty());
  }
}

TEST_CASE("each kind of business is led by metrics of its own, ranked without a gap", "[table]") {
  for (const retain::Business business : {retain::Business::subscriptions, retain::Business::shop, retain::Business::service}) {
    const std::vector<Id> leads = retain::leads_of(business);
    REQUIRE_FALSE(leads.empty());
    for (std::size_t i = 0; i < leads.size(); ++i) {
      CAPTURE(quantity(leads[i]).key);
      CHECK(quantity(leads[i]).lead == static_cast<int>(i) + 1);
      CHECK_FALSE(quantity(leads[i]).is_fact());
    }
  }
}
