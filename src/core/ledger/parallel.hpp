#pragma once

#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace retain {

/// Calls `work(i)` for i = 0 to `threads` - 1, each on a thread of its own, and waits for all. Rethrows the first exception. Where the
/// system gives no more threads, the calling one does their work too, so that no call may wait for another.
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
    others.reserve(threads - 1);
    unsigned started = 1;
    try {
      for (; started < threads; ++started) others.emplace_back(guarded, started);
    } catch (const std::system_error&) {
      // Too many threads, or no memory for the stack of one.
    }
    guarded(0U);
    for (unsigned i = started; i < threads; ++i) guarded(i);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace retain
