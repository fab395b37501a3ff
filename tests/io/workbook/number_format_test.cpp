#include "io/workbook/number_format.hpp"

#include "support/catch.hpp"

using namespace retain::io;

TEST_CASE("a format code says whether a number is a date, a month, a year, a time or a percent") {
  for (const char* code : {"yyyy-mm-dd", "d/m/yy", "[$-412]yyyy\"년\" m\"월\" d\"일\";@", "dd.mm.yyyy hh:mm", "d-mmm", "mmmm", "ddd",
                           "yyyy\\-mm\\-dd", "[Red]m/d/yyyy;@", "[$-409]d\\-mmm\\-yy;@", "e.mm.dd"}) {
    INFO(code);
    CHECK(kind_of_format(code) == NumberKind::date);
  }
  for (const char* code : {"mmm-yy", "yyyy-mm", "yyyy\"년\" m\"월\"", "[$-409]mmmm\\ yyyy"})
    CHECK(kind_of_format(code) == NumberKind::month);
  for (const char* code : {"yyyy", "yyyy\"년\"", "yy"}) CHECK(kind_of_format(code) == NumberKind::year);
  for (const char* code : {"h:mm", "hh:mm:ss", "mm:ss", "h:mm AM/PM", "h\"시\" mm\"분\""}) CHECK(kind_of_format(code) == NumberKind::time);
  for (const char* code : {"0%", "0.00%", "#,##0.0%;[Red]-#,##0.0%"}) CHECK(kind_of_format(code) == NumberKind::percent);
  for (const char* code :
       {"General",        "general",  "General\"년\"", "General_)",      "[Red]General",      "General;-General", "0",
        "#,##0.00",       "0.00E+00", "\"day\" 0",     "#,##0 \"days\"", "[$€-407] #,##0.00", "[h]:mm",           "[mm]:ss",
        "_-* #,##0.00_d", "@",        "0\\d",          "\"100%\" 0",     "#,##0,\"M\"",       "[Magenta]0",       "[>100]0"}) {
    INFO(code);
    CHECK(kind_of_format(code) == NumberKind::number);
  }
}

TEST_CASE("formats that a workbook does not spell out have their kinds too") {
  CHECK(kind_of_builtin_format(0) == NumberKind::number);
  CHECK(kind_of_builtin_format(4) == NumberKind::number);
  CHECK(kind_of_builtin_format(9) == NumberKind::percent);
  CHECK(kind_of_builtin_format(10) == NumberKind::percent);
  CHECK(kind_of_builtin_format(14) == NumberKind::date);
  CHECK(kind_of_builtin_format(17) == NumberKind::month);
  CHECK(kind_of_builtin_format(20) == NumberKind::time);
  CHECK(kind_of_builtin_format(22) == NumberKind::date);
  CHECK(kind_of_builtin_format(31) == NumberKind::date);
  CHECK(kind_of_builtin_format(46) == NumberKind::number);
  CHECK(kind_of_builtin_format(49) == NumberKind::number);
  CHECK(kind_of_builtin_format(57) == NumberKind::date);
}
