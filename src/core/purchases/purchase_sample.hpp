#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "retain/customer_value.hpp"

namespace retain::models {

/// Customers with the same history.
struct PurchaseRow {
  std::int64_t frequency = 0;
  double age = 0;
  double recency = 0;
  double monetary = 0;
  std::int64_t customers = 1;

  /// Whether they are alike in all that is not money.
  [[nodiscard]] bool buys_like(const PurchaseRow& other) const {
    return frequency == other.frequency && age == other.age && recency == other.recency;
  }
  /// Whether as much is expected of them as long as they are not gone.
  [[nodiscard]] bool expects_like(const PurchaseRow& other) const { return frequency == other.frequency && age == other.age; }
};

/// Histories of customers, each distinct one once: in memory in proportion to those, whatever the number of customers.
class PurchaseSample {
 public:
  void add(const PurchaseHistory& history);
  /// Sorts them by frequency, age, recency and money, so that nothing depends on the order in which they were added.
  const std::vector<PurchaseRow>& rows();

 private:
  void merge();

  std::vector<PurchaseRow> rows_;
  std::size_t merged_ = 0;  // so many of them are sorted and distinct
};

}  // namespace retain::models
