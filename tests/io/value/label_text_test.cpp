#include "io/value/label_text.hpp"

#include "io/value/cell.hpp"
#include "support/catch.hpp"

using namespace retain::io;

TEST_CASE("the guard against formulas is taken off, other apostrophes stay", "[label_text]") {
  CHECK(without_guard("'=1+1") == "=1+1");
  CHECK(without_guard("''=1") == "'=1");
  CHECK(without_guard("'tis") == "'tis");
  CHECK(without_guard("=1") == "=1");
  CHECK(without_guard("'") == "'");
}

TEST_CASE("totals have many names", "[label_text]") {
  for (const char* text : {"Total:", "Gesamt:", "Insgesamt", "Gesamtergebnis", "총합계", "총 합계", "누계", "(all)", "Overall", "Σ"}) {
    CAPTURE(text);
    CHECK(is_totals_word(text));
  }
  for (const char* text : {"Totally", "Europe", "Allianz", "Sumatra", ""}) {
    CAPTURE(text);
    CHECK(is_totals_word(text) == (*text == '\0'));
  }
}
