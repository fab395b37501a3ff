#pragma once

#include <atomic>
#include <cstdint>

namespace retain::test {

/// A kind of request to the system that can be made to fail. Writes to the error stream are not counted, so that messages are seen.
enum class Call : int { allocation, open, read, write, sync, rename, close, change_mode, change_owner, lock, status, thread };

/// What happens to the `at`-th request of a kind, counted from 1, and where it is lasting to all after it.
struct Fault {
  /// Reads and writes move a part of the bytes.
  static constexpr int short_transfer = 0;

  Call call = Call::allocation;
  int error = 0;  ///< as in errno, or `short_transfer`, or less than zero: the signal that comes before the request
  std::uint64_t at = 1;
  bool lasting = false;
};

/// What became of a fault, in memory that processes share.
struct FaultRecord {
  std::atomic<std::uint64_t> calls = 0;  ///< of its kind
  std::atomic<bool> happened = false;
};

/// From now on the fault may happen in this process.
void arm(const Fault& fault, FaultRecord& record);

}  // namespace retain::test
