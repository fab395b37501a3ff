#include "io/csv/structure_index.hpp"

#include <bit>
#include <utility>

#include "core/records/batch.hpp"
#include "core/records/instructions.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace retain::io {

namespace {

constexpr std::size_t bytes_a_mask = 64;

/// Of 64 bytes, a bit each: which they are.
struct Masks {
  std::uint64_t delimiters = 0;
  std::uint64_t line_ends = 0;
  std::uint64_t quotes = 0;
  std::uint64_t returns = 0;
  std::uint64_t controls = 0;  // all below the space
  std::uint64_t not_ascii = 0;
};

/// Follows a text from mask to mask: what its bytes are depends on the quotes in front of them.
class Scan {
 public:
  Scan(std::size_t size, StructureBytes bytes) : size_(size), ends_in_return_(bytes.line_end == '\r') {}

  /// Which of the 64 bytes from `offset` on are structure.
  [[gnu::always_inline]] std::uint64_t take(const Masks& all, std::size_t offset) {
    Masks masks = all;
    std::uint64_t inside = ~std::uint64_t{0};
    if (size_ - offset < bytes_a_mask) [[unlikely]] {
      inside = (std::uint64_t{1} << (size_ - offset)) - 1;
      masks = {all.delimiters & inside, all.line_ends & inside, all.quotes & inside,
               all.returns & inside,    all.controls & inside,  all.not_ascii & inside};
    }
    not_ascii_ |= masks.not_ascii;
    controls_ |= masks.controls & ~(masks.line_ends | masks.returns);
    returns_ |= masks.returns;
    if (!ends_in_return_) lone_returns_ |= with_last(masks.returns, last_returns_) & ~masks.line_ends;
    std::uint64_t structure = masks.delimiters | masks.line_ends;
    if ((masks.quotes | in_quotes_ | last_closing_) != 0) {
      structure = outside_quotes(masks, structure, inside);
    }
    last_structure_ = structure >> 63;
    line_ends_ += static_cast<std::size_t>(std::popcount(masks.line_ends & structure));
    return structure | std::exchange(stray_, 0);
  }

  [[nodiscard]] Structure found(std::size_t count) const {
    return {count,
            line_ends_,
            !has_stray_,
            not_ascii_ == 0,
            quotes_ != 0,
            quoted_line_ends_ != 0,
            returns_ != 0 && !ends_in_return_,
            (lone_returns_ | last_returns_) != 0,
            controls_ != 0};
  }

 private:
  /// A mask moved to the next byte, with the last bit of the one before it in front.
  static std::uint64_t with_last(std::uint64_t mask, std::uint64_t& last) {
    const std::uint64_t moved = mask << 1 | last;
    last = mask >> 63;
    return moved;
  }
  /// Each bit becomes the parity of those up to it.
  static std::uint64_t parities(std::uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
    return bits;
  }
  std::uint64_t outside_quotes(const Masks& masks, std::uint64_t structure, std::uint64_t text) {
    const std::uint64_t inside = parities(masks.quotes) ^ in_quotes_;  // the opening quote too
    in_quotes_ = (inside >> 63) != 0 ? ~std::uint64_t{0} : 0;
    quotes_ |= masks.quotes;
    quoted_line_ends_ |= masks.line_ends & inside;
    structure &= ~inside;
    const std::uint64_t opening = masks.quotes & inside;
    const std::uint64_t behind_structure = structure << 1 | last_structure_;
    const std::uint64_t behind_closing = with_last(masks.quotes & ~inside, last_closing_);
    stray_ = (opening & ~behind_structure) | (behind_closing & ~(structure | masks.returns) & text);
    has_stray_ = has_stray_ || stray_ != 0;
    return structure;
  }

  std::size_t size_;
  bool ends_in_return_;
  std::uint64_t not_ascii_ = 0;
  std::uint64_t controls_ = 0;
  std::uint64_t returns_ = 0;
  std::uint64_t last_returns_ = 0;
  std::uint64_t lone_returns_ = 0;
  std::uint64_t quotes_ = 0;
  std::uint64_t quoted_line_ends_ = 0;
  std::uint64_t in_quotes_ = 0;       // all ones, or nothing
  std::uint64_t last_structure_ = 1;  // a record begins behind it
  std::uint64_t last_closing_ = 0;
  std::uint64_t stray_ = 0;
  bool has_stray_ = false;
  std::size_t line_ends_ = 0;
};

/// Writes eight offsets at a time, of which the last may be surplus, because a branch for each would cost more.
[[gnu::always_inline]] inline std::uint32_t* write_offsets(std::uint64_t mask, std::uint32_t offset, std::uint32_t* out) {
  const int count = std::popcount(mask);
  std::uint32_t* const end = out + count;
  for (int written = 0; written < count; written += 8) {
    for (int i = 0; i < 8; ++i) {
      *out++ = offset + static_cast<std::uint32_t>(std::countr_zero(mask));
      mask &= mask - 1;
    }
  }
  return end;
}

constexpr std::uint64_t each_byte = 0x0101010101010101;

/// A bit for each of eight bytes: the highest of each byte of `word`.
std::uint64_t high_bits(std::uint64_t word) { return ((word & (each_byte * 0x80)) * 0x0002040810204081) >> 56; }

std::uint64_t bytes_equal(std::uint64_t word, char byte) {
  constexpr std::uint64_t low = each_byte * 0x7F;
  const std::uint64_t difference = word ^ (each_byte * static_cast<unsigned char>(byte));
  return high_bits(~(((difference & low) + low) | difference));
}

Masks portable_masks(const char* text, StructureBytes bytes) {
  Masks masks;
  for (unsigned i = 0; i < bytes_a_mask; i += 8) {
    const std::uint64_t word = load_word(text + i);
    masks.delimiters |= bytes_equal(word, bytes.delimiter) << i;
    masks.line_ends |= bytes_equal(word, bytes.line_end) << i;
    masks.quotes |= bytes_equal(word, '"') << i;
    masks.returns |= bytes_equal(word, '\r') << i;
    masks.controls |= high_bits(~(((word & (each_byte * 0x7F)) + each_byte * 0x60) | word)) << i;
    masks.not_ascii |= high_bits(word) << i;
  }
  return masks;
}

Structure find_portably(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets) {
  Scan scan(size, bytes);
  std::uint32_t* out = offsets;
  for (std::size_t i = 0; i < size; i += bytes_a_mask) {
    out = write_offsets(scan.take(portable_masks(text + i, bytes), i), static_cast<std::uint32_t>(i), out);
  }
  return scan.found(static_cast<std::size_t>(out - offsets));
}

#ifdef __x86_64__

Structure find_with_sse2(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets) {
  const __m128i delimiter = _mm_set1_epi8(bytes.delimiter);
  const __m128i line_end = _mm_set1_epi8(bytes.line_end);
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i carriage_return = _mm_set1_epi8('\r');
  const __m128i last_control = _mm_set1_epi8(' ' - 1);
  Scan scan(size, bytes);
  std::uint32_t* out = offsets;
  for (std::size_t i = 0; i < size; i += bytes_a_mask) {
    Masks masks;
    for (unsigned part = 0; part < bytes_a_mask; part += sizeof(__m128i)) {
      const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i + part));
      const auto bits = [part](__m128i value) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(value))) << part;
      };
      masks.delimiters |= bits(_mm_cmpeq_epi8(block, delimiter));
      masks.line_ends |= bits(_mm_cmpeq_epi8(block, line_end));
      masks.quotes |= bits(_mm_cmpeq_epi8(block, quote));
      masks.returns |= bits(_mm_cmpeq_epi8(block, carriage_return));
      masks.controls |= bits(_mm_cmpeq_epi8(_mm_min_epu8(block, last_control), block));
      masks.not_ascii |= bits(block);
    }
    out = write_offsets(scan.take(masks, i), static_cast<std::uint32_t>(i), out);
  }
  return scan.found(static_cast<std::size_t>(out - offsets));
}

RETAIN_AVX2 Structure find_with_avx2(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets) {
  const __m256i delimiter = _mm256_set1_epi8(bytes.delimiter);
  const __m256i line_end = _mm256_set1_epi8(bytes.line_end);
  const __m256i quote = _mm256_set1_epi8('"');
  const __m256i carriage_return = _mm256_set1_epi8('\r');
  const __m256i last_control = _mm256_set1_epi8(' ' - 1);
  Scan scan(size, bytes);
  std::uint32_t* out = offsets;
  for (std::size_t i = 0; i < size; i += bytes_a_mask) {
    Masks masks;
    for (unsigned part = 0; part < bytes_a_mask; part += sizeof(__m256i)) {
      const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + i + part));
      const auto bits = [part](__m256i value) __attribute__((target("avx2"))) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(value))) << part;
      };
      masks.delimiters |= bits(_mm256_cmpeq_epi8(block, delimiter));
      masks.line_ends |= bits(_mm256_cmpeq_epi8(block, line_end));
      masks.quotes |= bits(_mm256_cmpeq_epi8(block, quote));
      masks.returns |= bits(_mm256_cmpeq_epi8(block, carriage_return));
      masks.controls |= bits(_mm256_cmpeq_epi8(_mm256_min_epu8(block, last_control), block));
      masks.not_ascii |= bits(block);
    }
    out = write_offsets(scan.take(masks, i), static_cast<std::uint32_t>(i), out);
  }
  return scan.found(static_cast<std::size_t>(out - offsets));
}

/// Widens a quarter of 64 places to offsets. Masks of ones alone, because GCC 12 warns of its own unmasked functions.
template <unsigned quarter>
RETAIN_AVX512 [[gnu::always_inline]] inline void write_sixteen(__m512i places, __m512i offset, std::uint32_t* out) {
  const __m128i bytes = _mm512_maskz_extracti32x4_epi32(0xFF, places, quarter);
  _mm512_storeu_si512(out + std::size_t{16} * quarter, _mm512_add_epi32(offset, _mm512_maskz_cvtepu8_epi32(0xFFFF, bytes)));
}

/// Writes sixteen offsets at a time: those of a mask are 64 places pressed together, and widened.
RETAIN_AVX512 Structure find_with_avx512(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets) {
  const __m512i delimiter = _mm512_set1_epi8(bytes.delimiter);
  const __m512i line_end = _mm512_set1_epi8(bytes.line_end);
  const __m512i quote = _mm512_set1_epi8('"');
  const __m512i carriage_return = _mm512_set1_epi8('\r');
  const __m512i space = _mm512_set1_epi8(' ');
  alignas(bytes_a_mask) unsigned char each_place[bytes_a_mask];
  for (unsigned i = 0; i < bytes_a_mask; ++i) each_place[i] = static_cast<unsigned char>(i);
  const __m512i places = _mm512_load_si512(each_place);
  Scan scan(size, bytes);
  std::uint32_t* out = offsets;
  for (std::size_t i = 0; i < size; i += bytes_a_mask) {
    const __m512i block = _mm512_loadu_si512(text + i);
    const std::uint64_t structure =
        scan.take({_mm512_cmpeq_epi8_mask(block, delimiter), _mm512_cmpeq_epi8_mask(block, line_end), _mm512_cmpeq_epi8_mask(block, quote),
                   _mm512_cmpeq_epi8_mask(block, carriage_return), _mm512_cmplt_epu8_mask(block, space), _mm512_movepi8_mask(block)},
                  i);
    const int count = std::popcount(structure);
    const __m512i found = _mm512_maskz_compress_epi8(structure, places);
    const __m512i offset = _mm512_set1_epi32(static_cast<int>(i));
    write_sixteen<0>(found, offset, out);
    if (count > 16) {
      write_sixteen<1>(found, offset, out);
      write_sixteen<2>(found, offset, out);
      write_sixteen<3>(found, offset, out);
    }
    out += count;
  }
  return scan.found(static_cast<std::size_t>(out - offsets));
}

#endif

}  // namespace

Structure find_structure(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets) {
#ifdef __x86_64__
  switch (instructions()) {
    case Instructions::avx512:
      return find_with_avx512(text, size, bytes, offsets);
    case Instructions::avx2:
      return find_with_avx2(text, size, bytes, offsets);
    case Instructions::sse2:
      return find_with_sse2(text, size, bytes, offsets);
    case Instructions::portable:
      break;
  }
#endif
  return find_portably(text, size, bytes, offsets);
}

}  // namespace retain::io
