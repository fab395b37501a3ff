#include "render/sentences/one_point.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

std::string told(const std::string& cells, Language language = Language::english) {
  const Report report = test::report({test::row("2026-01", cells)});
  return one_point_sentence(report, Figures(report, std::nullopt, language));
}

}  // namespace

TEST_CASE("a point of retention is told in customers and, where it is known, in money") {
  const std::string customers = "cs=1000 cn=0 churned=50";
  CHECK(told(customers) == "One point more of CRR would keep 10.0 customers; what they bring in is not known.");
  CHECK(told(customers + " mrr_start=20000 mrr_new=0 mrr_expansion=0 mrr_contraction=0 mrr_churned=1000") ==
        "One point more of CRR would keep 10.0 customers and bring 200.00 a month of margin.");
  CHECK(told(customers, Language::korean) == "유지율 1%p 상승 시 고객 10.0명 유지. 이들이 가져올 금액은 알 수 없음.");
}

TEST_CASE("where nothing follows, or there is no point to add, nothing is told") {
  CHECK(told("cs=1000 cn=0 churned=0").empty());
  CHECK(told("promoters=60 passives=25 detractors=15").empty());
}
