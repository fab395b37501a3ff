#include "cli/system/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <utility>

#include "text/format.hpp"

namespace retain::cli {

namespace {

constexpr std::chrono::milliseconds between_lines{100};
constexpr std::size_t widest = 120;

// A signal handler reaches nothing but what is global.
std::atomic<std::size_t> shown_width{0};

/// Spaces over a line, and the cursor before and behind at its start: understood by terminals that understand nothing else.
std::string blank(std::size_t width) { return "\r" + std::string(width, ' ') + "\r"; }

std::string size_text(double bytes) {
  constexpr std::array<const char*, 5> units{"B", "kB", "MB", "GB", "TB"};
  constexpr double step = 1000;
  std::size_t unit = 0;
  for (; bytes >= step && unit + 1 < units.size(); ++unit) bytes /= step;
  return formatted("{:.{}f} {}", bytes, unit < 2 ? 0 : 1, units.at(unit));
}

}  // namespace

std::string progress_line(std::uint64_t read, std::optional<std::uint64_t> all, std::chrono::duration<double> time, std::size_t width) {
  const auto bytes = static_cast<double>(read);
  const std::string rate = time.count() > 0 ? formatted(", {}/s", size_text(bytes / time.count())) : std::string();
  if (!all || *all < read || *all == 0) return formatted("reading {}{}", size_text(bytes), rate).substr(0, width);
  const double share = bytes / static_cast<double>(*all);
  const std::string before = formatted("reading {:3}% ", static_cast<int>(share * 100));
  const std::string behind = formatted(" {} of {}{}", size_text(bytes), size_text(static_cast<double>(*all)), rate);
  constexpr std::size_t shortest_bar = 6;
  constexpr std::size_t longest_bar = 32;
  if (before.size() + behind.size() + shortest_bar > width) return (before + behind.substr(1)).substr(0, width);
  const std::size_t room = std::min(longest_bar, width - before.size() - behind.size()) - 2;
  const auto done = static_cast<std::size_t>(share * static_cast<double>(room));
  return before + "[" + std::string(done, '#') + std::string(room - done, '-') + "]" + behind;
}

Progress::Progress(std::ostream& err, int width, Clock clock)
    : err_(err),
      // The last column stays free: a terminal may go on in the next line behind it.
      width_(std::min(widest, static_cast<std::size_t>(std::max(width, 2)) - 1)),
      clock_(std::move(clock)),
      begin_(clock_()),
      next_(begin_ + patience) {}

Progress::~Progress() {
  if (!cleanup_) return;
  err_ << blank(shown_width.exchange(0)) << std::flush;
}

io::Input Progress::watched(io::Input input) {
  knows_all_ = knows_all_ && input.size.has_value();
  all_ += input.size.value_or(0);
  struct Own {
    std::uint64_t bytes = 0;
    bool is_rewound = false;
  };
  const auto own = std::make_shared<Own>();
  // What was read stays counted until it is read anew: an input is also rewound to be done with it.
  const auto count = [this, own](std::size_t size) {
    if (std::exchange(own->is_rewound, false)) {
      const std::lock_guard lock(mutex_);
      read_ -= std::exchange(own->bytes, 0);
    }
    own->bytes += size;
    add(size);
    return size;
  };
  input.read = [count, read = std::move(input.read)](std::span<char> bytes) { return count(read(bytes)); };
  if (input.read_at) {
    input.read_at = [count, read = std::move(input.read_at)](std::uint64_t offset, std::span<char> bytes) {
      return count(read(offset, bytes));
    };
  }
  if (input.rewind) {
    input.rewind = [own, rewind = std::move(input.rewind)] {
      rewind();
      own->is_rewound = true;
    };
  }
  return input;
}

void Progress::add(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  read_ += bytes;
  const auto now = clock_();
  if (now < next_) return;
  next_ = now + between_lines;
  draw(now);
}

void Progress::draw(std::chrono::steady_clock::time_point now) {
  if (!cleanup_) cleanup_.emplace();
  const std::string line = progress_line(read_, knows_all_ ? std::optional(all_) : std::nullopt, now - begin_, width_);
  const std::size_t before = shown_width;
  shown_width = std::max(before, line.size());
  err_ << '\r' << line << std::string(before > line.size() ? before - line.size() : 0, ' ') << std::flush;
}

void remove_progress_line() {
  static constexpr auto spaces = [] {
    std::array<char, widest + 2> text{};
    text.fill(' ');
    text.front() = '\r';
    return text;
  }();
  const std::size_t width = shown_width;
  if (width == 0) return;
  write_all(STDERR_FILENO, {spaces.data(), width + 1});
  write_all(STDERR_FILENO, "\r");
}

}  // namespace retain::cli
