#include "text/unicode.hpp"

#include "support/catch.hpp"

using namespace retain;

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
