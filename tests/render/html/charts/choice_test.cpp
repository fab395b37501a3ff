#include "render/html/charts/choice.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using IdGroups = std::vector<std::vector<Id>>;

TEST_CASE("of complements the first alone has a chart") {
  const std::vector<Snapshot> rows = {test::row("2026-01", "cs=100 cn=10 churned=5"), test::row("2026-02", "cs=105 cn=10 churned=7")};
  ReportOptions options;
  options.metrics = {Id::churn, Id::crr, Id::customer_growth};
  const Report report = test::report(rows, options);
  CHECK(are_complements(report, Id::crr, Id::churn));
  CHECK_FALSE(are_complements(report, Id::crr, Id::customer_growth));
  CHECK_FALSE(are_complements(report, Id::crr, Id::crr));
  CHECK_FALSE(are_complements(report, Id::crr, Id::ndr));
  CHECK(charted_over_time(report) == IdGroups{{Id::churn}, {Id::customer_growth}});
}

TEST_CASE("rates of revenue stand together, and a value alone makes no line") {
  const char* cells = "mrr_start=100 mrr_churned=5 new_mrr=4 revenue_contraction=1 revenue_expansion=3";
  CHECK(charted_over_time(test::report({test::row("2026-01", cells), test::row("2026-02", cells)})) ==
        IdGroups{{Id::ndr, Id::grr}, {Id::revenue_end}});
  CHECK(charted_over_time(test::report({test::row("2026-01", cells)})).empty());
  CHECK(charted_over_time(Report()).empty());
}
