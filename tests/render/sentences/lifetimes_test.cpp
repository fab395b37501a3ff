#include "render/sentences/lifetimes.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

using Notes = std::vector<std::string>;

Notes notes(const std::string& cells, const std::vector<Id>& shown, const ReportOptions& options = {}, bool has_commands = false) {
  const Report report = test::report({test::row("2026-01", cells)}, options);
  return lifetime_notes(report, shown, Figures(report, std::nullopt, Language::english), has_commands);
}

}  // namespace

TEST_CASE("each of the lifetime values says which it is, once", "[lifetimes]") {
  CHECK(notes_apart({Id::crr, Id::churn, Id::arpa}, Language::english).empty());
  const Notes all = notes_apart({Id::value_to_horizon, Id::ltv, Id::ltv, Id::cltv, Id::discounted_ltv}, Language::english);
  REQUIRE(all.size() == 4);
  CHECK(all[0].starts_with("CLTV: "));
  CHECK(all[1].starts_with("LTV: "));
  CHECK(all[2].starts_with("Discounted LTV: "));
  CHECK(all[3].starts_with("Value to the horizon: "));
  CHECK(notes_apart({Id::discounted_ltv}, Language::korean).front().starts_with("할인 LTV"));
}

TEST_CASE("few losses make a lifetime doubtful", "[lifetimes]") {
  CHECK(notes("cs=70 churned=3 arpa=10", {Id::customer_lifespan, Id::crr, Id::churn}) ==
        Notes{"Too few losses to trust customer lifespan: 3 of 70 customers left."});
  CHECK(
      notes("cs=70 churned=3 arpa=10", {Id::customer_lifespan}, {}, true) ==
      Notes{"Too few losses to trust customer lifespan: 3 of 70 customers left. `retain forecast` on their rows tells it with its range."});
  CHECK(notes("cs=70 churned=10 arpa=10", {Id::customer_lifespan}).empty());
  CHECK(notes("cs=70 churned=0 arpa=10", {Id::customer_lifespan}).empty());
  CHECK(notes("churn=5 arpa=10", {Id::customer_lifespan}).empty());
  CHECK(notes("cs=70 churned=3 arpa=10", {Id::crr, Id::arpa}).empty());
  CHECK(notes("cs=70 churned=3 arpa=10", {Id::ltv, Id::ltv_cac}).back() == "Too few losses to trust LTV: 3 of 70 customers left.");
}

TEST_CASE("losses that fall with age make a lifetime doubtful", "[lifetimes]") {
  ReportOptions options;
  options.losses_by_age = {Proportion{81, 1000}, Proportion{23, 1000}};
  CHECK(notes("cs=700 churned=30 arpa=10", {Id::customer_lifespan}, options) ==
        Notes{"Behind customer lifespan stands one churn for all, but 8.1% a month leave in their first year and 2.3% later."});
  options.losses_by_age = {Proportion{81, 1000}, Proportion{80, 1000}};
  CHECK(notes("cs=700 churned=30 arpa=10", {Id::customer_lifespan}, options).empty());
}
