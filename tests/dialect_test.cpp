#include "io/dialect.hpp"

#include "catch.hpp"

using namespace retain::io;

namespace {

char delimiter_of(std::string_view text) {
  const auto is_known = [](std::string_view name) { return name == "period" || name == "cs" || name == "ce"; };
  return detect_dialect(text, std::nullopt, is_known).delimiter;
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

TEST_CASE("a first line sep= is honoured and skipped", "[dialect]") {
  const auto none = [](std::string_view) { return false; };
  const Dialect dialect = detect_dialect("sep=;\r\na,b;c\n", std::nullopt, none);
  CHECK(dialect.delimiter == ';');
  CHECK(dialect.body == "a,b;c\n");
  CHECK(dialect.start == TextPlace{2, 1});
  CHECK(detect_dialect("sep=|", std::nullopt, none).body.empty());
  CHECK(detect_dialect("sep=;\na|b\n", '|', none).delimiter == '|');
}

TEST_CASE("what the user settles is not detected", "[dialect]") {
  CHECK(detect_dialect("period,cs\n", '|', [](std::string_view) { return true; }).delimiter == '|');
}
