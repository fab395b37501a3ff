#include "core/report/business.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using test::row;

namespace {

Business business(const std::string& cells, bool recurring = false) {
  ReportOptions options;
  options.recurring = recurring;
  return test::report({row("2026-01", cells)}, options).business;
}

}  // namespace

TEST_CASE("customers and recurring revenue are those of subscriptions") {
  CHECK(business("cs=70 cn=30 ce=90") == Business::subscriptions);
  CHECK(business("mrr_start=1000 mrr_churned=40") == Business::subscriptions);
  CHECK(business("cs=70 cn=30 ce=90 promoters=5 passives=3 detractors=2") == Business::subscriptions);
}

TEST_CASE("customers who buy again within a period are those of a shop, unless amounts recur") {
  const std::string customers = "cs=70 cn=30 ce=90 sales=9000 ";
  CHECK(business(customers + "purchases=120 buyers=90 repeat_buyers=20") == Business::shop);
  CHECK(business(customers + "purchases=120 buyers=90 repeat_buyers=20", true) == Business::subscriptions);
  CHECK(business(customers + "purchases=90 buyers=90 repeat_buyers=0") == Business::subscriptions);
  CHECK(business(customers + "purchases=101 buyers=100 repeat_buyers=1") == Business::subscriptions);
}

TEST_CASE("without customers kept, what there are values for tells") {
  CHECK(business("sales=6500 purchases=1000") == Business::shop);
  CHECK(business("promoters=60 passives=25 detractors=15") == Business::service);
  CHECK(business("ce=90") == Business::subscriptions);
}
