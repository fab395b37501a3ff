#include "core/records/packed_id.hpp"

#include "core/records/id_dictionary.hpp"
#include "core/records/instructions.hpp"

namespace retain::ledger {

namespace {

constexpr std::uint64_t dashes = 0x2D2D2D2D;

std::uint64_t load_half(const char* bytes) {
  std::uint32_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return std::endian::native == std::endian::little ? word : __builtin_bswap32(word);
}

struct Digits {
  std::array<std::uint64_t, 4> words;
  std::uint64_t dashes;
};

Digits load_digits(const char* text) {
  const auto dash = [text](std::size_t at, unsigned place) { return std::uint64_t{static_cast<unsigned char>(text[at])} << (8 * place); };
  return {{load_word(text), load_half(text + 9) | load_half(text + 14) << 32, load_half(text + 19) | load_half(text + 24) << 32,
           load_word(text + 28)},
          dash(8, 0) | dash(13, 1) | dash(18, 2) | dash(23, 3)};
}

/// Packs eight hexadecimal digits, the first in the lowest byte, into 32 bits, the first two in the lowest byte. `wrong` gets bits where
/// one is no digit or a capital letter.
template <class Word>
[[gnu::always_inline]] inline void pack_digits(const Word& text, Word& packed, Word& wrong) {
  constexpr std::uint64_t each = 0x0101010101010101;
  const Word is_letter = (text >> 6) & each;
  const Word values = (text & (each * 0x0F)) + (is_letter << 3) + is_letter;
  // A letter stands for ten or more, a figure for less, and writing the value down again gives the text.
  wrong |= text ^ (values + each * '0' + (is_letter << 5) + (is_letter << 3) - is_letter);
  wrong |= (values & (each * 0xF0)) | ((((values + each * 6) >> 4) & each) ^ is_letter);
  packed = ((values << 4) | (values >> 8)) & 0x00FF00FF00FF00FF;
  packed = (packed | (packed >> 8)) & 0x0000FFFF0000FFFF;
  packed = (packed | (packed >> 16)) & 0xFFFFFFFF;
}

template <class Word>
[[gnu::always_inline]] inline void pack(const Word& first, const Word& second, const Word& third, const Word& fourth, const Word& between,
                                        Word& high, Word& low, Word& wrong) {
  wrong = between ^ dashes;
  Word part;
  pack_digits(first, high, wrong);
  pack_digits(second, part, wrong);
  high |= part << 32;
  pack_digits(third, low, wrong);
  pack_digits(fourth, part, wrong);
  low |= part << 32;
}

struct PackBatch {
  [[gnu::always_inline]] static BatchRows run(const PackedIdTexts& texts, BatchColumn& high, BatchColumn& low) {
    BatchColumn wrong;
    for (std::size_t row = 0; row < BatchColumn::rows; row += BatchColumn::lanes) {
      pack(texts.digits[0].at(row), texts.digits[1].at(row), texts.digits[2].at(row), texts.digits[3].at(row), texts.dashes.at(row),
           high.at(row), low.at(row), wrong.at(row));
    }
    return rows_with_bits(wrong);
  }
};

}  // namespace

void PackedIdTexts::load(std::size_t row, const char* text) {
  const Digits loaded = load_digits(text);
  for (std::size_t i = 0; i < digits.size(); ++i) digits[i][row] = loaded.words[i];
  dashes[row] = loaded.dashes;
}

BatchRows pack_ids(const PackedIdTexts& texts, BatchColumn& high, BatchColumn& low) {
  return FastestLoop<PackBatch>::run(texts, high, low);
}

std::optional<PackedId> pack_id(std::string_view text) {
  if (text.size() != packed_id_size) return std::nullopt;
  const Digits digits = load_digits(text.data());
  PackedId id{};
  std::uint64_t wrong = 0;
  pack(digits.words[0], digits.words[1], digits.words[2], digits.words[3], digits.dashes, id.high, id.low, wrong);
  if (wrong != 0) return std::nullopt;
  return id;
}

std::string unpack_id(const PackedId& id) {
  std::string text;
  for (unsigned i = 0; i < 32; ++i) {
    if (i == 8 || i == 12 || i == 16 || i == 20) text += '-';
    const std::uint64_t pair = (i < 16 ? id.high : id.low) >> (8 * (i % 16 / 2));
    text += "0123456789abcdef"[(i % 2 == 0 ? pair >> 4 : pair) & 0xF];
  }
  return text;
}

}  // namespace retain::ledger
