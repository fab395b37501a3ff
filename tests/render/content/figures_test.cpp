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

TEST_CASE("a figure for little room is exact below 10,000, and never a thousand of its unit") {
  const auto in_english = [](const Number& value, int decimals = 0) { return short_figure(value, decimals, Language::english); };
  CHECK(in_english(Number(9999)) == "9,999");
  CHECK(in_english(Number::fraction(-1234567, 1000), 2) == "-1,234.57");
  CHECK(in_english(Number(12'500)) == "12.5K");
  CHECK(in_english(Number(125'318)) == "125.3K");
  CHECK(in_english(Number(-125'318)) == "-125.3K");
  CHECK(in_english(Number(999'949)) == "999.9K");
  CHECK(in_english(Number(999'950)) == "1.0M");
  CHECK(in_english(Number(2'500'000'000)) == "2.5B");
  CHECK(in_english(Number(9'000'000'000'000'000)) == "9,000.0T");
  const auto in_korean = [](const Number& value) { return short_figure(value, 0, Language::korean); };
  CHECK(in_korean(Number(9999)) == "9,999");
  CHECK(in_korean(Number(125'000)) == "12.5만");
  CHECK(in_korean(Number(101'054'600)) == "1.0억");
  CHECK(in_korean(Number(99'999'999)) == "1.0억");
}

TEST_CASE("amounts are told in the currency of the report, other numbers are not") {
  Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90 revenue_start=7000 revenue_end=125000")});
  report.currency = "KRW";
  const Figures won(report, std::nullopt, Language::korean);
  CHECK(won.with_unit(Id::revenue_end, Number(125'000)) == "₩125,000");
  CHECK(won.short_with_unit(Id::revenue_end, Number(125'000)) == "₩12.5만");
  CHECK(won.change_with_unit(Id::revenue_end, Number(-20)) == "-₩20");
  CHECK(won.short_change_with_unit(Id::revenue_end, Number(2'440'000)) == "+₩244.0만");
  CHECK(won.with_unit(Id::customers_end, Number(90)) == "90");
  report.currency = "CHF";
  CHECK(Figures(report, std::nullopt, Language::english).with_unit(Id::revenue_end, Number(5)) == "CHF 5");
  report.currency.clear();
  CHECK(Figures(report, std::nullopt, Language::english).with_unit(Id::revenue_end, Number(5)) == "5");
}
