#pragma once

#include <cstdint>

#include "core/records/batch.hpp"

namespace retain::ledger {

/// A row of a customer packed into 64 bits: key of the customer inside its partition, segment, period and amount, from the highest bits to
/// the lowest. Memory touched is time, so that eight bytes a row are what makes reading fast. Rows with a value that its field does not
/// hold are kept whole elsewhere (`WideRow`), so that the widths are a matter of speed and never of correctness.
class RecordLayout {
 public:
  RecordLayout() = default;
  /// The amount takes the bits that the others leave; together they must leave at least 8.
  RecordLayout(unsigned key_bits, unsigned segment_bits, unsigned period_bits)
      : segment_bits_(segment_bits),
        period_bits_(period_bits),
        amount_bits_(64 - key_bits - segment_bits - period_bits),
        key_shift_(64 - key_bits),
        bias_(std::uint64_t{1} << (amount_bits_ - 1)) {}

  /// Whether their fields hold a segment and a period, which counts from the first that the layout can hold.
  [[nodiscard]] bool holds_labels(std::uint64_t segment, std::uint64_t period) const {
    return (segment >> segment_bits_) == 0 && (period >> period_bits_) == 0;
  }
  /// Whether its field holds an amount.
  [[nodiscard]] bool holds(std::int64_t amount) const { return ((static_cast<std::uint64_t>(amount) + bias_) >> amount_bits_) == 0; }

  /// A segment and a period where they stand in a record. Rows of the same labels share them.
  [[nodiscard]] std::uint64_t labels(std::uint64_t segment, std::uint64_t period) const {
    return ((segment << period_bits_) | period) << amount_bits_;
  }
  /// Whether a record holds them: those of a segment beyond its field reach into that of the key.
  [[nodiscard]] bool holds_labels(std::uint64_t labels) const { return labels >> key_shift_ == 0; }
  /// The segment of labels, whether a record holds it or not.
  [[nodiscard]] std::uint64_t segment_of_labels(std::uint64_t labels) const { return labels >> (period_bits_ + amount_bits_); }
  [[nodiscard]] std::uint64_t pack(std::uint64_t key, std::uint64_t labels, std::int64_t amount) const {
    return (key << key_shift_) | labels | (static_cast<std::uint64_t>(amount) + bias_);
  }

  [[nodiscard]] std::uint64_t key(std::uint64_t record) const { return record >> key_shift_; }
  [[nodiscard]] std::uint64_t segment(std::uint64_t record) const {
    return (record >> (period_bits_ + amount_bits_)) & low_bits(segment_bits_);
  }
  [[nodiscard]] std::uint64_t period(std::uint64_t record) const { return (record >> amount_bits_) & low_bits(period_bits_); }
  [[nodiscard]] std::int64_t amount(std::uint64_t record) const {
    return static_cast<std::int64_t>((record & low_bits(amount_bits_)) - bias_);
  }
  /// Packs those of a batch, as far as their labels and amounts fit: in `wide` others have bits.
  [[gnu::always_inline]] void pack(const Lanes& keys, const Lanes& labels, const Lanes& amounts, Lanes& records, Lanes& wide) const {
    const Lanes biased = amounts + bias_;
    wide = biased >> amount_bits_ | labels >> key_shift_;
    records = keys << key_shift_ | labels | biased;
  }
  [[nodiscard]] unsigned period_bits() const { return period_bits_; }
  [[nodiscard]] unsigned amount_bits() const { return amount_bits_; }

 private:
  static constexpr std::uint64_t low_bits(unsigned count) { return (std::uint64_t{1} << count) - 1; }

  unsigned segment_bits_ = 0;
  unsigned period_bits_ = 16;
  unsigned amount_bits_ = 27;
  unsigned key_shift_ = 43;
  std::uint64_t bias_ = std::uint64_t{1} << 26;  // amounts are kept above it, so that none is negative
};

}  // namespace retain::ledger
