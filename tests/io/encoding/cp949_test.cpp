#include "io/encoding/cp949.hpp"

#include <cstdint>

#include "support/catch.hpp"

using namespace retain::io;

TEST_CASE("code page 949 is whole", "[cp949]") {
  std::size_t count = 0;
  // FNV-1a of the bytes and the code point of each code in order, as Python's codec `cp949` gives them.
  std::uint64_t checksum = 0xCBF29CE484222325;
  const auto add = [&checksum](unsigned byte) { checksum = (checksum ^ byte) * 0x100000001B3; };
  for (unsigned lead = 0x80; lead < 0x100; ++lead) {
    for (unsigned trail = 0; trail < 0x100; ++trail) {
      const Cp949Character character = cp949_character(static_cast<unsigned char>(lead), static_cast<unsigned char>(trail));
      if (character.kind == Cp949Kind::none) continue;
      ++count;
      add(lead);
      add(trail);
      add(character.value >> 8);
      add(character.value & 0xFF);
    }
  }
  CHECK(count == 17'048);
  CHECK(checksum == 0x4350F72E81BE3E63);
}

TEST_CASE("codes of code page 949 are of kinds", "[cp949]") {
  const auto is = [](unsigned char lead, unsigned char trail, Cp949Kind kind, char32_t value) {
    const Cp949Character character = cp949_character(lead, trail);
    return character.kind == kind && character.value == value;
  };
  CHECK(is(0xB0, 0xA1, Cp949Kind::hangul, U'가'));
  CHECK(is(0xC8, 0xFE, Cp949Kind::hangul, U'힝'));
  CHECK(is(0x81, 0x41, Cp949Kind::rare_hangul, U'갂'));
  CHECK(is(0x94, 0xEE, Cp949Kind::rare_hangul, U'뷁'));
  CHECK(is(0xC6, 0x52, Cp949Kind::rare_hangul, U'힣'));
  CHECK(is(0xCA, 0xA1, Cp949Kind::hanja, U'伽'));
  CHECK(is(0xFD, 0xFE, Cp949Kind::hanja, U'詰'));
  CHECK(is(0xA2, 0xE6, Cp949Kind::symbol, U'€'));
  CHECK(is(0xA2, 0xDF, Cp949Kind::symbol, U'㈜'));
  for (const auto& [lead, trail] : {std::pair{0x80, 0x41},
                                    {0xC6, 0x53},
                                    {0xC9, 0xA1},
                                    {0xFE, 0xA1},
                                    {0xFF, 0xA1},
                                    {0x81, 0x5B},
                                    {0x81, 0x20},
                                    {0x81, 0xFF},
                                    {0xA2, 0xE8},
                                    {0xB0, 0x0A},
                                    {0xAD, 0xA1}}) {
    CAPTURE(lead, trail);
    CHECK(cp949_character(static_cast<unsigned char>(lead), static_cast<unsigned char>(trail)).kind == Cp949Kind::none);
  }
}
