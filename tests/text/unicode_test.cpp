#include "text/unicode.hpp"

#include "support/catch.hpp"

using namespace retain;

TEST_CASE("code points are counted, not bytes", "[unicode]") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("abc") == 3);
  CHECK(count_code_points("기간,x") == 4);
  CHECK(count_code_points("\xF0\x9F\x98\x80") == 1);
}

TEST_CASE("the first byte that is not UTF-8 is found", "[unicode]") {
  CHECK_FALSE(find_invalid_utf8("period,기간,\xF4\x8F\xBF\xBF"));
  CHECK(find_invalid_utf8("ab\xB1z") == 2);
  CHECK(find_invalid_utf8("\xC0\xAF") == 0);           // overlong
  CHECK(find_invalid_utf8("x\xED\xA0\x80") == 1);      // a surrogate
  CHECK(find_invalid_utf8("x\xF4\x90\x80\x80") == 1);  // beyond U+10FFFF
  CHECK(find_invalid_utf8("a\xEA\xB8") == 1);          // cut off at the end
  CHECK(find_invalid_utf8("a\xEA\xB8,70") == 1);       // cut off before a comma
}

TEST_CASE("decomposed Hangul and accents compose", "[unicode]") {
  CHECK(to_nfc("\xE1\x84\x80\xE1\x85\xB5\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xAB") == "기간");
  CHECK(to_nfc("Mu\xCC\x88ller") == "Müller");
  CHECK(to_nfc("plain") == "plain");
}

TEST_CASE("spaces of every width are trimmed", "[unicode]") {
  CHECK(trim(" \t a b\xC2\xA0\xE2\x80\xAF\xE3\x80\x80\r\n") == "a b");
  CHECK(trim("\xE3\x80\x80") == "");
  CHECK(trim("간") == "간");
}

TEST_CASE("long texts are cut in messages, between code points", "[unicode]") {
  CHECK(in_quotes("7x") == "\"7x\"");
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "간";
  CHECK(in_quotes(sixty) == '"' + sixty + '"');
  CHECK(in_quotes(sixty + "더") == '"' + sixty + "…\"");
}
