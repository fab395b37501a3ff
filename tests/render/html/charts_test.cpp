#include "render/html/charts.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Texts = std::vector<std::string>;

namespace {

/// The headings of the charts of a report.
Texts charts_of(const Report& report, Language language = Language::english) {
  const std::string text = charts_markup(report, Figures(report, std::nullopt, language), language).str();
  Texts headings;
  for (std::size_t at = text.find("<h3>"); at != std::string::npos; at = text.find("<h3>", at + 1)) {
    headings.push_back(text.substr(at + 4, text.find("</h3>", at) - at - 4));
  }
  return headings;
}

}  // namespace

TEST_CASE("a report has the charts that it has data for") {
  CHECK(charts_of(test::report({test::row("2026-01", "cs=100 cn=10 churned=5"), test::row("2026-02", "cs=105 cn=10 churned=7")})) ==
        Texts{"Customer retention rate, %", "Customers at the end", "Customers: won and lost", "Customer lifespan, months"});
  CHECK(charts_of(test::report({test::row("2026-01", "nps=40 frt=3"), test::row("2026-02", "nps=50 frt=2")})).front() ==
        "Net promoter score");
  CHECK(charts_of(test::report({test::row("", "cs=100 cn=10 churned=5")})) == Texts{"Customers from start to end"});
  CHECK(charts_of(Report()).empty());
}

TEST_CASE("revenue has its rates against each other and its movements") {
  const char* cells = "mrr_start=100 mrr_churned=5 new_mrr=4 revenue_contraction=1 revenue_expansion=3";
  CHECK(charts_of(test::report({test::row("2026-01", cells), test::row("2026-03", cells)})) ==
        Texts{"Net dollar retention against gross revenue retention, %", "Revenue at the end", "Revenue: won and lost"});
}

TEST_CASE("chosen metrics are drawn in their order") {
  ReportOptions options;
  options.metrics = {Id::arpa, Id::churn};
  CHECK(charts_of(test::report(
            {test::row("2026-01", "cs=100 cn=10 churned=5 arpa=20"), test::row("2026-02", "cs=105 cn=10 churned=7 arpa=21")}, options)) ==
        Texts{"Average revenue per account", "Churn rate, %"});
}

TEST_CASE("reasons are drawn over time, for the newest period and for all") {
  CHECK(charts_of(test::report(
            {test::row("2026-01", "cs=100 churned=5 churned:price=3"), test::row("2026-02", "cs=95 churned=7 churned:price=4")})) ==
        Texts{"Customer retention rate, %", "Customer lifespan, months", "Why customers left, over time", "Why customers left, 2026-02",
              "Why customers left, 2026-01 – 2026-02"});
}

TEST_CASE("the share of a report is drawn where the newest period does not know it") {
  CHECK(charts_of(test::report({test::row("2026-01", "cs=100 cn=10 churned=5"), test::row("2026-02", "cs=105 cn=10 churned=7"),
                                test::row("2026-03", "cs=108 cn=9")}))
            .front() == "Customer retention rate, %");
}

TEST_CASE("segments stand side by side over time and in a single period") {
  const std::vector<Snapshot> rows = {test::row("2026-01", "cs=100 churned=5", "a"), test::row("2026-01", "cs=100 churned=50", "b"),
                                      test::row("2026-02", "cs=100 churned=6", "a"), test::row("2026-02", "cs=100 churned=45", "b")};
  CHECK(charts_of(test::report(rows)).back() == "Customer retention rate, % by segment");
  ReportOptions options;
  options.last = 1;
  CHECK(charts_of(test::report(rows, options)) == Texts{"Customer retention rate, % by segment"});
  CHECK(charts_of(test::report(rows), Language::korean).back() == "세그먼트별 고객 유지율, %");
}

TEST_CASE("the key of a chart explains what is drawn in it") {
  std::vector<Snapshot> rows = {test::row("2026-01", "cs=100 churned=5"), test::row("2026-02", "cs=100 churned=6"),
                                test::row("2026-03", "cs=100 churned=2")};
  const auto text = [](const std::vector<Snapshot>& snapshots) {
    const Report report = test::report(snapshots);
    return charts_markup(report, Figures(report, std::nullopt, Language::english), Language::english).str();
  };
  CHECK(text(rows).find("period not complete") == std::string::npos);
  rows.back().complete = false;
  CHECK(text(rows).find("○</i>period not complete") != std::string::npos);
  CHECK(text(rows).find("more than chance") == std::string::npos);
  rows.back() = test::row("2026-03", "cs=100 churned=60");
  CHECK(text(rows).find("▼</i>fell by more than chance") != std::string::npos);
}

TEST_CASE("all charts of a page have one time axis") {
  const Report report = test::report({test::row("2026-01", "cs=100 cn=10 churned=5"), test::row("2026-02", "cs=105 cn=10"),
                                      test::row("2026-03", "cs=115 cn=10 churned=7"), test::row("2026-04", "cs=118 cn=10 churned=7")});
  const std::string text = charts_markup(report, Figures(report, std::nullopt, Language::english), Language::english).str();
  const auto count = [&](const std::string& part) {
    std::size_t result = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++result;
    return result;
  };
  CHECK(count("<h3>") >= 3);
  CHECK(count(">2026-04</text>") == count("<h3>"));
}
