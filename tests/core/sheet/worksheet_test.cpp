#include "retain/worksheet.hpp"

#include <cmath>
#include <string>
#include <tuple>
#include <vector>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Granularity;
using retain::Id;
using retain::Number;
using retain::test::assumed;
using retain::test::at;
using retain::test::report;
using retain::test::row;
using retain::test::solve;
using retain::test::text;

TEST_CASE("each metric from its facts", "[worksheet]") {
  const auto [cells, id, expected] = GENERATE(table<std::string, Id, std::string>({
      {"cs=70 cn=30 ce=90", Id::crr, "85.71428571428571"},
      {"cs=70 cn=30 reactivated=6 ce=90", Id::crr, "77.14285714285714"},
      {"cs=70 cn=30 ce=90", Id::churn, "14.285714285714286"},
      {"cs=80 churned=4", Id::churn, "5"},
      {"cs=80 churned=4", Id::annual_churn, "45.9639912337363"},
      {"cs=70 cn=30 ce=90", Id::customer_lifespan, "7"},
      {"cs=200 reactivated=6", Id::reactivation_rate, "3"},
      {"buyers=400 repeat_buyers=90", Id::repeat_purchase_rate, "22.5"},
      {"cs=80 ce=90", Id::customer_growth, "12.5"},
      {"cs=80 ce=70", Id::customer_growth, "-12.5"},
      {"revenue_start=1000 revenue_new=200 revenue_end=1100", Id::ndr, "90"},
      {"revenue_start=1000 revenue_new=200 revenue_reactivation=50 revenue_end=1100", Id::ndr, "85"},
      {"revenue_start=1000 revenue_expansion=200 revenue_contraction=30 revenue_churned=50 revenue_paused=20", Id::ndr, "110"},
      {"revenue_start=1000 revenue_contraction=30 revenue_churned=50 revenue_paused=20", Id::grr, "90"},
      {"revenue_start=1000 revenue_contraction=30 revenue_churned=50 revenue_paused=20", Id::gross_revenue_churn, "10"},
      {"revenue_start=1000 revenue_expansion=200 revenue_contraction=30 revenue_churned=50", Id::net_revenue_churn, "-12"},
      {"revenue_start=1000 revenue_expansion=125", Id::expansion_rate, "12.5"},
      {"revenue_start=1000 revenue_contraction=0.5", Id::contraction_rate, "0.05"},
      {"revenue_start=1000 revenue_end=1100", Id::revenue_growth, "10"},
      {"revenue_new=200 revenue_end=800", Id::existing_revenue_share, "75"},
      {"revenue_new=20000 revenue_expansion=8000 revenue_churned=5000 revenue_contraction=3000", Id::quick_ratio, "3.5"},
      {"revenue_new=10 revenue_reactivation=5 revenue_expansion=5 revenue_contraction=4 revenue_churned=3 revenue_paused=1",
       Id::quick_ratio, "2.5"},
      {"revenue_end=9380.15 ce=100", Id::arpa, "93.8015"},
      {"sales=6500 purchases=1000", Id::apv, "6.5"},
      {"sales=-10 purchases=4", Id::apv, "-2.5"},
      {"purchases=1200 buyers=400", Id::purchase_frequency, "3"},
      {"acquisition_spend=30000 cn=30", Id::cac, "1000"},
      {"arpa=100 churn=5 margin=80", Id::ltv, "1600"},
      {"arpa=500 churn=2.5 margin=75 cac=6000", Id::ltv_cac, "2.5"},
      {"arpa=50 cac=100", Id::cac_payback, "2"},
      {"arpa=50 cac=100 margin=80", Id::cac_payback, "2.5"},
      {"apv=6.50 frequency=2 lifespan=10 margin=50 cac=15", Id::cltv, "50"},
      {"churned=10 loss_cost=25.5", Id::churn_cost, "255"},
      {"promoters=120 passives=65 detractors=15", Id::nps, "52.5"},
      {"promoters=1 passives=0 detractors=3", Id::nps, "-50"},
      {"csat_total=420 csat_responses=100", Id::csat, "4.2"},
      {"csat_satisfied=170 csat_responses=200", Id::csat_rate, "85"},
      {"response_time_total=240 responses=80", Id::frt, "3"},
  }));
  CAPTURE(cells, id);
  CHECK(text(solve(cells)[id]) == expected);
}

TEST_CASE("retention from what is known: the counts, else those lost, else a given churn", "[worksheet]") {
  CHECK(text(solve("cs=70 cn=30 ce=90")[Id::crr]) == "85.71428571428571");
  CHECK(text(solve("cs=70 churned=10")[Id::crr]) == "85.71428571428571");
  CHECK(text(solve("churn=14.5")[Id::crr]) == "85.5");
  CHECK(text(solve("cs=70 churned=7 churn=10")[Id::crr]) == "90");
  CHECK(text(solve("cs=70 ce=90")[Id::crr]) == "missing_input");
}

TEST_CASE("a division by zero is undefined, and says by what", "[worksheet]") {
  const auto [cells, id, expected] = GENERATE(table<std::string, Id, std::string>({
      {"cs=0 cn=5 ce=5", Id::crr, "zero_start_customers"},
      {"cs=0 churned=0", Id::crr, "zero_start_customers"},
      {"cs=0 cn=5 ce=5", Id::customer_growth, "zero_start_customers"},
      {"cs=50 cn=5 ce=55", Id::churn, "0"},
      {"cs=50 cn=5 ce=55", Id::annual_churn, "0"},
      {"cs=50 cn=5 ce=55", Id::customer_lifespan, "zero_churn"},
      {"cs=50 cn=5 ce=55 arpa=20", Id::ltv, "zero_churn"},
      {"revenue_start=0 revenue_new=5 revenue_end=5", Id::ndr, "zero_start_revenue"},
      {"revenue_start=0 revenue_contraction=0 revenue_churned=0", Id::grr, "zero_start_revenue"},
      {"revenue_new=0 revenue_end=0", Id::existing_revenue_share, "zero_end_revenue"},
      {"revenue_new=5 revenue_expansion=5 revenue_contraction=0 revenue_churned=0", Id::quick_ratio, "zero_losses"},
      {"revenue_end=0 ce=0 cn=0", Id::arpa, "zero_end_customers"},
      {"revenue_end=0 ce=5", Id::arpa, "0"},
      {"sales=0 purchases=0", Id::apv, "zero_purchases"},
      {"purchases=0 buyers=0", Id::purchase_frequency, "zero_buyers"},
      {"acquisition_spend=100 cn=0", Id::cac, "zero_new_customers"},
      {"arpa=10 churn=5 cac=0", Id::ltv_cac, "zero_acquisition_cost"},
      {"arpa=10 cac=5 margin=0", Id::cac_payback, "zero_margin"},
      {"arpa=0 cac=5", Id::cac_payback, "zero_end_revenue"},
      {"promoters=0 passives=0 detractors=0", Id::nps, "zero_responses"},
      {"csat_total=0 csat_responses=0", Id::csat, "zero_responses"},
      {"response_time_total=0 responses=0", Id::frt, "zero_responses"},
  }));
  CAPTURE(cells, id);
  CHECK(text(solve(cells)[id]) == expected);
}

TEST_CASE("a composite takes the reason of its first undefined part", "[worksheet]") {
  CHECK(text(solve("revenue_end=0 ce=0 cn=0 cs=0 churned=0")[Id::ltv]) == "zero_end_customers");
  CHECK(text(solve("arpa=10 cs=0 churned=0 acquisition_spend=5 cn=0")[Id::ltv_cac]) == "zero_start_customers");
  CHECK(text(solve("arpa=10 churn=5 acquisition_spend=5 cn=0")[Id::ltv_cac]) == "zero_new_customers");
  CHECK(text(solve("sales=0 purchases=0 buyers=0 churn=5")[Id::cltv]) == "zero_purchases");
}

TEST_CASE("net retention from movements needs the lost revenue alone", "[worksheet]") {
  CHECK(text(solve("revenue_start=1000 revenue_churned=50")[Id::ndr]) == "95");
  CHECK(text(solve("revenue_start=1000 revenue_expansion=200")[Id::ndr]) == "missing_input");
  CHECK(text(solve("revenue_start=1000 revenue_churned=50")[Id::grr]) == "95");
  CHECK(text(solve("revenue_start=1000 revenue_contraction=50")[Id::grr]) == "missing_input");
}

TEST_CASE("lost revenue that is derived serves as well", "[worksheet]") {
  const auto sheet = solve("revenue_start=1000 revenue_new=100 revenue_expansion=20 revenue_contraction=10 revenue_end=1060");
  CHECK(text(sheet[Id::revenue_churned]) == "50");
  CHECK(text(sheet[Id::grr]) == "94");
  CHECK(text(sheet[Id::ndr]) == "96");
}

TEST_CASE("the zeros that a rate assumed are listed, for net and gross retention alone", "[worksheet]") {
  const auto result = report({row("", "revenue_start=1000 revenue_new=100 revenue_churned=50")});
  const auto& sheet = result.rows.front().sheet;
  CHECK(assumed(result) == std::vector<Id>{Id::revenue_expansion, Id::revenue_contraction, Id::revenue_paused});
  CHECK(text(sheet[Id::expansion_rate]) == "missing_input");
  CHECK(text(sheet[Id::contraction_rate]) == "missing_input");
  CHECK(text(sheet[Id::quick_ratio]) == "missing_input");
}

TEST_CASE("gross retention is missing where zeros would put it above net retention", "[worksheet]") {
  const auto sheet = solve("revenue_start=1000 revenue_new=100 revenue_churned=50 revenue_end=1000");
  CHECK(text(sheet[Id::ndr]) == "90");
  CHECK(text(sheet[Id::grr]) == "missing_input");
  CHECK(text(sheet[Id::gross_revenue_churn]) == "missing_input");
}

TEST_CASE("gross retention at net retention is kept", "[worksheet]") {
  const auto sheet = solve("revenue_start=1000 revenue_new=100 revenue_churned=100 revenue_end=1000");
  CHECK(text(sheet[Id::ndr]) == "90");
  CHECK(text(sheet[Id::grr]) == "90");
}

TEST_CASE("an empty cell in a column that exists is missing for its row", "[worksheet]") {
  const auto result = report({row("2026-01", "revenue_start=1000 revenue_churned=50 revenue_contraction=10 margin=80 arpa=10 churn=5"),
                              row("2026-02", "revenue_start=1000 revenue_churned=50 arpa=10 churn=5")});
  const auto& second = at(result, "2026-02").sheet;
  CHECK(text(second[Id::grr]) == "missing_input");
  CHECK(text(second[Id::ndr]) == "missing_input");
  CHECK(text(second[Id::gross_margin]) == "missing_input");
  CHECK(text(second[Id::ltv]) == "missing_input");
  CHECK(text(at(result, "2026-01").sheet[Id::grr]) == "94");
}

TEST_CASE("a reactivation rate needs the customers who came back, given", "[worksheet]") {
  CHECK(text(solve("cs=70 cn=30 ce=90")[Id::reactivation_rate]) == "missing_input");
  CHECK(text(solve("cs=70 cn=30 reactivated=0 ce=90")[Id::reactivation_rate]) == "0");
}

TEST_CASE("annual churn compounds the periods of a year", "[worksheet]") {
  const auto [granularity, expected] = GENERATE(table<Granularity, std::string>({
      {Granularity::year, "5"},
      {Granularity::quarter, "18.549375"},
      {Granularity::month, "45.9639912337363"},
      {Granularity::week, "93.05571598127662"},
      {Granularity::day, "99.99999926019727"},
      {Granularity::unknown, "period_unknown"},
  }));
  CHECK(text(solve("churn=5", granularity)[Id::annual_churn]) == expected);
}

TEST_CASE("a given quantity that could be computed is dropped", "[worksheet]") {
  const auto sheet = solve("cs=70 churned=10 churn=14.3");
  CHECK(text(sheet[Id::churn]) == "14.285714285714286");
  CHECK(sheet.facts().find(Id::churn) == nullptr);
  CHECK(text(solve("churn=14.3")[Id::churn]) == "14.3");
  CHECK(solve("churn=14.3").facts().find(Id::churn) != nullptr);
}

TEST_CASE("a lifespan is an expectation: the given one is used beside another of churn", "[worksheet]") {
  const auto given = solve("churn=5 lifespan=36 apv=10 frequency=1");
  CHECK(text(given[Id::customer_lifespan]) == "36");
  CHECK(given.facts().find(Id::customer_lifespan) != nullptr);
  CHECK(text(given[Id::cltv]) == "360");
  const auto same = solve("churn=5 lifespan=20");
  CHECK(text(same[Id::customer_lifespan]) == "20");
  CHECK(same.facts().find(Id::customer_lifespan) == nullptr);
}

TEST_CASE("times with a unit are brought to the snapshot's periods", "[worksheet]") {
  const auto [cells, granularity, id, expected] = GENERATE(table<std::string, Granularity, Id, std::string>({
      {"frequency=12/year", Granularity::month, Id::purchase_frequency, "1"},
      {"frequency=12/year", Granularity::quarter, Id::purchase_frequency, "3"},
      {"frequency=1/week", Granularity::year, Id::purchase_frequency, "52"},
      {"frequency=1/day", Granularity::year, Id::purchase_frequency, "365"},
      {"frequency=3", Granularity::month, Id::purchase_frequency, "3"},
      {"lifespan=20months", Granularity::month, Id::customer_lifespan, "20"},
      {"lifespan=2years", Granularity::month, Id::customer_lifespan, "24"},
      {"lifespan=18months", Granularity::year, Id::customer_lifespan, "1.5"},
      {"lifespan=5quarters", Granularity::month, Id::customer_lifespan, "15"},
      {"lifespan=2years", Granularity::unknown, Id::customer_lifespan, "24"},
      {"frequency=12/year", Granularity::unknown, Id::purchase_frequency, "1"},
  }));
  CAPTURE(cells);
  CHECK(text(solve(cells, granularity)[id]) == expected);
}

TEST_CASE("a lifetime value multiplies times of one unit only", "[worksheet]") {
  const auto [cells, granularity, expected] = GENERATE(table<std::string, Granularity, std::string>({
      {"apv=10 frequency=12/year lifespan=20months", Granularity::month, "200"},
      {"apv=10 frequency=12/year lifespan=20months", Granularity::unknown, "200"},
      {"apv=10 frequency=12 lifespan=2", Granularity::unknown, "240"},
      {"apv=10 frequency=12 churn=5", Granularity::unknown, "period_unknown"},
      {"apv=10 frequency=12 churn=5", Granularity::month, "2400"},
      {"apv=10 frequency=12/year churn=5", Granularity::month, "200"},
      {"apv=10 frequency=12 cs=80 churned=4", Granularity::unknown, "period_unknown"},
      {"sales=100 purchases=10 buyers=5 churn=5", Granularity::unknown, "400"},
      {"apv=10 frequency=12 lifespan=20months", Granularity::unknown, "period_unknown"},
  }));
  CAPTURE(cells);
  CHECK(text(solve(cells, granularity)[Id::cltv]) == expected);
}

TEST_CASE("without any acquisition cost a lifetime value subtracts nothing, and says so", "[worksheet]") {
  const auto result = report({row("", "apv=6.50 frequency=156 lifespan=5")});
  CHECK(text(result.rows.front().sheet[Id::cltv]) == "5070");
  CHECK(assumed(result) == std::vector<Id>{Id::gross_margin, Id::cac});
}

TEST_CASE("an acquisition cost that is there is subtracted, and one that is undefined leaves the value undefined", "[worksheet]") {
  CHECK(text(solve("apv=10 frequency=1 lifespan=20 cac=30")[Id::cltv]) == "170");
  CHECK(text(solve("apv=10 frequency=1 lifespan=20 acquisition_spend=300 cn=10")[Id::cltv]) == "170");
  CHECK(text(solve("apv=10 frequency=1 lifespan=20 acquisition_spend=300 cn=0")[Id::cltv]) == "zero_new_customers");
  CHECK(text(solve("apv=10 frequency=1 lifespan=20 acquisition_spend=300")[Id::cltv]) == "missing_input");
  const auto result = report({row("2026-01", "apv=10 frequency=1 lifespan=20 cac=30"), row("2026-02", "apv=10 frequency=1 lifespan=20")});
  CHECK(text(at(result, "2026-02").sheet[Id::cltv]) == "missing_input");
}

TEST_CASE("the explanation is the formula, the same with its numbers, and the result", "[worksheet]") {
  const auto [cells, id, expected] = GENERATE(table<std::string, Id, std::string>({
      {"cs=70 cn=30 ce=90", Id::crr, "(CE − CN − CR) / CS × 100 = (90 − 30 − 0) / 70 × 100 = 85.7%"},
      {"cs=70 churned=10", Id::crr, "(CS − CL) / CS × 100 = (70 − 10) / 70 × 100 = 85.7%"},
      {"churn=14.5", Id::crr, "100 − churn = 100 − 14.5 = 85.5%"},
      {"churn=5", Id::annual_churn, "100 × (1 − (1 − churn / 100)^n) = 100 × (1 − (1 − 5 / 100)^12) = 46.0%"},
      {"revenue_start=1000 revenue_churned=50", Id::ndr, "(S + X − D − L − P) / S × 100 = (1000 + 0 − 0 − 50 − 0) / 1000 × 100 = 95.0%"},
      {"revenue_end=9380.15 ce=90", Id::arpa, "E / CE = 9380.15 / 90 = 104.2"},
      {"cs=50 churned=0", Id::customer_lifespan, "1 / (churn / 100): undefined, nobody was lost"},
      {"churn=14.3", Id::churn, "14.3% (given)"},
      {"cs=70", Id::customers_start, "70"},
  }));
  CAPTURE(cells, id);
  CHECK(solve(cells).explain(id, 1).english() == expected);
}

TEST_CASE("no revenue moved: the rates of large amounts are zero", "[worksheet]") {
  retain::Snapshot snapshot;
  const auto millionths = [](std::int64_t units) { return retain::Number::fraction(retain::int128{units} * 1'000'000, 1'000'000); };
  snapshot.set(Id::revenue_start, millionths(10'000'000));
  snapshot.set(Id::revenue_expansion, millionths(0));
  snapshot.set(Id::revenue_contraction, millionths(0));
  snapshot.set(Id::revenue_churned, millionths(0));
  const auto result = report({snapshot});
  const auto& sheet = result.rows.front().sheet;
  CHECK(text(sheet[Id::expansion_rate]) == "0");
  CHECK(text(sheet[Id::contraction_rate]) == "0");
  CHECK(text(sheet[Id::ndr]) == "100");
}

TEST_CASE("what a metric lacks are the fewest inputs that complete one of its formulas", "[worksheet]") {
  using Ids = std::vector<Id>;
  CHECK(solve("churned=10").lacking(Id::crr) == Ids{Id::customers_start});
  CHECK(solve("cs=70 ce=90").lacking(Id::crr) == Ids{Id::customers_new});
  CHECK(solve("cs=70 cn=30 ce=90").lacking(Id::ltv) == Ids{Id::arpa});
  CHECK(solve("cs=70 cn=30 ce=90").lacking(Id::crr).empty());
}

TEST_CASE("a discounted lifetime value takes payments at the start of each period, by hand", "[worksheet]") {
  // m (1 + d) / (1 + d - r) of m = 1000, r = 0.8, d = 0.05.
  CHECK(text(solve("arpa=1000 churn=20 discount_rate=5", Granularity::year)[Id::discounted_ltv]) == "4200");
  CHECK(text(solve("arpa=1000 churn=20 discount_rate=0")[Id::discounted_ltv]) == "5000");
  CHECK(text(solve("arpa=1000 churn=20 discount_rate=0")[Id::ltv]) == "5000");
  // 100 × (1 + i) / (i + 0.05) with 1 + i = 1.1^(1/12), summed payment by payment elsewhere.
  const double monthly = solve("arpa=100 churn=5 discount_rate=10")[Id::discounted_ltv].number.value().to_double();
  CHECK(std::abs(monthly - 1738.6616394339214) < 1e-9);
  // Nobody leaves: a payment a year for good, at 10%.
  CHECK(text(solve("arpa=100 churn=0 discount_rate=10", Granularity::year)[Id::discounted_ltv]) == "1100");
  CHECK(text(solve("arpa=100 churn=0 discount_rate=0")[Id::discounted_ltv]) == "zero_churn");
  CHECK(text(solve("arpa=100 churn=5 discount_rate=10", Granularity::unknown)[Id::discounted_ltv]) == "period_unknown");
}

TEST_CASE("a yearly discount rate is compounded over the length of a period", "[worksheet]") {
  const auto rate = [](Granularity length) {
    return solve("discount_rate=21", length)[Id::discount_per_period].number.value().to_double();
  };
  CHECK(rate(Granularity::year) == 21);
  CHECK(std::abs(rate(Granularity::quarter) - 100 * (std::pow(1.21, 0.25) - 1)) < 1e-12);
  CHECK(std::abs(rate(Granularity::month) - 100 * (std::pow(1.21, 1.0 / 12) - 1)) < 1e-12);
  CHECK(std::abs(rate(Granularity::week) - 100 * (std::pow(1.21, 7 / 365.25) - 1)) < 1e-12);
  CHECK(std::abs(rate(Granularity::day) - 100 * (std::pow(1.21, 1 / 365.25) - 1)) < 1e-12);
}

TEST_CASE("a value to the horizon is the sum of so many payments, by hand", "[worksheet]") {
  // 100 + 90 + 81 of 100 a period at churn 10%.
  CHECK(text(solve("arpa=100 churn=10 horizon=3")[Id::value_to_horizon]) == "271");
  CHECK(text(solve("arpa=100 churn=10 horizon=3 gross_margin=50")[Id::value_to_horizon]) == "135.5");
  CHECK(text(solve("arpa=100 churn=0 horizon=12")[Id::value_to_horizon]) == "1200");
  CHECK(text(solve("arpa=100 churn=100 horizon=12")[Id::value_to_horizon]) == "100");
  CHECK(text(solve("arpa=100 horizon=12")[Id::value_to_horizon]) == "missing_input");
  // Of many periods it is the lifetime value, which it never exceeds.
  CHECK(solve("arpa=100 churn=10 horizon=100000")[Id::value_to_horizon].number.value() <= Number(1000));
  CHECK(text(solve("arpa=100 churn=10 horizon=100000")[Id::value_to_horizon]) == "1000");
}

TEST_CASE("what is measured is explained by what it means, and undefined of few customers", "[worksheet]") {
  CHECK(solve("buyers=80 top_ten_share=43").explain(Id::top_ten_share, 1).english() ==
        "43.0%: share of the period's revenue that the ten customers who pay the most bring");
  CHECK(text(solve("buyers=9 gini=0.4")[Id::top_ten_share]) == "few_customers");
  CHECK(text(solve("buyers=10 gini=0.4")[Id::top_ten_share]) == "missing_input");
  CHECK(text(solve("buyers=0")[Id::gini]) == "zero_buyers");
  CHECK(solve("buyers=9").explain(Id::top_ten_share, 1).english() == "undefined: there are too few customers for it to mean anything");
}
