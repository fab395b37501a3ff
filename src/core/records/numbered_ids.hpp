#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include "core/records/batch.hpp"

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
    if (id.empty()) return none;
    std::uint64_t number = 0;
    std::uint64_t wrong = 0;
    read(load_word(id.data()), load_word(id.data() + id.size() - 8), std::uint64_t{id.size()}, number, wrong);
    return wrong == 0 ? number : none;
  }
  /// The numbers of the ids of a batch, of which these are the first eight bytes, the last eight, and the sizes; and in which rows they are
  /// of another form.
  BatchRows read(const BatchColumn& first, const BatchColumn& last, const BatchColumn& sizes, BatchColumn& numbers) const;
  /// The id of a number.
  [[nodiscard]] std::string id_of(std::uint64_t number) const;

 private:
  static constexpr std::size_t longest_prefix = 8;
  static constexpr std::size_t longest_number = 8;
  static constexpr std::size_t longest_id = longest_prefix + longest_number;

  struct ReadBatch;

  /// Of one id, or of those of some lanes. `wrong` gets bits where the id is of another form.
  template <class Word>
  [[gnu::always_inline]] void read(const Word& first, const Word& last, const Word& size, Word& number, Word& wrong) const {
    const Word digits = size - prefix_size_;
    const Word before = (64 - (digits << 3)) & 63;
    number = (last ^ 0x3030303030303030) & (Word{} - 1) << before;
    mark_no_digits(number, wrong);
    wrong |= ((first & prefix_mask_) ^ prefix_) | (((digits - least_digits_) | (most_digits_ - digits)) >> 63);
    // "07" and "7" are two ids.
    wrong |= ((((number >> before) & 0xFF) - 1) >> 63) & ((1 - digits) >> 63) & unpadded_;
    add_up_digits(number);
  }

  std::uint64_t prefix_ = 1;  // which nothing masked by 0 equals
  std::uint64_t prefix_mask_ = 0;
  std::uint64_t prefix_size_ = 0;
  std::uint64_t unpadded_ = 1;  // 0: all numbers have as many digits, with zeros in front
  std::uint64_t least_digits_ = 0;
  std::uint64_t most_digits_ = 0;
  unsigned bits_ = 0;
};

}  // namespace retain::ledger
