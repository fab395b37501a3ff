#include "render/sentences/further.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Texts = std::vector<std::string>;

namespace {

Texts further(const Report& report) {
  const Figures figures(report, std::nullopt, Language::english);
  return further_sentences(report, lay_out_overview(report, figures, 80), figures);
}

std::vector<Snapshot> months(int count, int segments) {
  std::vector<Snapshot> snapshots;
  auto period = Period::parse("2024-01");
  for (int month = 0; month < count; ++month, period = period.next()) {
    for (int i = 0; i < segments; ++i)
      snapshots.push_back(test::row(period.to_string(), "cs=100 cn=0 churned=5 mrr_start=1000 mrr_churned=50", "s" + std::to_string(i)));
  }
  return snapshots;
}

}  // namespace

TEST_CASE("what tables leave out is told, with the flag that shows it") {
  CHECK(further(test::report(months(36, 2))) ==
        Texts{"Also in 2026-12: GRR 95.0%, customer lifespan 20.0 months, customer growth -5.0%, annual churn 46.0%, gross revenue churn "
              "5.0%.",
              "--full: each segment over time, all periods and topics; --metrics: any metric."});
  CHECK(further(test::report(months(36, 15))).back() ==
        "--full: 3 more, each segment over time, all periods and topics; --metrics: any metric.");
}

TEST_CASE("of chosen metrics the rows that are not shown are counted") {
  ReportOptions options;
  options.metrics = {Id::crr};
  CHECK(further(test::report(months(36, 2), options)) == Texts{"94 rows are not shown: --full shows them."});
}

TEST_CASE("what few customers bring is told where it is much and they are few among many") {
  const auto told = [](const std::string& cells) {
    const Report report = test::report({test::row("2026-01", cells)});
    return remark(report, Figures(report, std::nullopt, Language::english));
  };
  CHECK(told("cs=0 cn=80 ce=80 buyers=80 top_ten_share=43 top_fifth_share=61") == "The ten largest customers bring 43.0% of revenue.");
  CHECK(told("cs=0 cn=80 ce=80 buyers=80 top_ten_share=20 top_fifth_share=61") == "The top 20% of customers bring 61.0% of revenue.");
  CHECK(told("cs=0 cn=80 ce=80 buyers=80 top_ten_share=20 top_fifth_share=40").empty());
  CHECK(told("cs=0 cn=12 ce=12 buyers=12 top_ten_share=90 top_fifth_share=61").empty());
  CHECK(told("cs=0 cn=12 ce=12 top_ten_share=90").empty());
}

TEST_CASE("a report that is shown whole leaves nothing to tell") { CHECK(further(test::report(months(2, 1))).empty()); }
