#include "render/machine/quantities.hpp"
#include "render/markdown/quantities.hpp"
#include "render/terminal/quantities.hpp"
#include "support/catch.hpp"
#include "support/run_retain.hpp"

using namespace retain;
using test::Run;
using test::run_retain;

TEST_CASE("metrics prints the table, and all about one by id or alias") {
  CHECK(run_retain({"metrics"}).out == render::render_quantities({}));
  CHECK(run_retain({"metrics", "nrr"}).out == render::render_quantity(Id::ndr, {}));
  CHECK(run_retain({"metrics", "start"}).out == render::render_quantity(Id::customers_start, {}));
}

TEST_CASE("metrics has the formats of a table, JSON and Markdown") {
  CHECK(run_retain({"metrics", "-f", "json"}).out == render::render_quantities_json({}));
  CHECK(run_retain({"metrics", "crr", "-f", "json"}).out == render::render_quantities_json(Id::crr));
  CHECK(run_retain({"metrics", "-f", "markdown"}).out == render::render_quantities_markdown(render::Language::english));
  const Run one = run_retain({"metrics", "crr", "-f", "markdown"});
  CHECK(one.status == 2);
  CHECK(one.out.empty());
  CHECK(one.err == "retain: error: -f markdown is of the whole table\nhint: leave out the name, or use -f table or -f json\n");
}

TEST_CASE("a metric that there is not is wrong usage with the nearest") {
  const Run run = run_retain({"metrics", "chrn"});
  CHECK(run.status == 2);
  CHECK(run.err == "retain: error: unknown metric \"chrn\"; did you mean \"churn\"?\nhint: `retain metrics` lists them\n");
}
