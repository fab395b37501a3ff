#include "io/value/unit_text.hpp"

#include "support/catch.hpp"

using namespace retain;
using namespace retain::io;

TEST_CASE("units of money scale by powers of ten and name a currency", "[unit_text]") {
  struct Row {
    const char* text;
    int shift;
    const char* currency;
  };
  const Row rows[] = {
      {"", 0, ""},
      {"원", 0, "KRW"},
      {"천원", 3, "KRW"},
      {"만원", 4, "KRW"},
      {"만 원", 4, "KRW"},
      {"백만원", 6, "KRW"},
      {"억원", 8, "KRW"},
      {"만", 4, ""},
      {"K", 3, ""},
      {"k", 3, ""},
      {"M", 6, ""},
      {"m", 6, ""},
      {"k€", 3, "EUR"},
      {"$M", 6, "USD"},
      {"K USD", 3, "USD"},
      {"usd", 0, "USD"},
      {"￦", 0, "KRW"},
      {"£", 0, "GBP"},
      {"¥", 0, "JPY"},
      {"CHF", 0, "CHF"},
      {"kr", 0, "kr"},
      {"Mkr", 6, "kr"},
      {"zł", 0, "PLN"},
      {"SEK", 0, "SEK"},
      {"kSEK", 3, "SEK"},
      {"억", 8, ""},
      {"십억원", 9, "KRW"},
      {"조원", 12, "KRW"},
      {"천만원", 7, "KRW"},
      {"Mio. €", 6, "EUR"},
      {"Tsd. €", 3, "EUR"},
      {"T€", 3, "EUR"},
      {"TEUR", 3, "EUR"},
      {"Mrd. EUR", 9, "EUR"},
      {"bn", 9, ""},
      {"$B", 9, "USD"},
      {"USD thousands", 3, "USD"},
      {"in thousands of USD", 3, "USD"},
      {"USD in thousands", 3, "USD"},
      {"in k€", 3, "EUR"},
      {"€'000", 3, "EUR"},
      {"million", 6, ""},
      {"MM", 6, ""},
      {"in EUR", 0, "EUR"},
      {"Euro", 0, "EUR"},
      {"단위: 천원", 3, "KRW"},
      {"Einheit: T€", 3, "EUR"},
      {"INR", 0, "INR"},
      {"in 1000 €", 3, "EUR"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto unit = read_unit(row.text, Unit::money);
    REQUIRE(unit);
    CHECK(unit->shift == row.shift);
    CHECK(unit->currency == row.currency);
  }
}

TEST_CASE("decomposed units are the same units", "[unit_text]") {
  const auto unit = read_unit("\xE1\x84\x86\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x8B\xE1\x85\xAF\xE1\x86\xAB", Unit::money);
  REQUIRE(unit);
  CHECK(unit->shift == 4);
}

TEST_CASE("units of time belong to numbers of periods and frequencies", "[unit_text]") {
  CHECK(read_unit("months", Unit::periods)->time_unit == Granularity::month);
  CHECK(read_unit("Years", Unit::periods)->time_unit == Granularity::year);
  CHECK(read_unit("quarters", Unit::periods)->time_unit == Granularity::quarter);
  CHECK(read_unit("weeks", Unit::periods)->time_unit == Granularity::week);
  CHECK(read_unit("day", Unit::periods)->time_unit == Granularity::day);
  CHECK(read_unit("개월", Unit::periods)->time_unit == Granularity::month);
  CHECK(read_unit("/year", Unit::per_period)->time_unit == Granularity::year);
  CHECK(read_unit("/ month", Unit::per_period)->time_unit == Granularity::month);
  CHECK(read_unit("per week", Unit::per_period)->time_unit == Granularity::week);
}

TEST_CASE("a unit of another quantity is none", "[unit_text]") {
  CHECK_FALSE(read_unit("%", Unit::money));
  CHECK_FALSE(read_unit("furlongs", Unit::money));
  CHECK_FALSE(read_unit("KK", Unit::money));
  for (const char* text : {"T", "T$", "lakh", "in", "of", "in furlongs", "Äpfel", "천달러", "2000"}) {
    CAPTURE(text);
    CHECK_FALSE(read_unit(text, Unit::money));
  }
  CHECK_FALSE(read_unit("K", Unit::count));
  CHECK_FALSE(read_unit("원", Unit::count));
  CHECK_FALSE(read_unit("명", Unit::money));
  CHECK_FALSE(read_unit("/year", Unit::periods));
  CHECK_FALSE(read_unit("year", Unit::per_period));
  CHECK_FALSE(read_unit("x", Unit::ratio));
  CHECK_FALSE(read_unit("%", Unit::score));
}

TEST_CASE("counts, hours and percents have words of their own", "[unit_text]") {
  CHECK(read_unit("명", Unit::count));
  CHECK(read_unit("건", Unit::count));
  CHECK(read_unit("h", Unit::hours));
  CHECK(read_unit("%", Unit::percent)->percent);
  CHECK(read_unit("％", Unit::percent)->percent);
}

TEST_CASE("a currency is known by its sign or code", "[unit_text]") {
  CHECK(find_currency("$") == "USD");
  CHECK(find_currency("us$") == "USD");
  CHECK(find_currency("￦") == find_currency("원"));
  CHECK(find_currency("EUR ") == "EUR");
  CHECK(find_currency("만원").empty());
  CHECK(find_currency("xyz").empty());
}
