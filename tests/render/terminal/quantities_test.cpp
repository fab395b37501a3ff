#include "render/terminal/quantities.hpp"

#include <algorithm>

#include "retain/quantity.hpp"
#include "support/catch.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

using namespace retain;
using namespace retain::render;

TEST_CASE("the list of quantities fits 80 columns and has every row of the table") {
  const std::string text = render_quantities({});
  for (const std::string& line : split(text, "\n")) {
    CAPTURE(line);
    CHECK(display_width(line) <= 80);
  }
  for (const Quantity& quantity : quantities()) {
    CAPTURE(quantity.key);
    CHECK(text.find("\n" + std::string(quantity.key) + " ") != std::string::npos);
  }
  CHECK(text.find("\nndr                     net dollar retention                         percent\n    (E − N − R) / S × 100\n") !=
        std::string::npos);
  CHECK(text.find("\ncustomers_start         CS  customers at the start      count\n") != std::string::npos);
}

TEST_CASE("the page of a metric has all that the table knows, and a worked number") {
  const std::string text = render_quantity(Id::ndr, {});
  for (const std::string_view part :
       {"ndr: net dollar retention (순매출 유지율)\n",
        "\nformula     (E − N − R) / S × 100\n            or (S + X − D − L − P) / S × 100\n", "\nunit        percent\n",
        "\n            higher is better\n", "\naliases     nrr, 순매출유지율\n",
        "\nneeds       revenue_start, revenue_new, revenue_end; or revenue_start,\n            revenue_churned\n",
        "revenue_start is the revenue_end of the period before;\n            revenue_reactivation 0; "
        "revenue_paused 0; revenue_expansion 0;\n            revenue_contraction 0\n",
        "there was no revenue at\n            the start\n", "\nguide       above 100", "\nsource      ",
        "\n            = (1000000 + 200000 − 50000 − 100000 − 0) / 1000000 × 100\n            = 105.0%\n"}) {
    CAPTURE(part);
    CHECK(text.find(part) != std::string::npos);
  }
}

TEST_CASE("the page of every quantity fits 80 columns") {
  for (const Quantity& quantity : quantities()) {
    for (const std::string& line : split(render_quantity(quantity.id, {}), "\n")) {
      CAPTURE(quantity.key, line);
      CHECK(display_width(line) <= 80);
    }
  }
}

TEST_CASE("the page of a fact says what its absence means and has no formula") {
  const std::string text = render_quantity(Id::customers_reactivated, {});
  CHECK(text.find("\nsymbol      CR\n") != std::string::npos);
  CHECK(text.find("\nif absent   customers_reactivated 0 (") != std::string::npos);
  CHECK(text.find("formula") == std::string::npos);
  CHECK(text.find("undefined") == std::string::npos);
}
