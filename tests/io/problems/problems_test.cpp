#include "io/problems/problems.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

TEST_CASE("warnings keep their order, and tallies come last, each once", "[problems]") {
  Problems problems;
  problems.count(Tally::number_as_text, {"b.json", 3, 4, "/0/cs"});
  problems.warn({"a.csv", 1, 2, {}}, "unknown_column", "first");
  problems.count(Tally::rounded_amounts, {"a.csv", 2, 5, {}});
  problems.count(Tally::rounded_amounts, {"a.csv", 3, 5, {}});
  const auto warnings = std::move(problems).finish();
  REQUIRE(warnings.size() == 3);
  CHECK(warnings[0].code == "unknown_column");
  CHECK(warnings[1].code == "rounded_amounts");
  CHECK(warnings[1].message == "2 amounts have more than six decimals and are rounded, the first here");
  CHECK(warnings[1].place == Place{"a.csv", 2, 5, {}});
  CHECK(warnings[1].severity == Severity::warning);
  CHECK(warnings[2].code == "number_as_text");
  CHECK(warnings[2].message == "a number is written as text");
  CHECK(warnings[2].place.pointer == "/0/cs");
}

TEST_CASE("errors are thrown together, without the warnings", "[problems]") {
  Problems problems;
  problems.warn({}, "unknown_column", "a warning");
  problems.error({"a.csv", 2, 1, {}}, "first", "hint");
  problems.error({"a.csv", 3, 1, {}}, "second");
  CHECK(problems.errors() == 2);
  try {
    static_cast<void>(std::move(problems).finish());
    FAIL("nothing was thrown");
  } catch (const InputError& error) {
    REQUIRE(error.diagnostics().size() == 2);
    CHECK(error.diagnostics()[0].message == "first");
    CHECK(error.diagnostics()[0].hint == "hint");
    CHECK(error.diagnostics()[1].severity == Severity::error);
  }
}
