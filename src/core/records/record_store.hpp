#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/records/memory_block.hpp"

namespace retain::ledger {

/// Where records go that do not fit into memory: a file of the caller's. Both functions may be called by several threads at a time.
class Overflow {
 public:
  virtual ~Overflow() = default;
  /// Keeps the records and returns where they stand.
  virtual std::uint64_t write(std::span<const std::uint64_t> records) = 0;
  virtual void read(std::uint64_t place, std::span<std::uint64_t> records) = 0;
};

/// The records of one thread, apart by partition. Each partition is a list of chunks of 16 KiB, so that nothing is counted beforehand and
/// nothing moves when it grows. Chunks come from large blocks on huge pages, because the first touch of a page costs more than the record.
class RecordStore {
 public:
  static constexpr std::size_t chunk_records = 2048;

  /// `budget`: bytes of memory, beyond which full chunks go to `overflow`; without one there is no limit.
  RecordStore(std::size_t partitions, std::size_t budget, Overflow* overflow);

  void push(std::size_t partition, std::uint64_t record) {
    Part& part = parts_[partition];
    if (part.next == part.end) start_chunk(partition);
    *part.next++ = record;
  }

  /// How many records a partition has.
  [[nodiscard]] std::size_t size(std::size_t partition) const;
  /// Calls `visit(std::span<const std::uint64_t>)` for the records of a partition, in no particular order, chunk by chunk:
  /// those of one as they were pushed.
  template <class Visit>
  void visit(std::size_t partition, Visit visit) const {
    const std::vector<std::uint64_t*>& chunks = chunks_[partition];
    for (std::size_t i = 0; i < chunks.size(); ++i) {
      const bool is_last = i + 1 == chunks.size();
      visit(std::span<const std::uint64_t>(chunks[i], is_last ? parts_[partition].next : chunks[i] + chunk_records));
    }
    std::vector<std::uint64_t> records;
    for (const Extent& extent : extents_[partition]) {
      records.resize(extent.size);
      overflow_->read(extent.place, records);
      visit(std::span<const std::uint64_t>(records));
    }
  }
  /// From now on this is the budget.
  void limit(std::size_t budget) { budget_ = budget; }
  /// Bytes of memory in use.
  [[nodiscard]] std::size_t memory() const { return bytes_; }

 private:
  struct Part {
    std::uint64_t* next = nullptr;
    std::uint64_t* end = nullptr;
  };
  struct Extent {
    std::uint64_t place;
    std::size_t size;
  };
  void start_chunk(std::size_t partition);
  std::uint64_t* new_chunk();
  [[nodiscard]] std::size_t next_block_bytes() const;
  void add_block();
  void write_out();

  std::vector<Part> parts_;
  std::vector<std::vector<std::uint64_t*>> chunks_;
  std::vector<std::vector<Extent>> extents_;
  std::vector<MemoryBlock> blocks_;
  std::vector<std::uint64_t*> idle_;  // chunks whose records were written out
  std::uint64_t* fresh_ = nullptr;
  std::size_t fresh_records_ = 0;
  std::size_t bytes_ = 0;
  std::size_t budget_;
  Overflow* overflow_;
};

}  // namespace retain::ledger
