// Worked examples that others have published, each with its source; numbers are given to the digits that the source prints.
#include <string>
#include <tuple>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Granularity;
using retain::Id;
using retain::test::at;
using retain::test::overall;
using retain::test::report;
using retain::test::row;
using retain::test::solve;
using retain::test::text;

namespace {

struct Example {
  std::string source;
  std::string cells;
  Id id;
  int decimals;
  std::string printed;
};

void check(const Example& example, Granularity granularity = Granularity::unknown) {
  CAPTURE(example.source, example.cells, example.id);
  const auto sheet = solve(example.cells, granularity);
  REQUIRE(sheet[example.id].number.has_value());
  CHECK(sheet[example.id].number->to_fixed(example.decimals) == example.printed);
}

}  // namespace

TEST_CASE("published customer retention and churn rates", "[published]") {
  check(GENERATE(values<Example>({
      {"a case study of 70 customers, 30 new, 90 at the end", "start=70 new=30 end=90", Id::crr, 0, "86"},
      {"faqprime.com/glossary/25", "start=100 new=15 end=110", Id::crr, 10, "95.0000000000"},
      {"techblog.kozminski.edu.pl/2015/12/06/retention-rate-2", "start=100 new=20 end=105", Id::crr, 10, "85.0000000000"},
      {"thediamondace.com", "start=10000 new=2000 end=6000", Id::crr, 10, "40.0000000000"},
      {"a widespread worked example", "start=200 new=40 end=220", Id::crr, 10, "90.0000000000"},
      {"dbt-labs/mrr-playbook, 2019-07, returning customers not counted", "start=22 new=3 end=26", Id::crr, 2, "104.55"},
      {"dbt-labs/mrr-playbook, 2019-07", "start=22 new=3 reactivated=1 end=26", Id::crr, 2, "100.00"},
      {"churnmiser.com", "start=2000 lost=300", Id::churn, 10, "15.0000000000"},
      {"causal.app/calculate/stripe-churn-rate", "start=400 new=0 end=380", Id::churn, 10, "5.0000000000"},
      {"recurly.com/blog/key-terms-related-to-churn-defined, those of the start only", "start=1000 new=488 end=1438", Id::churn, 1, "5.0"},
  })));
}

TEST_CASE("published revenue retention", "[published]") {
  check(GENERATE(values<Example>({
      {"help.chartmogul.com 203359341", "revenue_start=100 revenue_churned=10 revenue_contraction=10 revenue_expansion=10",
       Id::gross_revenue_churn, 10, "20.0000000000"},
      {"coachpms.com/metrics-1/net-dollar-retention",
       "revenue_start=1000000 revenue_expansion=200000 revenue_contraction=50000 revenue_churned=100000", Id::ndr, 10, "105.0000000000"},
      {"pulserevops.com/sales-trainings/q97", "mrr_start=10000000 mrr_expansion=1800000 mrr_contraction=600000 mrr_churned=900000", Id::grr,
       10, "85.0000000000"},
      {"productanalyst.ai", "revenue_start=50000 revenue_expansion=5000 revenue_churned=2000", Id::ndr, 10, "106.0000000000"},
      {"runfutureproof.com/terms/grr-gross-revenue-retention", "revenue_start=200000 revenue_contraction=10000 revenue_churned=15000",
       Id::grr, 10, "87.5000000000"},
      {"dnoise.online/en/metrics/nrr-ndr", "revenue_start=200000 revenue_expansion=20000 revenue_contraction=4000 revenue_churned=6000",
       Id::ndr, 10, "105.0000000000"},
      {"pitchkit.net", "revenue_new=20000 revenue_expansion=8000 revenue_churned=5000 revenue_contraction=3000", Id::quick_ratio, 10,
       "3.5000000000"},
      {"super-calc.com", "revenue_new=95000 revenue_expansion=28000 revenue_churned=18000 revenue_contraction=7000", Id::quick_ratio, 2,
       "4.92"},
  })));
}

TEST_CASE("published lifetime values", "[published]") {
  check(GENERATE(values<Example>({
      {"super-calc.com clv-calculator", "apv=6.50 frequency=156 lifespan=5", Id::cltv, 10, "5070.0000000000"},
      {"justaaa.com/accounting/238317", "apv=5.90 frequency=218.4 lifespan=20", Id::cltv, 2, "25771.20"},
      {"Starbucks: Delivering Customer Service", "apv=4.06 frequency=51.6 lifespan=4.40", Id::cltv, 2, "921.78"},
      {"help.chartmogul.com 203359061", "arpa=100 churn_rate=5", Id::ltv, 10, "2000.0000000000"},
      {"gistjunction.com", "arpa=100 churn_rate=5 gross_margin=80", Id::ltv, 10, "1600.0000000000"},
      {"MetricHQ", "arpa=500 churn_rate=2.5 gross_margin=75", Id::ltv, 10, "15000.0000000000"},
      {"MetricHQ", "arpa=500 churn_rate=2.5 gross_margin=75 cac=6000", Id::ltv_cac, 10, "2.5000000000"},
      {"payproglobal.com/payback-period", "cac=100 arpa=50", Id::cac_payback, 10, "2.0000000000"},
  })));
}

TEST_CASE("published scores of service", "[published]") {
  check(GENERATE(values<Example>({
      {"theprimecalculator.com", "promoters=60 passives=25 detractors=15", Id::nps, 10, "45.0000000000"},
      {"super-calc.com nps-score", "promoters=120 passives=65 detractors=15", Id::nps, 10, "52.5000000000"},
      {"calculatorlib.com", "csat_satisfied=170 csat_responses=200", Id::csat_rate, 10, "85.0000000000"},
  })));
}

TEST_CASE("runfutureproof.com/terms/grr-gross-revenue-retention: 12.5% a quarter is 41.38% a year, not 50", "[published]") {
  check({"compounded", "churn=12.5", Id::annual_churn, 2, "41.38"}, Granularity::quarter);
}

TEST_CASE("PostHog/posthog issue 25998: a mean over groups is weighted by their size", "[published]") {
  const auto result = report({row("2026-01", "cs=10 churned=8", "small"), row("2026-01", "cs=100 churned=100", "large")});
  CHECK(text(at(result, "2026-01", "small").sheet[Id::crr]) == "20");
  CHECK(text(at(result, "2026-01", "large").sheet[Id::crr]) == "0");
  CHECK(at(result, "2026-01").sheet[Id::crr].number->to_fixed(1) == "1.8");
  CHECK(overall(result).sheet[Id::crr].number->to_fixed(1) == "1.8");
}

TEST_CASE("theprimecalculator.com/business/saas-quick-ratio-calculator prints 0 where nothing was lost; it is undefined", "[published]") {
  CHECK(text(solve("revenue_new=100 revenue_expansion=10 revenue_contraction=0 revenue_churned=0")[Id::quick_ratio]) == "zero_losses");
}
