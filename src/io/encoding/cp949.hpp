#pragma once

#include <cstdint>

namespace retain::io {

/// What a two-byte code of code page 949 stands for.
enum class Cp949Kind : std::uint8_t {
  none,         ///< no code
  symbol,       ///< signs, and letters other than those below
  hangul,       ///< a syllable of KS X 1001, as nearly all that are written
  rare_hangul,  ///< a syllable of the extension
  hanja
};

struct Cp949Character {
  Cp949Kind kind = Cp949Kind::none;
  char32_t value = 0;
};

/// What the code of a first byte from 0x80 on and the byte after it stands for, as code page 949 (also called UHC, MS949, and taken for
/// EUC-KR, which it extends) has it in the table CP949.TXT of unicode.org.
Cp949Character cp949_character(unsigned char lead, unsigned char trail);

}  // namespace retain::io
