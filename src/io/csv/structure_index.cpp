#include "io/csv/structure_index.hpp"

#include <bit>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>

#include "text/utf8.hpp"
#endif

namespace retain::io {

namespace {

/// Of 64 bytes: which are structure, and which are not ASCII, a bit each.
struct Masks {
  std::uint64_t structure;
  std::uint64_t not_ascii;
};

constexpr std::size_t bytes_a_mask = 64;

/// The bits of the last 64 bytes that still lie in the text.
std::uint64_t bits_inside(std::size_t offset, std::size_t size) {
  const std::size_t rest = size - offset;
  return rest >= bytes_a_mask ? ~std::uint64_t{0} : (std::uint64_t{1} << rest) - 1;
}

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

/// A bit for each of eight bytes: the highest of each byte of `word`.
std::uint64_t high_bits(std::uint64_t word) { return ((word & 0x8080808080808080) * 0x0002040810204081) >> 56; }

std::uint64_t bytes_equal(std::uint64_t word, char byte) {
  const std::uint64_t ones = 0x0101010101010101;
  const std::uint64_t low = 0x7F7F7F7F7F7F7F7F;
  const std::uint64_t difference = word ^ (ones * static_cast<unsigned char>(byte));
  return high_bits(~(((difference & low) + low) | difference));
}

Masks portable_masks(const char* text, StructureBytes bytes) {
  Masks masks{};
  for (unsigned i = 0; i < bytes_a_mask; i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text + i, sizeof word);
    if (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    masks.structure |= (bytes_equal(word, bytes.delimiter) | bytes_equal(word, bytes.line_end) | bytes_equal(word, '"')) << i;
    masks.not_ascii |= high_bits(word) << i;
  }
  return masks;
}

std::size_t find_portably(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets, bool& is_ascii) {
  std::uint32_t* out = offsets;
  std::uint64_t not_ascii = 0;
  for (std::size_t i = 0; i < size; i += bytes_a_mask) {
    const Masks masks = portable_masks(text + i, bytes);
    out = write_offsets(masks.structure & bits_inside(i, size), static_cast<std::uint32_t>(i), out);
    not_ascii |= masks.not_ascii & bits_inside(i, size);
  }
  is_ascii = not_ascii == 0;
  return static_cast<std::size_t>(out - offsets);
}

#ifdef __x86_64__

std::size_t find_with_sse2(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets, bool& is_ascii) {
  const __m128i delimiter = _mm_set1_epi8(bytes.delimiter);
  const __m128i line_end = _mm_set1_epi8(bytes.line_end);
  const __m128i quote = _mm_set1_epi8('"');
  std::uint32_t* out = offsets;
  std::uint64_t not_ascii = 0;
  for (std::size_t i = 0; i < size; i += bytes_a_mask) {
    Masks masks{};
    for (unsigned part = 0; part < bytes_a_mask; part += sizeof(__m128i)) {
      const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i + part));
      const __m128i found =
          _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, delimiter), _mm_cmpeq_epi8(block, line_end)), _mm_cmpeq_epi8(block, quote));
      masks.structure |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found))) << part;
      masks.not_ascii |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(block))) << part;
    }
    out = write_offsets(masks.structure & bits_inside(i, size), static_cast<std::uint32_t>(i), out);
    not_ascii |= masks.not_ascii & bits_inside(i, size);
  }
  is_ascii = not_ascii == 0;
  return static_cast<std::size_t>(out - offsets);
}

[[gnu::target("avx2,bmi,popcnt")]] std::size_t find_with_avx2(const char* text, std::size_t size, StructureBytes bytes,
                                                              std::uint32_t* offsets, bool& is_ascii) {
  const __m256i delimiter = _mm256_set1_epi8(bytes.delimiter);
  const __m256i line_end = _mm256_set1_epi8(bytes.line_end);
  const __m256i quote = _mm256_set1_epi8('"');
  std::uint32_t* out = offsets;
  std::uint64_t not_ascii = 0;
  for (std::size_t i = 0; i < size; i += bytes_a_mask) {
    Masks masks{};
    for (unsigned part = 0; part < bytes_a_mask; part += sizeof(__m256i)) {
      const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + i + part));
      const __m256i found = _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(block, delimiter), _mm256_cmpeq_epi8(block, line_end)),
                                            _mm256_cmpeq_epi8(block, quote));
      masks.structure |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(found))) << part;
      masks.not_ascii |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(block))) << part;
    }
    out = write_offsets(masks.structure & bits_inside(i, size), static_cast<std::uint32_t>(i), out);
    not_ascii |= masks.not_ascii & bits_inside(i, size);
  }
  is_ascii = not_ascii == 0;
  return static_cast<std::size_t>(out - offsets);
}

#endif

}  // namespace

std::size_t structure_finders(StructureFinder (&finders)[3]) {
  std::size_t count = 0;
  finders[count++] = {"portable", find_portably};
#ifdef __x86_64__
  finders[count++] = {"sse2", find_with_sse2};
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt")) {
    finders[count++] = {"avx2", find_with_avx2};
  }
#endif
  return count;
}

std::size_t find_structure(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets, bool& is_ascii) {
  static const auto fastest = [] {
    StructureFinder finders[3];
    return finders[structure_finders(finders) - 1].find;
  }();
  return fastest(text, size, bytes, offsets, is_ascii);
}

}  // namespace retain::io
