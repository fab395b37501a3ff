#include "core/records/record_store.hpp"

#include <algorithm>

namespace retain::ledger {

namespace {

constexpr std::size_t chunk_bytes = RecordStore::chunk_records * sizeof(std::uint64_t);
constexpr std::size_t largest_block = std::size_t{8} << 20;

}  // namespace

RecordStore::RecordStore(std::size_t partitions, std::size_t budget, Overflow* overflow)
    : parts_(partitions), chunks_(partitions), extents_(partitions), budget_(budget), overflow_(overflow) {}

std::size_t RecordStore::size(std::size_t partition) const {
  std::size_t records = 0;
  if (!chunks_[partition].empty()) {
    const auto unused = static_cast<std::size_t>(parts_[partition].end - parts_[partition].next);
    records = chunks_[partition].size() * chunk_records - unused;
  }
  for (const Extent& extent : extents_[partition]) records += extent.size;
  return records;
}

void RecordStore::start_chunk(std::size_t partition) {
  std::uint64_t* chunk = new_chunk();
  chunks_[partition].push_back(chunk);
  parts_[partition] = {chunk, chunk + chunk_records};
}

std::uint64_t* RecordStore::new_chunk() {
  if (fresh_records_ == 0 && idle_.empty()) {
    if (overflow_ != nullptr && bytes_ + next_block_bytes() > budget_) write_out();
    if (idle_.empty()) add_block();
  }
  if (!idle_.empty()) {
    std::uint64_t* chunk = idle_.back();
    idle_.pop_back();
    return chunk;
  }
  std::uint64_t* chunk = fresh_;
  fresh_ += chunk_records;
  fresh_records_ -= chunk_records;
  return chunk;
}

std::size_t RecordStore::next_block_bytes() const {
  // As large as all before it, so that small inputs stay small and there are few blocks.
  const std::size_t bytes = std::clamp(bytes_, 4 * chunk_bytes, largest_block);
  return bytes >= huge_page ? bytes / huge_page * huge_page : bytes / chunk_bytes * chunk_bytes;
}

void RecordStore::add_block() {
  const std::size_t size = next_block_bytes();
  fresh_ = reinterpret_cast<std::uint64_t*>(blocks_.emplace_back(size).data());
  fresh_records_ = size / sizeof(std::uint64_t);
  bytes_ += size;
}

void RecordStore::write_out() {
  for (std::size_t partition = 0; partition < parts_.size(); ++partition) {
    // The last chunk is being filled.
    std::vector<std::uint64_t*>& chunks = chunks_[partition];
    while (chunks.size() > 1) {
      std::uint64_t* chunk = chunks.front();
      extents_[partition].push_back({overflow_->write({chunk, chunk_records}), chunk_records});
      idle_.push_back(chunk);
      chunks.erase(chunks.begin());
    }
  }
}

}  // namespace retain::ledger
