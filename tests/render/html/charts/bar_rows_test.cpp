#include "render/html/charts/bar_rows.hpp"

#include "support/catch.hpp"

using namespace retain::render;

TEST_CASE("a line of bars says in words what its bar shows") {
  Markup bar;
  bar.element("s", "bar");
  CHECK(bar_row({"a<", "5", {}, {}}, bar).str() == "<li><p><span>a&lt;</span><span><b>5</b></span></p><s>bar</s></li>\n");
  CHECK(bar_row({"a", "-5", "loss", "together 7"}, bar).str() ==
        "<li><p><span>a</span><span><b class=\"loss\">-5</b> <span class=\"muted\">together 7</span></span></p><s>bar</s></li>\n");
  CHECK(bar_list({}).empty());
}
