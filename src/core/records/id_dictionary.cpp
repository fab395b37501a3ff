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

std::uint64_t hash_of(const PackedId& id) {
  return mix(mix(id.high ^ process_key().first, id.low ^ process_key().second), process_key().first);
}

std::uint64_t keyed_hash(std::string_view text) {
  if (const auto packed = pack_id(text)) return hash_of(*packed);
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
  make_packed_slots(first_id_slots);
}

void IdDictionary::make_slots(std::size_t count) {
  slots_memory_ = MemoryBlock(count * sizeof(Slot));
  slots_ = new (slots_memory_.data()) Slot[count]();
  mask_ = count - 1;
}

std::uint32_t IdDictionary::number_of(std::string_view id, std::uint64_t hash) {
  if (const auto packed = pack_id(id)) return number_of(*packed, hash);
  return number_of_text(id, hash);
}

std::uint32_t IdDictionary::number_of_text(std::string_view id, std::uint64_t hash) {
  for (std::uint64_t i = find(hash);; i = (i + 1) & mask_) {
    const Slot& slot = slots_[i];
    if (slot.entry == nullptr) {
      const Entry* entry = insert(id, hash);
      slots_[i] = {hash, entry};
      if (++size_ * 4 > (mask_ + 1) * 3) grow();
      return entry->number;
    }
    if (slot.hash == hash && slot.entry->is(id)) return slot.entry->number;
  }
}

const IdDictionary::Entry* IdDictionary::insert(std::string_view id, std::uint64_t hash) {
  const std::size_t size = (sizeof(Entry) + id.size() + alignof(Entry) - 1) / alignof(Entry) * alignof(Entry);
  if (size > free_bytes_) {
    free_bytes_ = std::max(size, std::min(block_bytes, std::max(bytes_, std::size_t{4096})));
    free_ = blocks_.emplace_back(free_bytes_).data();
    bytes_ += free_bytes_;
  }
  std::vector<KnownId>& partition = partitions_[partition_of(hash)];
  auto* entry = new (free_) Entry{hash, static_cast<std::uint32_t>(partition.size()), static_cast<std::uint32_t>(id.size())};
  std::memcpy(free_ + sizeof(Entry), id.data(), id.size());
  partition.emplace_back(entry);
  free_ += size;
  free_bytes_ -= size;
  return entry;
}

void IdDictionary::make_packed_slots(std::size_t count) {
  packed_slots_memory_ = MemoryBlock(count * sizeof(std::uint64_t));
  packed_slots_ = new (packed_slots_memory_.data()) std::uint64_t[count]();
  packed_mask_ = count - 1;
}

std::uint32_t IdDictionary::number_of(const PackedId& id, std::uint64_t hash) {
  std::uint64_t place = packed_place(hash);
  for (; packed_slots_[place] != 0; place = (place + 1) & packed_mask_) {
    const std::uint64_t slot = packed_slots_[place];
    if ((slot & tag_mask) == (hash & tag_mask) && packed_at(index_of(slot)) == id)
      return static_cast<std::uint32_t>(slot >> (tag_bits + index_bits));
  }
  std::vector<KnownId>& partition = partitions_[partition_of(hash)];
  const std::size_t number = partition.size();
  const std::size_t index = packed_size_ + 1;
  if (number >> number_bits != 0 || index >> index_bits != 0) return number_of_text(unpack_id(id), hash);
  if (index >> packed_block_bits == packed_blocks_.size()) packed_blocks_.emplace_back(sizeof(PackedId) << packed_block_bits);
  PackedId& kept = packed_at(index);
  kept = id;
  partition.emplace_back(&kept);
  packed_slots_[place] = (hash & tag_mask) | index << tag_bits | number << (tag_bits + index_bits);
  ++packed_size_;
  if (packed_size_ * 3 > (packed_mask_ + 1) * 2) grow_packed();
  return static_cast<std::uint32_t>(number);
}

void IdDictionary::grow_packed() {
  const MemoryBlock old_memory = std::move(packed_slots_memory_);
  const std::span<const std::uint64_t> old(packed_slots_, packed_mask_ + 1);
  make_packed_slots(old.size() * 2);
  for (const std::uint64_t slot : old) {
    if (slot == 0) continue;
    std::uint64_t i = packed_place(hash_of(packed_at(index_of(slot))));
    while (packed_slots_[i] != 0) i = (i + 1) & packed_mask_;
    packed_slots_[i] = slot;
  }
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
