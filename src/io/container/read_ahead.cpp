#include "io/container/read_ahead.hpp"

#include <algorithm>
#include <cstring>
#include <system_error>
#include <utility>

namespace retain::io {

std::vector<char> ReadAhead::next_piece() {
  std::vector<char> piece(piece_size);
  piece.resize(source_(piece));
  return piece;
}

std::size_t ReadAhead::read(std::span<char> bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    if (next_ == piece_.size() && !take_piece()) break;
    const std::size_t size = std::min(bytes.size() - done, piece_.size() - next_);
    std::memcpy(bytes.data() + done, piece_.data() + next_, size);
    next_ += size;
    done += size;
  }
  return done;
}

bool ReadAhead::take_piece() {
  if (at_end_) return false;
  const bool is_first = piece_.empty();
  next_ = 0;
  if (thread_.joinable()) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_done_ || !ready_.empty(); });
    if (ready_.empty() && failure_) std::rethrow_exception(failure_);
    if (ready_.empty()) {
      piece_.clear();
    } else {
      piece_ = std::move(ready_.front());
      ready_.pop_front();
    }
    lock.unlock();
    changed_.notify_all();
  } else {
    piece_ = next_piece();
  }
  at_end_ = piece_.size() < piece_size;
  if (is_first && !at_end_) start();
  return !piece_.empty();
}

void ReadAhead::start() {
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::system_error&) {
    // Too many threads, or no memory for the stack of one: the source is read as it is asked for.
  }
}

void ReadAhead::run() {
  try {
    for (bool is_last = false; !is_last;) {
      std::vector<char> piece = next_piece();
      is_last = piece.size() < piece_size;
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return is_stopped_ || ready_.size() < most_pieces; });
      if (is_stopped_) return;
      ready_.push_back(std::move(piece));
      is_done_ = is_last;
      lock.unlock();
      changed_.notify_all();
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
    is_done_ = true;
    changed_.notify_all();
  }
}

void ReadAhead::stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

}  // namespace retain::io
