#include "text/unicode.hpp"

#include <string>

#include "support/catch.hpp"
#include "text/utf8.hpp"

using namespace retain;

TEST_CASE("decomposed Hangul and accents compose", "[unicode]") {
  CHECK(to_nfc("\xE1\x84\x80\xE1\x85\xB5\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xAB") == "기간");
  CHECK(to_nfc("Mu\xCC\x88ller") == "Müller");
  CHECK(to_nfc("plain") == "plain");
}

TEST_CASE("what is surely composed stays as it is, whatever stands in front of it", "[unicode]") {
  const std::string before[] = {"", "a", "e", "S", "A", "\u1100", "가", "か", "ハ", "\u09C7", "Α", "И"};
  std::size_t composed = 0;
  for (char32_t c = 1; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf8(text, c);
    if (!is_surely_composed(text)) continue;
    ++composed;
    CAPTURE(static_cast<std::uint32_t>(c));
    for (const std::string& first : before) REQUIRE(to_nfc(first + text) == first + text);
    REQUIRE((c == U' ' || trim(text) == text));
  }
  CHECK(composed > 40'000);
}

TEST_CASE("spaces of every width are trimmed", "[unicode]") {
  CHECK(trim(" \t a b\xC2\xA0\xE2\x80\xAF\xE3\x80\x80\r\n") == "a b");
  CHECK(trim("\xE3\x80\x80") == "");
  for (const std::string space : {"\t", "\n", "\v", "\f", "\r", " ", "\u0085", "\u00A0", "\u1680", "\u2000", "\u2005", "\u200A", "\u2028",
                                  "\u2029", "\u202F", "\u205F", "\u3000"}) {
    CAPTURE(space);
    CHECK(trim(space + "a" + space) == "a");
    CHECK(trim(space).empty());
  }
  for (const std::string none : {"\u200B", "\u2060", "\u180E", "\u0084"}) CHECK(trim(none) == none);
  CHECK(trim("간") == "간");
}
