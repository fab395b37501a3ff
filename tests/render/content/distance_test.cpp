#include "render/content/distance.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::string distance(const std::string& cells, const std::string& requirement, Language language = Language::english) {
  ReportOptions options;
  options.requirements = {parse_requirement(requirement)};
  const Report report = test::report({test::row("2026-01", cells)}, options);
  return distance_text(report.requirements.front(), Figures(report, std::nullopt, language));
}

}  // namespace

TEST_CASE("the distance of a requirement is told in its unit and direction") {
  CHECK(distance("cs=200 churned=23", "crr >= 85") == "3.5 points above");
  CHECK(distance("cs=200 churned=23", "crr >= 95") == "6.5 points below");
  CHECK(distance("cs=200 churned=23", "churn <= 20") == "8.5 points below");
  CHECK(distance("cs=2000 cn=0 churned=0", "customers_end >= 900") == "1,100 above");
  CHECK(distance("cs=100 churned=10", "customer_lifespan > 12") == "2.0 months below");
  CHECK(distance("cs=100 churned=10", "crr >= 90") == "at the bound");
  CHECK(distance("cs=0 churned=0", "crr >= 90").empty());
  CHECK(distance("cs=200 churned=23", "crr >= 85", Language::korean) == "목표보다 3.5%p 높음");
}

TEST_CASE("a distance is never told as nothing") {
  CHECK(distance("cs=10000 churned=1004", "crr >= 90") == "0.04 points below");
  CHECK(distance("cs=1000000000000 churned=1", "crr >= 100") == "1e-10 points below");
}
