#include "core/period/date_words.hpp"

#include "support/catch.hpp"

using retain::find_month;
using retain::folded;

TEST_CASE("words fold to lower case and composed letters", "[date_words]") {
  CHECK(folded("Mar 2026") == "mar 2026");
  CHECK(folded("MÄRZ × ß") == "märz × ß");
  CHECK(folded("A\u0308O\u0308u\u0308") == "äöü");
  CHECK(folded("x\u0308") == "x\u0308");
  CHECK(folded("\u1102\u1167\u11AB \u1107\u116E") == "년 부");
  CHECK(folded("년\u11AB") == "년\u11AB");  // which ends in a consonant already
  CHECK(folded("").empty());
}

TEST_CASE("months are known by their names in English and German", "[date_words]") {
  CHECK(find_month("MAR") == 3);
  CHECK(find_month("märz") == 3);
  CHECK(find_month("MÄRZ") == 3);
  CHECK(find_month("October") == 10);
  CHECK(find_month("Okt") == 10);
  CHECK(find_month("Sept") == 9);
  CHECK_FALSE(find_month("marc").has_value());
  CHECK_FALSE(find_month("").has_value());
}
