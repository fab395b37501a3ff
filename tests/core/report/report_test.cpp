#include "retain/report.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using retain::Granularity;
using retain::Id;
using retain::Report;
using retain::ReportOptions;
using retain::test::assumed;
using retain::test::at;
using retain::test::Contains;
using retain::test::errors;
using retain::test::overall;
using retain::test::report;
using retain::test::row;
using retain::test::text;
using retain::test::warning_codes;

namespace {

std::vector<retain::Snapshot> three_months() {
  return {
      row("2026-01", "cs=70 cn=30 ce=90 mrr_start=7000.00 mrr_new=3000.00 mrr_expansion=500.25 mrr_contraction=120.10 mrr_churned=1000.00"),
      row("2026-02", "cs=90 cn=12 ce=95 mrr_start=9380.15 mrr_new=1210.00 mrr_expansion=0 mrr_contraction=0 mrr_churned=705.50"),
      row("2026-03", "cs=95 cn=20 ce=110 mrr_start=9884.65 mrr_new=2100.00 mrr_expansion=340.00 mrr_contraction=75.25 mrr_churned=410.00")};
}

std::string compounded(const Report& report, Id id, const std::string& segment = "") {
  const auto& all = overall(report, segment).compounded;
  const auto found = all.find(id);
  return found == all.end() ? "none" : retain::shortest(found->second.to_double());
}

ReportOptions strict() {
  ReportOptions options;
  options.strict = true;
  return options;
}

ReportOptions showing(std::vector<Id> metrics) {
  ReportOptions options;
  options.metrics = std::move(metrics);
  return options;
}

}  // namespace

TEST_CASE("three months of a subscription business", "[report]") {
  const auto result = report(three_months());
  CHECK(result.granularity == Granularity::month);
  REQUIRE(result.rows.size() == 3);
  const auto& january = result.rows[0].sheet;
  CHECK(text(january[Id::crr]) == "85.71428571428571");
  CHECK(text(january[Id::churn]) == "14.285714285714286");
  CHECK(text(january[Id::ndr]) == "91.145");
  CHECK(text(january[Id::grr]) == "83.99857142857142");
  CHECK(text(january[Id::customers_churned]) == "10");
  CHECK(text(january[Id::revenue_end]) == "9380.15");
  CHECK(text(result.rows[1].sheet[Id::crr]) == "92.22222222222223");
  CHECK(text(result.rows[2].sheet[Id::quick_ratio]) == "5.02833590932509");
  REQUIRE(result.overall.size() == 1);
  CHECK(overall(result).periods == 3);
  CHECK(text(overall(result).sheet[Id::crr]) == "91.37254901960785");
  CHECK(compounded(result, Id::crr) == "74.88721804511279");
  CHECK(result.warnings.empty());
}

TEST_CASE("the inputs are the facts given or derived and the given quantities used", "[report]") {
  const auto result = report({row("2026-01", "cs=70 cn=30 ce=90 churn=14.3 arpa=10")});
  std::vector<Id> inputs;
  for (const auto& [id, entry] : result.rows.front().sheet.facts().entries) inputs.push_back(id);
  CHECK(inputs == std::vector<Id>{Id::customers_start, Id::customers_new, Id::customers_churned, Id::customers_end, Id::arpa});
}

TEST_CASE("all metrics are shown in the order of the table, or those chosen in the order asked for", "[report]") {
  const auto all = report(three_months());
  CHECK(all.metrics.size() == 36);
  CHECK(all.metrics.front() == Id::crr);
  CHECK(all.metrics.back() == Id::frt);
  CHECK_FALSE(all.metrics_chosen);
  const auto chosen = report(three_months(), showing({Id::ndr, Id::crr, Id::ndr}));
  CHECK(chosen.metrics == std::vector<Id>{Id::ndr, Id::crr});
  CHECK(chosen.metrics_chosen);
}

TEST_CASE("overall covers the complete periods that are shown", "[report]") {
  ReportOptions options;
  options.since = "2026-02";
  const auto result = report({row("2026-01", "cs=100 churned=50"), row("2026-02", "cs=100 churned=10"), row("2026-03", "cs=300 churned=10"),
                              row("2026-04", "cs=300 churned=300 complete=no")},
                             options);
  CHECK(result.rows.size() == 3);
  CHECK_FALSE(result.rows.back().complete);
  CHECK(overall(result).periods == 2);
  CHECK(text(overall(result).sheet[Id::churn]) == "5");
  CHECK(compounded(result, Id::crr) == "87");
}

TEST_CASE("without a complete period there is nothing to sum", "[report]") {
  const auto result = report({row("2026-01", "cs=100 churned=50 complete=no")});
  CHECK(overall(result).periods == 0);
  CHECK(text(overall(result).sheet[Id::crr]) == "missing_input");
  CHECK(compounded(result, Id::crr) == "none");
}

TEST_CASE("a total of segments is complete where they all are", "[report]") {
  const auto result = report({row("2026-01", "cs=10", "A"), row("2026-01", "cs=10 complete=no", "B")});
  CHECK(at(result, "2026-01", "A").complete);
  CHECK_FALSE(at(result, "2026-01").complete);
}

TEST_CASE("retention compounds over the periods", "[report]") {
  const auto result =
      report({row("2026-01", "cs=100 churned=10 revenue_start=100 revenue_expansion=20 revenue_contraction=5 revenue_churned=5"),
              row("2026-02", "cs=90 churned=18 revenue_start=110 revenue_expansion=0 revenue_contraction=0 revenue_churned=11")});
  CHECK(compounded(result, Id::crr) == "72");
  CHECK(compounded(result, Id::ndr) == "99");
  CHECK(compounded(result, Id::grr) == "81");
  CHECK(overall(result).compounded.size() == 3);
}

TEST_CASE("nothing compounds over a period that is missing or undefined", "[report]") {
  CHECK(compounded(report({row("2026-01", "cs=100 churned=10"), row("2026-03", "cs=90 churned=18")}), Id::crr) == "none");
  const auto result = report({row("2026-01", "cs=100 churned=10 revenue_start=100 revenue_churned=5"), row("2026-02", "cs=90 churned=18")});
  CHECK(compounded(result, Id::crr) == "72");
  CHECK(compounded(result, Id::grr) == "none");
  CHECK(compounded(report({row("2026-01", "cs=0 cn=5 ce=5"), row("2026-02", "cs=5 cn=0 ce=5")}), Id::crr) == "none");
}

TEST_CASE("each segment compounds for itself", "[report]") {
  const auto result = report({row("2026-01", "cs=100 churned=10", "A"), row("2026-01", "cs=100 churned=50", "B"),
                              row("2026-02", "cs=90 churned=18", "A"), row("2026-02", "cs=50 churned=25", "B")});
  CHECK(compounded(result, Id::crr, "A") == "72");
  CHECK(compounded(result, Id::crr, "B") == "25");
  CHECK(compounded(result, Id::crr) == "48.5");
}

TEST_CASE("what a shown metric rested on is listed once, and nothing else is", "[report]") {
  CHECK(assumed(report({row("2026-01", "cs=70 cn=30 ce=90"), row("2026-02", "cs=90 cn=12 ce=95")})) ==
        std::vector<Id>{Id::customers_reactivated});
  CHECK(assumed(report({row("2026-01", "cs=70 churned=10")})).empty());
  CHECK(assumed(report({row("2026-01", "cs=70 cn=30 ce=90 revenue_start=10 revenue_churned=1")}, showing({Id::grr}))) ==
        std::vector<Id>{Id::revenue_contraction, Id::revenue_paused});
  CHECK(assumed(report({row("2026-01", "cs=70 reactivated=0 cn=30 ce=90")})).empty());
}

TEST_CASE("an assumed zero of returning customers says what it means", "[report]") {
  const auto result = report({row("2026-01", "cs=70 cn=30 ce=90")});
  REQUIRE(result.assumptions.size() == 1);
  CHECK_THAT(result.assumptions.front().text.english(),
             Contains("reactivated customers 0") && Contains("customers who came back count as kept"));
}

TEST_CASE("a margin that is assumed is listed beside the lifetime value only", "[report]") {
  CHECK(assumed(report({row("2026-01", "arpa=100 churn=5")})) == std::vector<Id>{Id::gross_margin});
  CHECK(assumed(report({row("2026-01", "arpa=100 churn=5")}, showing({Id::churn}))).empty());
  CHECK(assumed(report({row("2026-01", "arpa=100")})).empty());
}

TEST_CASE("strict makes errors of warnings", "[report]") {
  const std::vector<retain::Snapshot> doubtful{row("2026-01", "cs=70 churned=10 ce=60"), row("2026-02", "cs=61 churned=10 ce=51")};
  CHECK(errors(doubtful).empty());
  const auto found = errors(doubtful, strict());
  REQUIRE(found.size() == 1);
  CHECK_THAT(found.front(), Contains("in.csv:3 discontinuity"));
}

TEST_CASE("strict makes errors of zeros assumed for expansion and contraction", "[report]") {
  const auto found = errors({row("2026-01", "revenue_start=10 revenue_churned=1")}, strict());
  REQUIRE(found.size() == 2);
  CHECK_THAT(found[0], Contains("expansion revenue"));
  CHECK_THAT(found[1], Contains("contraction revenue"));
  CHECK(errors({row("2026-01", "cs=70 cn=30 ce=90")}, strict()).empty());
  CHECK(errors({row("2026-01", "revenue_start=10 revenue_new=1 revenue_expansion=0 revenue_contraction=0 revenue_churned=1")}, strict())
            .empty());
}

TEST_CASE("the granularity asked for is that of labels that do not tell it", "[report]") {
  ReportOptions options;
  options.granularity = Granularity::quarter;
  const auto result = report({row("", "churn=5")}, options);
  CHECK(result.granularity == Granularity::quarter);
  CHECK(text(result.rows.front().sheet[Id::annual_churn]) == "18.549375");
}

TEST_CASE("the order of the rows of a report is that of time, whatever that of the input", "[report]") {
  auto snapshots = three_months();
  std::swap(snapshots.front(), snapshots.back());
  const auto result = report(snapshots);
  CHECK(result.rows[0].period.to_string() == "2026-01");
  CHECK(text(result.rows[0].sheet[Id::crr]) == "85.71428571428571");
  CHECK(warning_codes(result).empty());
}

TEST_CASE("a start that only the first period has is carried on", "[report]") {
  const auto result = report({row("2026-01", "cs=200 cn=20 lost=12"), row("2026-02", "cn=15 lost=11"), row("2026-03", "cn=1 lost=2")});
  CHECK(at(result, "2026-03").sheet[Id::customers_start].number == retain::Number(212));
  CHECK(result.notes.empty());
  const auto with_another =
      report({row("2026-01", "cs=200 cn=20 lost=12"), row("2026-02", "cn=15 lost=11"), row("2026-03", "cs=212 cn=1 lost=2")});
  CHECK_FALSE(at(with_another, "2026-02").sheet[Id::customers_start].number);
}

TEST_CASE("a first start that nothing tells is asked for", "[report]") {
  const auto notes = [](const std::string& first, const std::string& second) {
    return report({row("2026-01", first), row("2026-02", second)}).notes;
  };
  CHECK(notes("cn=20 lost=12", "cn=15 lost=11") ==
        std::vector<std::string>{
            "2026-01 has no customers at the start, and nothing tells it: add that of the first period, in a column customers_start"});
  CHECK(notes("cn=20 ce=208 mrr_new=1 mrr_end=2", "cn=15 ce=212 mrr_new=1 mrr_end=3").size() == 2);
  CHECK(notes("cn=20 lost=12 ce=208", "cn=15 lost=11 ce=212").empty());
  CHECK(notes("churn=5", "churn=4").empty());
}
