#include "io/columns/table_unit.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;

namespace {

std::vector<std::string> units_of(std::vector<std::string_view> fields) {
  std::vector<std::string> texts;
  for (const UnitInLine& unit : units_named_in(fields)) texts.push_back(unit.text);
  return texts;
}

/// The scale of the unit that a line names, "unknown", or "none".
std::string scale_of(std::vector<std::string_view> fields) {
  const std::vector<std::string> units = units_of(std::move(fields));
  if (units.empty()) return "none";
  const auto unit = read_unit(units.front(), Unit::money);
  return unit ? "10^" + std::to_string(unit->shift) + (unit->currency.empty() ? "" : " " + std::string(unit->currency)) : "unknown";
}

}  // namespace

TEST_CASE("lines above a table that name a unit are found out", "[table_unit]") {
  CHECK(scale_of({"단위: 천원"}) == "10^3 KRW");
  CHECK(scale_of({"(단위 : 백만원)"}) == "10^6 KRW");
  CHECK(scale_of({"[단위:억원]"}) == "10^8 KRW");
  CHECK(scale_of({"", "단위 만원"}) == "10^4 KRW");
  CHECK(scale_of({"(단위: 천원, 명)"}) == "10^3 KRW");
  CHECK(scale_of({"단위:", "천원"}) == "10^3 KRW");
  CHECK(scale_of({"Unit: k€"}) == "10^3 EUR");
  CHECK(scale_of({"Unit", "USD thousands"}) == "10^3 USD");
  CHECK(scale_of({"Currency: USD"}) == "10^0 USD");
  CHECK(scale_of({"Einheit: T€"}) == "10^3 EUR");
  CHECK(scale_of({"(in thousands)"}) == "10^3");
  CHECK(scale_of({"(in thousands, except customers)"}) == "10^3");
  CHECK(scale_of({"in thousands of USD"}) == "10^3 USD");
  CHECK(scale_of({"$ in thousands"}) == "10^3 USD");
  CHECK(scale_of({"All figures in USD thousands"}) == "10^3 USD");
  CHECK(scale_of({"Alle Angaben in Tsd. EUR"}) == "10^3 EUR");
  CHECK(scale_of({"Beträge in Mio. €"}) == "10^6 EUR");
  CHECK(scale_of({"Revenue report (k€)"}) == "10^3 EUR");
  CHECK(scale_of({"매출 현황 (천원)"}) == "10^3 KRW");
  CHECK(scale_of({"", "", "천원"}) == "10^3 KRW");
  CHECK(scale_of({"Report in €'000"}) == "10^3 EUR");
  CHECK(units_of({"Angaben in T€"}) == std::vector<std::string>{"T€"});
  CHECK(units_named_in(std::vector<std::string_view>{"Report", "", "Unit: k€"}).at(0).field == 2);
}

TEST_CASE("a unit that is not known is found out too", "[table_unit]") {
  CHECK(scale_of({"단위: 천달러"}) == "unknown");
  CHECK(scale_of({"Unit: lakh"}) == "unknown");
  CHECK(scale_of({"(in lakhs)"}) == "unknown");
  CHECK(scale_of({"Figures in crore"}) == "unknown");
  // Doubtful forms are no reason to read amounts that are a thousand times too small.
  for (const char* line : {"(K)", "(M)", "€ 000", "$000", "($000)", "USD (000)", "thousands of dollars", "Values: thousands",
                           "Report (thousands of euros)", "Values in $1,000s", "(x 1.000)", "Scale: 1000"}) {
    CAPTURE(line);
    CHECK(scale_of({line}) != "none");
    CHECK_FALSE(units_of({line}).empty());
  }
  CHECK(scale_of({"(금액단위: 천원)"}) == "10^3 KRW");
  CHECK(scale_of({"금액 단위: 만원"}) == "10^4 KRW");
  CHECK(scale_of({"※ 단위: 천원"}) == "10^3 KRW");
}

TEST_CASE("most lines name no unit", "[table_unit]") {
  for (const char* line : {"", "My report", "Exported 2026-02-01", "Report in Q1 2026", "Sales in Korea", "(in Q1 2026)", "1000", "M", "K",
                           "Status: (active)", "Unit economics", "2026", "고객 현황", "Country", "KR", "단위: 명", "Retention (%)"}) {
    CAPTURE(line);
    CHECK(units_of({line}).empty());
  }
}

TEST_CASE("the units above a table are one that is known", "[table_unit]") {
  const auto settled = [](std::vector<std::string> texts) {
    std::vector<NamedUnit> units;
    for (std::string& text : texts) units.push_back({std::move(text), {"in.csv", units.size() + 1, 1, {}}});
    Problems problems;
    const auto unit = settle_unit(units, problems);
    return unit ? std::to_string(unit->shift) : io::testing::briefly(problems.error_list());
  };
  CHECK(settled({}).empty());
  CHECK(settled({"천원"}) == "3");
  CHECK(settled({"천원", "천 원"}) == "3");
  CHECK(settled({"천원", "만원"}) == "2:1 two units above the table: \"만원\" and \"천원\" at 1:1");
  CHECK(settled({"lakh"}) == "1:1 unknown unit \"lakh\" above the table");
}

TEST_CASE("a column has the unit of its table, unless it states another", "[table_unit]") {
  const auto both = [](const char* own, const char* table) {
    Problems problems;
    const UnitText unit = with_table_unit(*read_unit(own, Unit::money), *read_unit(table, Unit::money),
                                          {std::string("revenue (") + own + ")", {"in.csv", 3, 5, {}}}, problems);
    if (problems.errors() > 0) return io::testing::briefly(problems.error_list());
    return std::to_string(unit.shift) + " " + std::string(unit.currency);
  };
  CHECK(both("", "천원") == "3 KRW");
  CHECK(both("천원", "천원") == "3 KRW");
  CHECK(both("$", "thousands") == "3 USD");
  CHECK(both("k", "USD") == "3 USD");
  CHECK(both("€", "EUR") == "0 EUR");
  CHECK(both("원", "천원") == "3:5 \"revenue (원)\" states another unit than the lines above the table");
  CHECK(both("만원", "천원") == "3:5 \"revenue (만원)\" states another unit than the lines above the table");
  CHECK(both("€", "USD") == "3:5 \"revenue (€)\" states another unit than the lines above the table");
}
