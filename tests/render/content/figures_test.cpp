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

TEST_CASE("large numbers are short on a tile, small ones exact") {
  const auto brief = [](const Number& value, Language language = Language::english) {
    return short_number(value, grouped(value.to_fixed(0)), language);
  };
  CHECK(brief(Number(99999)) == "99,999");
  CHECK(brief(Number(100000)) == "100.0K");
  CHECK(brief(Number::fraction(12531896, 100)) == "125.3K");
  CHECK(brief(Number(950000)) == "950.0K");
  CHECK(brief(Number(999949)) == "999.9K");
  CHECK(brief(Number(999950)) == "1.0M");
  CHECK(brief(Number(-1234567)) == "-1.2M");
  CHECK(brief(Number(2'500'000'000)) == "2.5B");
  CHECK(brief(Number(9'999'999'999'999'999)) == "10,000.0T");
  CHECK(brief(Number(0)) == "0");
  CHECK(brief(Number(99999), Language::korean) == "99,999");
  CHECK(brief(Number(125000), Language::korean) == "12.5만");
  CHECK(brief(Number(99'999'499), Language::korean) == "9,999.9만");
  CHECK(brief(Number(99'999'500), Language::korean) == "1.0억");
  CHECK(brief(Number(-100'690'000), Language::korean) == "-1.0억");
  const Report report = test::report({test::row("2026-01", "cs=100 churned=5 mrr_start=100.50 mrr_churned=5.25")});
  const Figures figures(report, std::nullopt, Language::english);
  CHECK(figures.brief(Id::revenue_end, Number::fraction(9401, 100)) == "94.01");
  CHECK(figures.brief_with_unit(Id::crr, Number(95)) == "95.0%");
}

TEST_CASE("amounts are told in the currency of the report, other numbers are not") {
  Report report = test::report({test::row("2026-01", "cs=70 cn=30 ce=90 revenue_start=7000 revenue_end=125000")});
  report.currency = "KRW";
  const Figures won(report, std::nullopt, Language::korean);
  CHECK(won.with_unit(Id::revenue_end, Number(125'000)) == "₩125,000");
  CHECK(won.brief_with_unit(Id::revenue_end, Number(125'000)) == "₩12.5만");
  CHECK(won.change_with_unit(Id::revenue_end, Number(-20)) == "-₩20");
  CHECK(won.brief_change_with_unit(Id::revenue_end, Number(2'440'000)) == "+₩244.0만");
  CHECK(won.with_unit(Id::customers_end, Number(90)) == "90");
  report.currency = "CHF";
  CHECK(Figures(report, std::nullopt, Language::english).with_unit(Id::revenue_end, Number(5)) == "CHF 5");
  report.currency.clear();
  CHECK(Figures(report, std::nullopt, Language::english).with_unit(Id::revenue_end, Number(5)) == "5");
}
