#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace retain::io {

/// Reads a source ahead on a thread of its own, so that unpacking it and reading what it holds take the time of the slower of the two. What
/// fits into the first piece starts no thread.
class ReadAhead {
 public:
  using Read = std::function<std::size_t(std::span<char>)>;

  /// `source`: as `Input::read`; what it throws is thrown by `read`, behind what it gave before.
  explicit ReadAhead(Read source) : source_(std::move(source)) {}
  ~ReadAhead() { stop(); }
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;
  ReadAhead(ReadAhead&&) = delete;
  ReadAhead& operator=(ReadAhead&&) = delete;

  /// As `Input::read`.
  std::size_t read(std::span<char> bytes);

 private:
  static constexpr std::size_t piece_size = std::size_t{1} << 18;
  static constexpr std::size_t most_pieces = 4;

  /// The next bytes of the source; shorter than a piece at its end.
  std::vector<char> next_piece();
  bool take_piece();
  void start();
  void run();
  void stop();

  Read source_;
  std::vector<char> piece_;  // that is being delivered
  std::size_t next_ = 0;     // of it, the next byte
  bool at_end_ = false;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::vector<char>> ready_;
  std::exception_ptr failure_;
  bool is_done_ = false;     // the source has ended or failed
  bool is_stopped_ = false;  // nobody wants more
  std::thread thread_;
};

}  // namespace retain::io
