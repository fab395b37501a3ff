#include "render/html/charts/plot.hpp"

#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("places stand in the middle of equal slots") {
  const TimeFrame frame(test::report({test::row("2026-01", "cs=10 churned=1"), test::row("2026-04", "cs=10 churned=1")}),
                        Language::english);
  CHECK(frame.across(0) == 125);
  CHECK(frame.across(3) == 875);
}

TEST_CASE("a column tells its period where there is something to tell, and charts have keys of their own") {
  TimeFrame frame(test::report({test::row("2026-01", "cs=10 churned=1"), test::row("2026-02", "cs=10 churned=1"),
                                test::row("2026-03", "cs=10 churned=1")}),
                  Language::english);
  Plot plot(frame, {0, 10, 5}, "A & B", {});
  plot.tell(0, "x <1>");
  plot.tell(0, "y");
  plot.tell(2, "z");
  const std::string text = std::move(plot).finish().str();
  CHECK(text.find("<div class=\"hits\" role=\"radiogroup\" aria-label=\"A &amp; B\">"
                  "<label><input type=\"radio\" name=\"c1\"><span>2026-01<br>x &lt;1&gt;<br>y</span></label><i></i>"
                  "<label class=\"r\"><input type=\"radio\" name=\"c1\"><span>2026-03<br>z</span></label></div>") != std::string::npos);
  CHECK(columns_markup(frame, "", {"t"}).str().find("name=\"c2\"") != std::string::npos);
}

TEST_CASE("a key has a swatch or a symbol for each entry") {
  CHECK(key_markup({}).empty());
  CHECK(key_markup({{"l1", {}, "a"}, {{}, "○", "b"}}).str() ==
        "<ul class=\"key\"><li><i class=\"l1\" aria-hidden=\"true\"></i>a</li>"
        "<li><i class=\"\" aria-hidden=\"true\">○</i>b</li></ul>");
}
