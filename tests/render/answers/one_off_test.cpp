#include "render/answers/one_off.hpp"

#include "render/render.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using retain::render::RenderOptions;

namespace {

std::string calculated(const std::string& cells, const ReportOptions& options = {}, bool explain = false) {
  RenderOptions rendering;
  rendering.one_off = true;
  rendering.explain = explain;
  return "\n" + render::render(test::report({test::row("", cells)}, options), render::Format::table, rendering);
}

ReportOptions monthly(std::vector<Id> metrics = {}) {
  ReportOptions options;
  options.metrics = std::move(metrics);
  options.granularity = Granularity::month;
  return options;
}

}  // namespace

TEST_CASE("a one-off calculation is a sentence, a metric a line, and what was assumed") {
  CHECK(calculated("cs=70 cn=30 ce=90", monthly()) == R"(
Kept 60 of 70 customers, lost 10, won 30; 90 at the end.

                                95% range     formula
crr                85.7%        75.7 to 92.1  (CE − CN − CR) / CS × 100
churn              14.3%        7.9 to 24.3   CL / CS × 100
annual_churn       84.3%                      100 × (1 − (1 − churn / 100)^n)
customer_lifespan   7.0 months                1 / (churn / 100)
customer_growth    28.6%                      (CE − CS) / CS × 100

Assumed: reactivated customers 0 (customers who came back count as kept).
)");
}

TEST_CASE("the formula shown is the one used, and a value that was given says so") {
  CHECK(calculated("churn=5%", monthly({Id::crr, Id::churn})) == "\ncrr    95.0%  100 − churn\nchurn   5.0%  as given\n");
}

TEST_CASE("a metric asked for that cannot be computed says why") {
  CHECK(calculated("cs=0 cn=30 reactivated=0 ce=30", monthly({Id::crr})) ==
        "\nLost 0, won 30; 30 at the end.\n\ncrr  – (there were no customers at the start)\n");
}

TEST_CASE("a long formula wraps in its column") {
  CHECK(calculated("promoters=60 passives=20 detractors=20 csat_total=420 csat_responses=100") == R"(
nps   40.0 points  (promoters − detractors) / (promoters + passives +
                   detractors) × 100
csat  4.20         csat_total / csat_responses
)");
}

TEST_CASE("worked formulas follow on request") {
  CHECK(calculated("cs=70 churned=10 reactivated=0", monthly({Id::churn}), true)
            .ends_with("\n\nchurn  CL / CS × 100 = 10 / 70 × 100 = 14.3%\n"));
}
