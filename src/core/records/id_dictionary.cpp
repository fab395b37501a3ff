#include "core/records/id_dictionary.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <random>
#include <span>
#include <utility>

namespace retain::ledger {

namespace {

struct Key {
  std::uint64_t first;
  std::uint64_t second;
};

const Key& process_key() {
  static const Key key = [] {
    std::random_device random;
    const auto word = [&random] { return (std::uint64_t{random()} << 32) | random(); };
    return Key{word() | 1, word() | 1};
  }();
  return key;
}

/// The 128-bit product of two words, folded.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t load(const char* bytes, std::size_t size) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, size);
  return word;
}

constexpr std::size_t first_id_slots = 256;
constexpr std::size_t block_bytes = huge_page;

}  // namespace

std::uint64_t keyed_hash(std::string_view text) {
  const Key& key = process_key();
  std::uint64_t hash = key.first ^ text.size();
  std::string_view rest = text;
  for (; rest.size() > 8; rest.remove_prefix(8)) hash = mix(hash ^ load(rest.data(), 8), key.second);
  // The last bytes once more where that saves a copy of unknown size.
  const std::uint64_t last = text.size() >= 8 ? load(text.data() + text.size() - 8, 8) : load(rest.data(), rest.size());
  return mix(mix(hash ^ last, key.second), key.first);
}

IdDictionary::IdDictionary(unsigned partition_bits) : partition_bits_(partition_bits), partitions_(std::size_t{1} << partition_bits) {
  make_slots(first_id_slots);
}

void IdDictionary::make_slots(std::size_t count) {
  slots_memory_ = MemoryBlock(count * sizeof(Slot));
  slots_ = new (slots_memory_.data()) Slot[count]();
  mask_ = count - 1;
}

std::uint32_t IdDictionary::number_of(std::string_view id, std::uint64_t hash) {
  for (std::uint64_t i = find(hash);; i = (i + 1) & mask_) {
    const Slot& slot = slots_[i];
    if (slot.entry == nullptr) {
      const Entry* entry = insert(id, hash);
      slots_[i] = {hash, entry};
      if (++size_ * 4 > (mask_ + 1) * 3) grow();
      return entry->number;
    }
    if (slot.hash == hash && slot.entry->text() == id) return slot.entry->number;
  }
}

const IdDictionary::Entry* IdDictionary::insert(std::string_view id, std::uint64_t hash) {
  const std::size_t size = (sizeof(Entry) + id.size() + alignof(Entry) - 1) / alignof(Entry) * alignof(Entry);
  if (size > free_bytes_) {
    free_bytes_ = std::max(size, std::min(block_bytes, std::max(bytes_, std::size_t{4096})));
    free_ = blocks_.emplace_back(free_bytes_).data();
    bytes_ += free_bytes_;
  }
  std::vector<const Entry*>& partition = partitions_[partition_of(hash)];
  auto* entry = new (free_) Entry{hash, static_cast<std::uint32_t>(partition.size()), static_cast<std::uint32_t>(id.size())};
  std::memcpy(free_ + sizeof(Entry), id.data(), id.size());
  partition.push_back(entry);
  free_ += size;
  free_bytes_ -= size;
  return entry;
}

void IdDictionary::grow() {
  const MemoryBlock old_memory = std::move(slots_memory_);
  const std::span<const Slot> old(slots_, mask_ + 1);
  make_slots(old.size() * 2);
  for (const Slot& slot : old) {
    if (slot.entry == nullptr) continue;
    std::uint64_t i = slot.hash & mask_;
    while (slots_[i].entry != nullptr) i = (i + 1) & mask_;
    slots_[i] = slot;
  }
}

}  // namespace retain::ledger
