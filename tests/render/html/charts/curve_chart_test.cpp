#include "render/html/charts/curve_chart.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;

namespace {

bool holds(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a page draws curves with bands, what a model is held against, and where the forecast begins", "[curves]") {
  CurveChart chart;
  chart.title = "Customers still there, %";
  chart.across = "months since the first payment";
  chart.curves.push_back({"<model>", CurveStyle::line, {100, 75, 50}, {Interval{100, 100}, Interval{70, 80}, Interval{40, 60}}});
  chart.curves.push_back({"constant", CurveStyle::dashed, {100, 70, 49}, {}});
  chart.curves.push_back({"actual", CurveStyle::points, {100, 74, {}}, {}});
  chart.known_until = 1;
  chart.after_known = "forecast";
  const std::string text = curves_markup(chart, 2, Language::english).str();
  CHECK(holds(text, "<title>Customers still there, %</title>"));
  CHECK(holds(text, "<desc>months since the first payment. &lt;model&gt;: 100.0% (0) – 50.0% (2)."));
  CHECK(holds(text, "class=\"r1 pb\""));
  CHECK(holds(text, "class=\"l1\""));
  CHECK(holds(text, "class=\"l2\""));
  CHECK(holds(text, ">forecast</text>"));
  CHECK(holds(text,
              "name=\"c3\"><span>months since the first payment: 1<br>&lt;model&gt; 75.0% (70.0–80.0)<br>constant 70.0%<br>actual 74.0%"));
  CHECK(holds(text, ">50.0%</text>"));
  CHECK(curves_markup({}, 0, Language::english).empty());
}

TEST_CASE("a step goes along and then down", "[curves]") {
  CurveChart chart;
  chart.curves.push_back({"", CurveStyle::steps, {100, 50}, {}});
  CHECK(holds(curves_markup(chart, 0, Language::english).str(), "d=\"M250 14L750 14L750 100\""));
}
