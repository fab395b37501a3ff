#include "render/html/charts.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Texts = std::vector<std::string>;

namespace {

/// The headings of the charts of a report.
Texts charts_of(const Report& report, Language language = Language::english) {
  const std::string text = charts_markup(report, Figures(report, std::nullopt, Language::english), language).str();
  Texts headings;
  for (std::size_t at = text.find("<h3>"); at != std::string::npos; at = text.find("<h3>", at + 1)) {
    headings.push_back(text.substr(at + 4, text.find("</h3>", at) - at - 4));
  }
  return headings;
}

}  // namespace

TEST_CASE("a report has the charts that it has data for") {
  CHECK(charts_of(test::report({test::row("2026-01", "cs=100 cn=10 churned=5"), test::row("2026-02", "cs=105 cn=10 churned=7")})) ==
        Texts{"Customer retention rate, %", "Churn rate, %", "Customers at the end", "Customers from start to end of 2026-02"});
  CHECK(charts_of(test::report({test::row("2026-01", "nps=40"), test::row("2026-02", "nps=50")})).empty());
  CHECK(charts_of(test::report({test::row("", "cs=100 cn=10 churned=5")})) == Texts{"Customers from start to end"});
  CHECK(charts_of(Report()).empty());
}

TEST_CASE("revenue has its rates against each other and its movements") {
  const char* cells = "mrr_start=100 mrr_churned=5 new_mrr=4 revenue_contraction=1 revenue_expansion=3";
  CHECK(charts_of(test::report({test::row("2026-01", cells), test::row("2026-03", cells)})) ==
        Texts{"Net dollar retention against gross revenue retention, %", "Revenue at the end", "Revenue from start to end of 2026-03"});
}

TEST_CASE("chosen metrics are drawn one by one") {
  ReportOptions options;
  options.metrics = {Id::arpa, Id::churn};
  CHECK(charts_of(test::report(
            {test::row("2026-01", "cs=100 cn=10 churned=5 arpa=20"), test::row("2026-02", "cs=105 cn=10 churned=7 arpa=21")}, options)) ==
        Texts{"Churn rate, %", "Average revenue per account"});
}

TEST_CASE("reasons are drawn for the newest period and for all") {
  CHECK(charts_of(test::report(
            {test::row("2026-01", "cs=100 churned=5 churned:price=3"), test::row("2026-02", "cs=95 churned=7 churned:price=4")})) ==
        Texts{"Customer retention rate, %", "Churn rate, %", "Why customers left, 2026-02", "Why customers left, 2026-01 – 2026-02"});
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

TEST_CASE("the legend of a chart explains what is drawn in it") {
  const auto text = [](const std::vector<Snapshot>& rows) {
    const Report report = test::report(rows);
    return charts_markup(report, Figures(report, std::nullopt, Language::english), Language::english).str();
  };
  std::vector<Snapshot> rows = {test::row("2026-01", "cs=100 churned=5"), test::row("2026-02", "cs=100 churned=6"),
                                test::row("2026-03", "cs=100 churned=2")};
  CHECK(text(rows).find("period not complete") == std::string::npos);
  rows.back().complete = false;
  CHECK(text(rows).find("○: period not complete.") != std::string::npos);
}

TEST_CASE("of long series of segments only the newest change is marked") {
  std::vector<Snapshot> rows;
  for (int i = 0; i < 48; ++i) {
    const std::string month = std::to_string(2022 + i / 12) + (i % 12 < 9 ? "-0" : "-") + std::to_string(i % 12 + 1);
    for (const char* segment : {"a", "b"})
      rows.push_back(test::row(month, i % 2 == 0 ? "cs=1000 churned=50" : "cs=1000 churned=500", segment));
  }
  const Report report = test::report(rows);
  const std::string text = charts_markup(report, Figures(report, std::nullopt, Language::english), Language::english).str();
  CHECK(text.find("Of long series only the newest change is marked.") != std::string::npos);
}
