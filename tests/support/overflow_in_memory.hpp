#pragma once

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "core/records/record_store.hpp"

namespace retain::test {

/// Keeps records that a ledger has no memory for.
class OverflowInMemory : public ledger::Overflow {
 public:
  std::uint64_t write(std::span<const std::uint64_t> records) override {
    const std::lock_guard lock(mutex_);
    const std::uint64_t place = records_.size();
    records_.insert(records_.end(), records.begin(), records.end());
    return place;
  }
  void read(std::uint64_t place, std::span<std::uint64_t> records) override {
    const std::lock_guard lock(mutex_);
    std::copy_n(records_.begin() + static_cast<std::ptrdiff_t>(place), records.size(), records.begin());
  }
  [[nodiscard]] std::size_t size() const { return records_.size(); }

 private:
  std::mutex mutex_;
  std::vector<std::uint64_t> records_;
};

}  // namespace retain::test
