#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>

#include "cli/system/temporary_file.hpp"
#include "io/bytes/input.hpp"

namespace retain::cli {

/// A line on the error stream that says how far reading is, from the moment on when it has taken long: "reading 42% [####------] 1.2 of
/// 2.9 GB, 310 MB/s". It looks at the clock once for each block that is read, so that rows cost nothing.
class Progress {
 public:
  using Clock = std::function<std::chrono::steady_clock::time_point()>;

  /// What takes no longer than this needs no line.
  static constexpr std::chrono::milliseconds patience{2000};

  Progress(std::ostream& err, int width, Clock clock);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Removes the line.
  ~Progress();

  /// The same input, whose bytes are counted when they are read.
  io::Input watched(io::Input input);

 private:
  void add(std::uint64_t bytes);
  void draw(std::chrono::steady_clock::time_point now);

  std::ostream& err_;
  std::size_t width_;
  Clock clock_;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point next_;  // when to draw again
  std::mutex mutex_;
  std::uint64_t read_ = 0;
  std::uint64_t all_ = 0;
  bool knows_all_ = true;
  std::optional<SignalCleanup> cleanup_;  // while there is a line
};

/// The line for so many bytes read of all, if these are known, in this time; at most `width` columns.
std::string progress_line(std::uint64_t read, std::optional<std::uint64_t> all, std::chrono::duration<double> time, std::size_t width);

/// Removes the line of a process that is about to end. For signal handlers: takes no memory and no lock.
void remove_progress_line();

}  // namespace retain::cli
