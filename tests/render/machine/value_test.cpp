#include "render/formats.hpp"
#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;

TEST_CASE("values are bare numbers by row and metric, in the order asked for, and an empty line where undefined") {
  ReportOptions options;
  options.metrics = {Id::crr, Id::ndr, Id::customer_growth};
  const Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90"), test::row("2026-02", "cs=90 cn=12 ce=81")}, options);
  CHECK(render::render_values(report) == "85.71428571428571\n\n28.571428571428573\n76.66666666666667\n\n-10\n");
}
