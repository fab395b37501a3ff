#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/records/memory_block.hpp"

namespace retain::ledger {

/// A hash of `text` under a key that is drawn anew in every process, so that no input can be made to collide.
std::uint64_t keyed_hash(std::string_view text);

/// Gives each distinct id a number inside its partition, and keeps each id once, so that ids are compared as they are and never by hash
/// alone. One thread uses one dictionary. A lookup in a large table waits for memory, hence the two calls that fetch ahead, for a batch of
/// ids at a time.
class IdDictionary {
 public:
  /// An id that was seen. Its bytes stand behind it in memory.
  struct Entry {
    std::uint64_t hash;
    std::uint32_t number;  ///< from 0 inside its partition
    std::uint32_t size;
    [[nodiscard]] std::string_view text() const { return {reinterpret_cast<const char*>(this + 1), size}; }
  };

  explicit IdDictionary(unsigned partition_bits);

  [[nodiscard]] std::size_t partition_of(std::uint64_t hash) const { return partition_bits_ == 0 ? 0 : hash >> (64 - partition_bits_); }
  void fetch_slot(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask_]); }
  void fetch_entry(std::uint64_t hash) const {
    const auto* entry = reinterpret_cast<const char*>(slots_[find(hash)].entry);
    if (entry == nullptr) return;
    __builtin_prefetch(entry);
    __builtin_prefetch(entry + 48);
  }
  /// The number of an id, a new one where it was not seen before.
  std::uint32_t number_of(std::string_view id, std::uint64_t hash);

  /// The ids of a partition by their number.
  [[nodiscard]] const std::vector<const Entry*>& entries(std::size_t partition) const { return partitions_[partition]; }
  /// Bytes in use.
  [[nodiscard]] std::size_t memory() const { return bytes_ + (mask_ + 1) * sizeof(Slot); }

 private:
  struct Slot {
    std::uint64_t hash;
    const Entry* entry;  // null: free
  };

  /// The first slot from its place on that has the hash, or is free.
  [[nodiscard]] std::uint64_t find(std::uint64_t hash) const {
    std::uint64_t i = hash & mask_;
    while (slots_[i].hash != hash && slots_[i].entry != nullptr) i = (i + 1) & mask_;
    return i;
  }
  void make_slots(std::size_t count);
  const Entry* insert(std::string_view id, std::uint64_t hash);
  void grow();

  unsigned partition_bits_;
  std::uint64_t mask_;
  MemoryBlock slots_memory_;
  Slot* slots_;
  std::size_t size_ = 0;
  std::vector<MemoryBlock> blocks_;
  std::byte* free_ = nullptr;
  std::size_t free_bytes_ = 0;
  std::size_t bytes_ = 0;
  std::vector<std::vector<const Entry*>> partitions_;
};

}  // namespace retain::ledger
