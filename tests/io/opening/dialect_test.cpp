#include "io/opening/dialect.hpp"

#include "support/catch.hpp"

using namespace retain::io;

namespace {

char delimiter_of(std::string_view text) {
  const auto is_known = [](std::string_view name) { return name == "period" || name == "cs" || name == "ce"; };
  return detect_delimiter(text, is_known);
}

}  // namespace

TEST_CASE("the delimiter is found in the content", "[dialect]") {
  CHECK(delimiter_of("period,cs,ce\n2026-01,70,90\n") == ',');
  CHECK(delimiter_of("period;cs;ce\n2026-01;70;90\n") == ';');
  CHECK(delimiter_of("period\tcs\tce\n2026-01\t70\t90\n") == '\t');
  CHECK(delimiter_of("period|cs|ce\n2026-01|70|90\n") == '|');
  CHECK(delimiter_of("period\n2026-01\n") == ',');
  CHECK(delimiter_of("") == ',');
}

TEST_CASE("decimal commas do not make a semicolon file a comma file", "[dialect]") {
  CHECK(delimiter_of("period;cs\n2026-01;97100,7\n2026-02;98,5\n") == ';');
  CHECK(delimiter_of("a;b\n1,5;97100,7\n2,5;98,5\n") == ';');
}

TEST_CASE("names that are known weigh more than anything else", "[dialect]") {
  CHECK(delimiter_of("period,cs,a;b;c;d;e\n2026-01,70,1;2;3;4;5\n") == ',');
  CHECK(delimiter_of("period,cs\n2026-01,1,234\n2026-02,1,235\n") == ',');
}

TEST_CASE("delimiters inside quotes do not count", "[dialect]") { CHECK(delimiter_of("\"x;y;z\",b\n1,2\n") == ','); }

TEST_CASE("a header beyond a limit keeps its delimiter, so that the limit is reported", "[dialect]") {
  std::string header = "period";
  for (int i = 0; i < 5000; ++i) header += ",c";
  CHECK(delimiter_of(header) == ',');
}
