#include "render/content/values.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("a fact that is only assumed has no value to show") {
  const Worksheet sheet = test::solve("cs=70 cn=30 ce=90");
  CHECK(shown_value(sheet, quantity(Id::customers_churned)) == Number(10));
  CHECK_FALSE(shown_value(sheet, quantity(Id::customers_reactivated)).has_value());
  CHECK(undefined_reason(sheet, quantity(Id::customers_reactivated)) == Reason::missing_input);
  CHECK(shown_value(sheet, quantity(Id::crr)) == Number::fraction(600, 7));
  CHECK_FALSE(shown_value(sheet, quantity(Id::ndr)).has_value());
}

TEST_CASE("reasons stand in the order first seen") {
  std::vector<Snapshot> snapshots{test::row("2026-01", "cs=70 churned=9"), test::row("2026-02", "cs=61 churned=9")};
  snapshots[0].reasons = {{"churned:price", 3}, {"churned:quality", 1}};
  snapshots[1].reasons = {{"churned:moved", 2}, {"churned:price", 3}};
  const Report report = test::report(snapshots);
  CHECK(reasons_of(report.rows) == std::vector<std::string>{"churned:price", "churned:quality", "churned:moved"});
}
