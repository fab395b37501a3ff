#include "text/words.hpp"

#include "support/catch.hpp"

using namespace retain;

TEST_CASE("digits are grouped before the point alone") {
  CHECK(grouped("0") == "0");
  CHECK(grouped("999") == "999");
  CHECK(grouped("1000") == "1,000");
  CHECK(grouped("-123456.1234") == "-123,456.1234");
  CHECK(grouped("1234567") == "1,234,567");
}

TEST_CASE("splitting keeps empty parts") {
  CHECK(split("a = b = c", " = ") == std::vector<std::string>{"a", "b", "c"});
  CHECK(split("", ",") == std::vector<std::string>{""});
  CHECK(split("a,,", ",") == std::vector<std::string>{"a", "", ""});
}

TEST_CASE("a sentence begins with a capital, if it has letters") {
  CHECK(capitalised("kept 60") == "Kept 60");
  CHECK(capitalised("90 at the end") == "90 at the end");
  CHECK(capitalised("").empty());
}

TEST_CASE("long texts are cut in messages, between code points", "[unicode]") {
  CHECK(in_quotes("7x") == "\"7x\"");
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "간";
  CHECK(in_quotes(sixty) == '"' + sixty + '"');
  CHECK(in_quotes(sixty + "더") == '"' + sixty + "…\"");
}
