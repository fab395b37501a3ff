#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/following/customer_history.hpp"
#include "core/following/part_rows.hpp"
#include "core/records/batch.hpp"

namespace retain::ledger {

/// The rows of parts added up in a table of customers by periods, which a processor's cache holds: a row costs one addition, and all
/// periods of a customer are compared together. A cell is the sum of the amounts, and above it how many are purchases. What a cell does not
/// hold (an amount beyond a record, rows of another segment) leaves its customer to who follows customers one by one.
class DensePart {
 public:
  /// `segments`: how many there are, 0 where rows have none.
  DensePart(const PartSource& source, const FollowingRules& rules, std::size_t segments);

  /// Whether what a table tells is all that is asked for.
  [[nodiscard]] bool can_follow() const { return can_follow_; }
  /// Whether what was added must be drained before so many customers are added.
  [[nodiscard]] bool is_full_for(std::size_t customers) const;
  /// Adds the customers of a part whose amounts add up to `bound` at most. Empty where its table would not fit; else marks the customers
  /// that are left, and says how many they are.
  std::optional<std::size_t> add(PartCustomers& customers, std::size_t part, std::int64_t bound);
  /// Of each customer of the part that was added last, whether it is left.
  [[nodiscard]] std::span<const std::uint8_t> left() const { return left_; }
  /// Moves what was added to the sums of each segment, or to those of all rows where there are none.
  void drain(std::span<PeriodSums<std::int64_t>> segments, PeriodSums<std::int64_t>& whole);

 private:
  /// Sums over customers, of which one period has one of each array. Who left is who was there before, or came, and is there no more.
  struct Sums {
    std::vector<std::uint64_t> counts;  // present, arrived, with several purchases
    std::vector<std::int64_t> purchases, end, arrived, expansion, contraction;
    std::vector<std::int64_t> arrived_new, revenue_new;
    explicit Sums(std::size_t periods)
        : counts(periods),
          purchases(periods),
          end(periods),
          arrived(periods),
          expansion(periods),
          contraction(periods),
          arrived_new(periods),
          revenue_new(periods) {}
  };
  struct AddCustomer;

  void drain_segment(Sums& from, PeriodSums<std::int64_t>& to);
  void fill(PartCustomers& customers, std::size_t part);
  void add_arrivals(const std::uint64_t* cells, Sums& sums) const;
  [[nodiscard]] std::int64_t paid(std::uint64_t cell) const { return static_cast<std::int64_t>((cell & sum_mask_) - zero_); }

  const PartSource& source_;
  std::size_t periods_;
  std::size_t padded_periods_;
  std::size_t window_;
  std::size_t stride_;
  bool can_follow_;
  unsigned sum_bits_ = 0;
  std::uint64_t sum_mask_ = 0;
  std::uint64_t zero_ = 0;  // sums are kept above it, so that none is negative
  std::size_t added_ = 0;   // customers since all was drained
  std::vector<std::uint64_t> cells_;
  std::vector<std::uint32_t> segment_of_;
  std::vector<std::uint8_t> left_;
  std::vector<Sums> sums_;
};

}  // namespace retain::ledger
