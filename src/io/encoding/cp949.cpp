#include "io/encoding/cp949.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

#include "io/encoding/cp949_table.hpp"

namespace retain::io {

namespace {

constexpr unsigned char first_standard = 0xA1;  // in both bytes of a code of KS X 1001
constexpr std::size_t row_size = 94;
constexpr char32_t first_syllable = U'가';
constexpr std::size_t syllables = 11'172;

/// All but the zero at the end.
template <std::size_t size>
constexpr std::span<const char16_t> codes(const char16_t (&table)[size]) {
  return std::span(table).first(size - 1);
}

Cp949Character standard_character(unsigned char lead, unsigned char trail) {
  struct Part {
    unsigned char first_row;
    std::span<const char16_t> codes;
    Cp949Kind kind;
  };
  constexpr Part parts[] = {{0xCA, codes(cp949_hanja), Cp949Kind::hanja},
                            {0xB0, codes(cp949_hangul), Cp949Kind::hangul},
                            {0xA1, codes(cp949_symbols), Cp949Kind::symbol}};
  const auto* const part = std::ranges::find_if(parts, [lead](const Part& candidate) { return lead >= candidate.first_row; });
  const std::size_t index = (lead - part->first_row) * row_size + (trail - first_standard);
  if (index >= part->codes.size() || part->codes[index] == u' ') return {};
  return {part->kind, part->codes[index]};
}

/// The place of a trail byte among those that the extension has: letters, then what is not taken by KS X 1001.
std::size_t extension_column(unsigned char trail) {
  constexpr std::size_t letters = 26;
  if (trail >= 'A' && trail <= 'Z') return static_cast<std::size_t>(trail - 'A');
  if (trail >= 'a' && trail <= 'z') return letters + static_cast<std::size_t>(trail - 'a');
  if (trail >= 0x81 && trail <= 0xFE) return 2 * letters + static_cast<std::size_t>(trail - 0x81);
  return syllables;
}

/// The extension holds the syllables that KS X 1001 lacks, in their order.
Cp949Character extension_character(unsigned char lead, unsigned char trail) {
  constexpr unsigned char first_short_row = 0xA1;
  constexpr std::size_t long_row = 178;
  constexpr std::size_t short_row = 84;
  constexpr auto known = codes(cp949_hangul);
  std::size_t index = extension_column(trail);
  if (index == syllables) return {};
  if (lead < first_short_row) {
    index += (lead - 0x81U) * long_row;
  } else {
    index += (first_short_row - 0x81U) * long_row + static_cast<std::size_t>(lead - first_short_row) * short_row;
  }
  if (index >= syllables - known.size()) return {};
  // So many of the syllables up to the one wanted are in KS X 1001.
  std::size_t before = 0;
  std::size_t end = known.size();
  while (before < end) {
    const std::size_t middle = before + (end - before) / 2;
    if (known[middle] - first_syllable - middle > index) {
      end = middle;
    } else {
      before = middle + 1;
    }
  }
  return {Cp949Kind::rare_hangul, static_cast<char32_t>(first_syllable + index + before)};
}

}  // namespace

Cp949Character cp949_character(unsigned char lead, unsigned char trail) {
  if (lead < 0x81 || lead > 0xFD || trail > 0xFE) return {};
  return lead >= first_standard && trail >= first_standard ? standard_character(lead, trail) : extension_character(lead, trail);
}

}  // namespace retain::io
