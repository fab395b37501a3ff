#include "render/content/leads.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;
using Ids = std::vector<Id>;

namespace {

const std::string subscriptions = "cs=70 cn=30 ce=90 mrr_start=700 mrr_new=300 mrr_churned=100";
const std::string shop = "cs=70 cn=30 ce=90 sales=3000 purchases=120 buyers=100 repeat_buyers=20";

}  // namespace

TEST_CASE("the leading metrics are those of the kind of business that have a value") {
  CHECK(leads_of(test::report({test::row("2026-01", subscriptions)})) == Ids{Id::crr, Id::ndr});
  CHECK(leads_of(test::report({test::row("2026-01", "cs=70 cn=30 ce=90")})) == Ids{Id::crr});
  CHECK(leads_of(test::report({test::row("2026-01", shop)})) == Ids{Id::repeat_purchase_rate, Id::purchase_frequency, Id::apv, Id::cltv});
  CHECK(leads_of(test::report({test::row("2026-01", "csat=4.2 frt=3")})) == Ids{Id::csat, Id::frt});
  CHECK(leads_of(test::report({test::row("2026-01", "ce=90")})).empty());
}

TEST_CASE("of chosen metrics the first leading one that is shown leads") {
  ReportOptions options;
  options.metrics = {Id::grr, Id::ndr};
  CHECK(leading_metric(test::report({test::row("2026-01", subscriptions)}, options)) == &quantity(Id::ndr));
  options.metrics = {Id::grr};
  CHECK(leading_metric(test::report({test::row("2026-01", subscriptions)}, options)) == nullptr);
}

TEST_CASE("nobody is told of another kind of business unless they ask") {
  const Report of_shop = test::report({test::row("2026-01", shop)});
  CHECK_FALSE(suits(of_shop, quantity(Id::ltv)));
  CHECK(suits(of_shop, quantity(Id::cltv)));
  ReportOptions options;
  options.recurring = true;
  CHECK_FALSE(suits(test::report({test::row("2026-01", shop)}, options), quantity(Id::cltv)));
  options.metrics = {Id::cltv};
  CHECK(suits(test::report({test::row("2026-01", shop)}, options), quantity(Id::cltv)));
}
