#include "render/models/forecast_page.hpp"

#include <variant>

#include "core/models/special.hpp"
#include "render/models/forecast_words.hpp"
#include "render/render.hpp"
#include "support/catch.hpp"

using namespace retain;
using namespace retain::render;

namespace {

Forecasts kept_out_forecasts() {
  Cohort cohort;
  cohort.size = Number(1000);
  for (const std::int64_t count : {1000, 869, 743, 653, 593, 551, 517, 491, 468, 445, 427, 409, 394})
    cohort.values.emplace_back(Number(count));
  ForecastRules rules;
  rules.fit = 7;
  rules.horizon = 14;
  rules.discount = 10;
  rules.granularity = Granularity::year;
  Forecasts forecasts;
  forecasts.whole = make_forecast({&cohort, 1}, rules);
  return forecasts;
}

}  // namespace

TEST_CASE("the curves of a forecast show what was kept out of it") {
  if (models::boost_math_version().empty()) return;
  const Forecasts forecasts = kept_out_forecasts();
  const Page page = forecast_page(forecasts, {}, Format::table);
  const CurveChart* chart = nullptr;
  for (const Part& part : page.parts) {
    if (const auto* found = std::get_if<CurveChart>(&part)) chart = found;
  }
  REQUIRE(chart != nullptr);
  REQUIRE(chart->curves.size() == 3);
  CHECK(chart->known_until == 7);
  CHECK(chart->curves[0].values.size() == 15);
  CHECK(chart->curves[1].style == CurveStyle::points);
  CHECK(*chart->curves[1].values[12] == Approx(39.4));
  CHECK_FALSE(chart->curves[1].values[13]);
  CHECK(chart->curves[1].band[12]->low < 39.4);
  CHECK(is_kept_out(forecasts.whole, 12));
  CHECK_FALSE(is_kept_out(forecasts.whole, 7));
  CHECK_FALSE(is_kept_out(forecasts.whole, 13));
}

TEST_CASE("the words of a forecast say what it claims, how sure that is, and what constant churn would say") {
  if (models::boost_math_version().empty()) return;
  const std::vector<std::string> words = forecast_headline(kept_out_forecasts(), {}, Format::table);
  REQUIRE(words.size() == 6);
  CHECK(words[0] == "Of new customers, 34.9% are expected to be still there 14 years after they began (95% range 30.9 to 38.9).");
  CHECK(words[1].find("it would be 21.7%; that fits how they left so far clearly worse") != std::string::npos);
  CHECK(words[2].find("5.92 payments made today") != std::string::npos);
  CHECK(words[3].find("is of ages after 7, the last that was fitted.") != std::string::npos);
  CHECK(words[4] ==
        "Tested on what was kept out of the fit (ages 8 to 12), it is off by at most 4.1%: closer than constant churn, off by 31.4%.");
  CHECK(words[5].find("The ranges tell how sure the parameters are") != std::string::npos);
}

TEST_CASE("a page of a forecast carries its warnings, and no hint of the command line") {
  if (models::boost_math_version().empty()) return;
  Forecasts forecasts = kept_out_forecasts();
  forecasts.warnings = {warning("came_back", "some came back", "")};
  forecasts.whole.mean_lifetime = Estimate{1.5, 1, std::nullopt};
  const std::string page = render_forecast(forecasts, Format::html, {});
  CHECK(page.find("some came back") != std::string::npos);
  CHECK(page.find("-f csv") == std::string::npos);
  CHECK(page.find("1.50 payments, but so few losses do not tell how many it is.") != std::string::npos);
  const std::string_view heading = "<h2>Notes</h2>";
  CHECK(page.find(heading) == page.rfind(heading));
  forecasts.whole.mean_lifetime = Estimate{15.83, 8.11, std::nullopt};
  CHECK(render_forecast(forecasts, Format::markdown, {}).find("15.83 payments (95% range 8.11 or more, no upper limit).") !=
        std::string::npos);
}
