#include "render/content/figures.hpp"

#include "support/catch.hpp"
#include "support/snapshots.hpp"

using namespace retain;
using namespace retain::render;

namespace {

Figures figures_of(const std::string& cells, std::optional<int> precision = {}) {
  return {test::report({test::row("2026-01", cells)}), precision, Language::english};
}

}  // namespace

TEST_CASE("numbers round half up and are grouped") {
  const Figures figures = figures_of("cs=70 cn=30 ce=90");
  CHECK(figures.number(Id::customers_start, Number(1234567)) == "1,234,567");
  CHECK(figures.number(Id::crr, Number::fraction(8565, 100)) == "85.7");
  CHECK(figures.number(Id::quick_ratio, Number::fraction(5, 3)) == "1.67");
  CHECK(figures.with_unit(Id::crr, Number::fraction(600, 7)) == "85.7%");
  CHECK(figures.with_unit(Id::customer_lifespan, Number(7)) == "7.0 months");
  CHECK(figures.with_unit(Id::purchase_frequency, Number(3)) == "3.00 a month");
  CHECK(figures.with_unit(Id::nps, Number(40)) == "40.0 points");
}

TEST_CASE("money has the decimals that the amounts of the report have") {
  CHECK(figures_of("revenue_start=7000 revenue_end=8000").decimals(Id::revenue_start) == 0);
  CHECK(figures_of("revenue_start=7000.5 revenue_end=8000").decimals(Id::revenue_end) == 2);
  CHECK(figures_of("revenue_start=7000.1234 revenue_end=8000").decimals(Id::revenue_end) == 4);
}

TEST_CASE("computed money has cents, unless all of it is whole or large beside whole amounts") {
  CHECK(figures_of("revenue_end=9000 ce=90").decimals(Id::arpa) == 0);
  CHECK(figures_of("revenue_end=9001 ce=90").decimals(Id::arpa) == 2);
  CHECK(figures_of("revenue_end=9000001 ce=90").decimals(Id::arpa) == 0);
  CHECK(figures_of("revenue_end=9000001.123 ce=90").decimals(Id::arpa) == 2);
}

TEST_CASE("precision overrides the decimals of all that is not counted") {
  const Figures figures = figures_of("cs=70 cn=30 ce=90 revenue_end=1.25", 3);
  CHECK(figures.number(Id::crr, Number::fraction(600, 7)) == "85.714");
  CHECK(figures.number(Id::revenue_end, Number(1)) == "1.000");
  CHECK(figures.number(Id::customers_end, Number(90)) == "90");
}

TEST_CASE("a change has a sign, unless it rounds to nothing") {
  const Figures figures = figures_of("cs=70 cn=30 ce=90");
  CHECK(figures.change(Id::crr, Number::fraction(5, 10)) == "+0.5");
  CHECK(figures.change(Id::crr, Number::fraction(-21, 10)) == "-2.1");
  CHECK(figures.change(Id::crr, Number::fraction(4, 100)) == "0.0");
  CHECK(figures.change(Id::crr, Number::fraction(-4, 100)) == "0.0");
  CHECK(figures.change_with_unit(Id::crr, Number(1)) == "+1.0 points");
  CHECK(figures.change_with_unit(Id::customer_lifespan, Number(1)) == "+1.0 months");
}

TEST_CASE("ranges, p-values and numbers of periods in words") {
  CHECK(range_text(figures_of("cs=70 cn=30 ce=90"), Id::crr, {60, 70}, " to ") == "75.7 to 92.1");
  CHECK(p_value_text(0.029837209527304197) == "p 0.03");
  CHECK(p_value_text(0.0001) == "p < 0.001");
  CHECK(p_value_text(1) == "p 1");
  CHECK(periods_text(Granularity::month, 1, Language::english) == "1 month");
  CHECK(periods_text(Granularity::unknown, 6, Language::english) == "6 periods");
}
