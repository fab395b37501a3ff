#include "retain/wording.hpp"

#include "support/catch.hpp"

using retain::fill;
using retain::Wording;

TEST_CASE("a wording has its parts in its places") {
  CHECK(Wording("{0} is the first period", {{"2026-01"}}).english() == "2026-01 is the first period");
  CHECK(Wording("the last {0} in a {1} counts", {{"month", true}, {"year", true}}).english() == "the last month in a year counts");
  CHECK(Wording(std::string("nothing to fill in")).english() == "nothing to fill in");
  CHECK(Wording().english().empty());
}

TEST_CASE("parts may stand in another order, and what they hold is not filled in again") {
  const std::vector<std::string> parts{"{1}", "b"};
  CHECK(fill("{1}, {0}", parts) == "b, {1}");
  CHECK(fill("{0}{0}", parts) == "{1}{1}");
}

TEST_CASE("braces that are no places stay") {
  const std::vector<std::string> parts{"a"};
  CHECK(fill("{", parts) == "{");
  CHECK(fill("{}", parts) == "{}");
  CHECK(fill("{1} {x} {0", parts) == "{1} {x} {0");
  CHECK(fill("{-0} }{0}{", parts) == "{-0} }a{");
}
