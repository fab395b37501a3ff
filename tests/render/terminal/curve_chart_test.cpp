#include "render/terminal/curve_chart.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;

namespace {

RenderOptions narrow_options() {
  RenderOptions options;
  options.width = 60;
  return options;
}

}  // namespace

TEST_CASE("curves stand as marks on their band, an age a line, and what follows the known ages behind a line", "[curves]") {
  CurveChart chart;
  chart.title = "Customers still there, %";
  chart.across = "months since the first payment";
  chart.curves.push_back({"model", CurveStyle::line, {100, 75, 50, 45}, {Interval{100, 100}, Interval{70, 80}, Interval{40, 60}, {}}});
  chart.curves.push_back({"actual", CurveStyle::points, {100, 70, {}, {}}, {}});
  chart.known_until = 1;
  chart.after_known = "forecast";
  CHECK(curves_text(chart, narrow_options()) == R"(Customers still there, %
months since the first payment
0  100.0                                                   ◉
1   75.0                                    ×░░●░░
          ─── forecast ─────────────────────────────────────
2   50.0                      ░░░░░●░░░░
3   45.0                        ●
          ├────────────────────────┼───────────────────────┤
          0                       50                     100
● model (the numbers)  × actual  ◉ several in one place
░ model: 95% range
)");
}

TEST_CASE("many curves but the first share a mark, and many ages those at round distances", "[curves]") {
  CurveChart chart;
  chart.title = "t";
  chart.across = "months";
  for (int i = 0; i < 8; ++i) {
    Curve curve;
    curve.name = "c" + std::to_string(i);
    for (int age = 0; age <= 47; ++age) curve.values.emplace_back(100 - age - i);
    chart.curves.push_back(curve);
  }
  const std::string text = curves_text(chart, narrow_options());
  CHECK(text.find("40   60.0") != std::string::npos);
  CHECK(text.find("47   53.0") != std::string::npos);
  CHECK(text.find("45 ") == std::string::npos);
  CHECK(text.find("● c0 (the numbers)  · 7 others") != std::string::npos);
  CHECK(curves_text({}, narrow_options()).empty());
}
