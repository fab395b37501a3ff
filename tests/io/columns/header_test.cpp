#include "io/columns/header.hpp"

#include "support/catch.hpp"

using namespace retain::io;

TEST_CASE("the sign of a waterfall is no part of a name", "[header]") {
  for (const char* header : {"+ New", "+New", "(+) New", "- New", "− New", "– New", "(-) New", "= New", " (=)New "}) {
    CAPTURE(header);
    CHECK(split_unit(header).whole == "New");
  }
  CHECK(split_unit("-").whole == "-");
  CHECK(same_name(split_unit("+ New"), "+ New"));
  CHECK(same_name(split_unit("+ New"), "new"));
}
