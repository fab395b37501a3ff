#include "render/html/charts/svg.hpp"

#include "support/catch.hpp"

using namespace retain::render;

TEST_CASE("places on the page are tenths without what says nothing") {
  CHECK(place_text(12.54) == "12.5");
  CHECK(place_text(12) == "12");
  CHECK(place_text(-0.01) == "0");
  CHECK(place_text(-3.2) == "-3.2");
}

TEST_CASE("a drawing has a name for those who hear it, and its texts are escaped") {
  Svg svg(20, "a<b", "c&d");
  svg.text("t", 100, 2, "<i>", -6);
  svg.mark(Mark::dot, "f", 125.5, 2, 3);
  CHECK(std::move(svg).finish().str() ==
        "<svg width=\"100%\" height=\"20\" role=\"img\"><title>a&lt;b</title><desc>c&amp;d</desc>"
        "<text class=\"t\" x=\"10%\" y=\"2\" dx=\"-6\">&lt;i&gt;</text>"
        "<circle class=\"f\" cx=\"12.55%\" cy=\"2\" r=\"3\"></circle></svg>");
}

TEST_CASE("outlines stretch with the drawing, what stands between them does not") {
  Svg svg(20);
  const Outline outline = Outline().move_to(0, 0).line_to(1000, 20);
  svg.path("a", outline).path("b", outline).line("c", 0, 1, 1000, 1);
  CHECK(std::move(svg).finish().str() ==
        "<svg width=\"100%\" height=\"20\" aria-hidden=\"true\"><svg viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\">"
        "<path class=\"a\" d=\"M0 0L1000 20\"></path><path class=\"b\" d=\"M0 0L1000 20\"></path></svg>"
        "<line class=\"c\" x1=\"0\" y1=\"1\" x2=\"100%\" y2=\"1\"></line></svg>");
}

TEST_CASE("marks have shapes of their own") {
  std::vector<std::string> drawn;
  for (const Mark mark : {Mark::dot, Mark::diamond, Mark::up, Mark::down}) {
    Svg svg(10, "", "");
    svg.mark(mark, "f", 5, 5, 2);
    drawn.push_back(std::move(svg).finish().str());
    CHECK(std::count(drawn.begin(), drawn.end(), drawn.back()) == 1);
  }
}
