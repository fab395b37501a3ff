#pragma once

#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace retain {

/// Calls `work(i)` for i = 0 to `threads` - 1, each on a thread of its own, and waits for all. Rethrows the first exception.
template <class Work>
void run_in_parallel(unsigned threads, Work work) {
  if (threads <= 1) return work(0U);
  std::exception_ptr failure;
  std::mutex mutex;
  const auto guarded = [&](unsigned index) {
    try {
      work(index);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(guarded, i);
    guarded(0U);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace retain
