#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/records/batch.hpp"
#include "core/records/memory_block.hpp"
#include "core/records/packed_id.hpp"

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
    /// Most ids are longer than a word and shorter than what a call is worth.
    [[nodiscard]] bool is(std::string_view id) const {
      if (size != id.size()) return false;
      const char* const own = text().data();
      if (size < sizeof(std::uint64_t)) return text() == id;
      for (std::size_t i = 0; i + sizeof(std::uint64_t) <= size; i += sizeof(std::uint64_t)) {
        if (load_word(own + i) != load_word(id.data() + i)) return false;
      }
      const std::size_t last = size - sizeof(std::uint64_t);
      return load_word(own + last) == load_word(id.data() + last);
    }
  };

  /// An id that was seen, as a text or packed.
  class KnownId {
   public:
    explicit KnownId(const Entry* entry) : address_(reinterpret_cast<const std::byte*>(entry)) {}
    explicit KnownId(const PackedId* id) : address_(reinterpret_cast<const std::byte*>(id) + 1) {}
    [[nodiscard]] std::uint64_t hash() const { return is_packed() ? hash_of(packed()) : entry().hash; }
    [[nodiscard]] std::string text() const { return is_packed() ? unpack_id(packed()) : std::string(entry().text()); }
    friend bool operator==(const KnownId& a, const KnownId& b) {
      if (a.is_packed() && b.is_packed()) return a.packed() == b.packed();
      if (a.is_packed() || b.is_packed()) return a.hash() == b.hash() && a.text() == b.text();
      return a.entry().hash == b.entry().hash && a.entry().is(b.entry().text());
    }

   private:
    [[nodiscard]] bool is_packed() const { return (reinterpret_cast<std::uintptr_t>(address_) & 1) != 0; }
    [[nodiscard]] const Entry& entry() const { return *reinterpret_cast<const Entry*>(address_); }
    [[nodiscard]] const PackedId& packed() const { return *reinterpret_cast<const PackedId*>(address_ - 1); }
    const std::byte* address_;  // odd where it is packed
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
  void fetch_packed_slot(std::uint64_t hash) const { __builtin_prefetch(&packed_slots_[packed_place(hash)]); }
  void fetch_packed(std::uint64_t hash) const {
    std::uint64_t i = packed_place(hash);
    while (packed_slots_[i] != 0 && (packed_slots_[i] & tag_mask) != (hash & tag_mask)) i = (i + 1) & packed_mask_;
    if (packed_slots_[i] != 0) __builtin_prefetch(&packed_at(index_of(packed_slots_[i])));
  }
  /// The number of an id, a new one where it was not seen before. `hash` is its `keyed_hash`.
  std::uint32_t number_of(std::string_view id, std::uint64_t hash);
  /// The same of one that is packed, with its `hash_of`.
  std::uint32_t number_of(const PackedId& id, std::uint64_t hash);

  /// The ids of a partition by their number.
  [[nodiscard]] const std::vector<KnownId>& ids(std::size_t partition) const { return partitions_[partition]; }
  /// Bytes in use.
  [[nodiscard]] std::size_t memory() const {
    return bytes_ + (mask_ + 1) * sizeof(Slot) + (packed_mask_ + 1) * sizeof(std::uint64_t) +
           (packed_blocks_.size() * sizeof(PackedId) << packed_block_bits);
  }

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
  std::vector<std::vector<KnownId>> partitions_;

  // Packed ids lie in blocks in the order in which they came. A slot is 0, or has the lowest bits of the hash, the index of the id, from 1,
  // and its number; ids beyond what it holds are kept as texts.
  static constexpr unsigned tag_bits = 16;
  static constexpr unsigned index_bits = 28;
  static constexpr unsigned number_bits = 64 - tag_bits - index_bits;
  static constexpr std::uint64_t tag_mask = (std::uint64_t{1} << tag_bits) - 1;
  static constexpr unsigned packed_block_bits = 17;

  std::uint32_t number_of_text(std::string_view id, std::uint64_t hash);
  [[nodiscard]] std::uint64_t packed_place(std::uint64_t hash) const { return (hash >> 8) & packed_mask_; }
  static std::size_t index_of(std::uint64_t slot) { return slot >> tag_bits & ((std::size_t{1} << index_bits) - 1); }
  [[nodiscard]] PackedId& packed_at(std::size_t index) const {
    constexpr std::size_t in_block = (std::size_t{1} << packed_block_bits) - 1;
    return reinterpret_cast<PackedId*>(packed_blocks_[index >> packed_block_bits].data())[index & in_block];
  }
  void make_packed_slots(std::size_t count);
  void grow_packed();

  MemoryBlock packed_slots_memory_;
  std::uint64_t* packed_slots_;
  std::uint64_t packed_mask_;
  std::vector<MemoryBlock> packed_blocks_;
  std::size_t packed_size_ = 0;
};

}  // namespace retain::ledger
