#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>

namespace retain::ledger {

/// Ids that are a number behind a constant prefix ("C0000123", "123") stand for that number, and no two of them for the same. Such an id
/// needs no dictionary: the number is its identity. Ids of any other form are told apart from them and go through `IdDictionary`.
class NumberedIds {
 public:
  static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

  /// Knows no id.
  NumberedIds() = default;
  /// The form that all of `sample` have; knows no id where they have none in common.
  explicit NumberedIds(std::span<const std::string> sample);

  /// How many bits the numbers take; 0 where no id is known.
  [[nodiscard]] unsigned bits() const { return bits_; }

  /// The number of an id; `none` where it is of another form.
  [[nodiscard]] std::uint64_t number_of(std::string_view id) const {
    const std::size_t digits = id.size() - prefix_size_;
    if (digits - 1 >= most_digits_ || (width_ != 0 && digits != width_)) return none;
    const std::uint64_t tail = last_bytes(id);
    const std::uint64_t head = id.size() >= 8 ? load(id.data()) : tail >> (64 - 8 * id.size());
    if ((head & prefix_mask_) != prefix_) return none;
    const std::uint64_t zeros = 0x3030303030303030;
    const std::uint64_t keep = ~std::uint64_t{0} << (64 - 8 * digits);
    const std::uint64_t text = (tail & keep) | (zeros & ~keep);
    const std::uint64_t values = text ^ zeros;
    if (((values + 0x7676767676767676) | values) & 0x8080808080808080) return none;
    const bool leading_zero = static_cast<unsigned char>(values >> (64 - 8 * digits)) == 0;
    if (width_ == 0 && digits > 1 && leading_zero) return none;
    return value_of(values);
  }
  /// The id of a number.
  [[nodiscard]] std::string id_of(std::uint64_t number) const;

 private:
  static std::uint64_t load(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return std::endian::native == std::endian::little ? word : __builtin_bswap64(word);
  }
  static std::uint64_t load_half(const char* bytes) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return std::endian::native == std::endian::little ? word : __builtin_bswap32(word);
  }
  /// The last eight bytes of `id`, or all of them in the highest places.
  static std::uint64_t last_bytes(std::string_view id) {
    if (id.size() >= 8) return load(id.data() + id.size() - 8);
    std::uint64_t word = 0;
    if (id.size() >= 4) {
      const std::uint64_t first = load_half(id.data());
      const std::uint64_t last = load_half(id.data() + id.size() - 4);
      return (last << 32) | (first << (64 - 8 * id.size()));
    }
    for (const char c : id) word = (word >> 8) | (std::uint64_t{static_cast<unsigned char>(c)} << 56);
    return word;
  }
  /// Eight decimal digits, the first in the lowest byte, as a number: pairs, then fours, then all.
  static std::uint64_t value_of(std::uint64_t digits) {
    digits = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FF;
    digits = (digits * 100 + (digits >> 16)) & 0x0000FFFF0000FFFF;
    return (digits * 10000 + (digits >> 32)) & 0xFFFFFFFF;
  }

  std::uint64_t prefix_ = 0;
  std::uint64_t prefix_mask_ = 0;
  std::size_t prefix_size_ = 0;
  std::size_t width_ = 0;  // digits of every id; 0: as many as the number has
  std::size_t most_digits_ = 0;
  unsigned bits_ = 0;
};

}  // namespace retain::ledger
