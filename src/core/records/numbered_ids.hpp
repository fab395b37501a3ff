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
    char around[8 + longest_id + 8] = {};
    if (id.empty() || id.size() > longest_id) return none;
    std::memcpy(around + 8, id.data(), id.size());
    return number_inside({around + 8, id.size()});
  }
  /// The same of an id with eight bytes before it and behind it that may be read.
  [[nodiscard, gnu::always_inline]] std::uint64_t number_inside(std::string_view id) const {
    const std::size_t digits = id.size() - prefix_size_;
    if (digits - least_digits_ > more_digits_ || (load(id.data()) & prefix_mask_) != prefix_) return none;
    const std::size_t before = 64 - 8 * digits;
    const std::uint64_t values = (load(id.data() + id.size() - 8) ^ 0x3030303030303030) & (~std::uint64_t{0} << before);
    if ((((values + 0x7676767676767676) | values) & 0x8080808080808080) != 0) return none;
    // "07" and "7" are two ids.
    if (!padded_ && digits > 1 && ((values >> before) & 0xFF) == 0) return none;
    return value_of(values);
  }
  /// The id of a number.
  [[nodiscard]] std::string id_of(std::uint64_t number) const;

 private:
  static constexpr std::size_t longest_prefix = 8;
  static constexpr std::size_t longest_number = 8;
  static constexpr std::size_t longest_id = longest_prefix + longest_number;

  static std::uint64_t load(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return std::endian::native == std::endian::little ? word : __builtin_bswap64(word);
  }
  /// Eight decimal digits, the first in the lowest byte, as a number: pairs, then fours, then all.
  static std::uint64_t value_of(std::uint64_t digits) {
    digits = (digits * 10 + (digits >> 8)) & 0x00FF00FF00FF00FF;
    digits = (digits * 100 + (digits >> 16)) & 0x0000FFFF0000FFFF;
    return (digits * 10000 + (digits >> 32)) & 0xFFFFFFFF;
  }

  std::uint64_t prefix_ = 1;  // which nothing masked by 0 equals
  std::uint64_t prefix_mask_ = 0;
  std::size_t prefix_size_ = 0;
  bool padded_ = false;  // with zeros, so that all numbers have as many digits
  std::size_t least_digits_ = 0;
  std::size_t more_digits_ = 0;  // than the least
  unsigned bits_ = 0;
};

}  // namespace retain::ledger
