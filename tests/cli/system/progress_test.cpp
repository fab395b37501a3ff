#include "cli/system/progress.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <sstream>
#include <string>

#include "support/catch.hpp"

using namespace retain;
using namespace retain::cli;
using namespace std::chrono_literals;

namespace {

/// An input of `size` bytes, each read of which takes some time.
class SlowInput {
 public:
  SlowInput(std::uint64_t size, std::chrono::milliseconds step) : size_(size), step_(step) {}

  [[nodiscard]] Progress::Clock clock() {
    return [this] { return std::chrono::steady_clock::time_point() + time_; };
  }
  [[nodiscard]] io::Input input(bool is_file) {
    io::Input input;
    input.name = "slow.csv";
    input.read = [this](std::span<char> bytes) {
      time_ += step_;
      const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), size_ - read_));
      std::fill_n(bytes.begin(), size, 'x');
      read_ += size;
      return size;
    };
    if (is_file) {
      input.size = size_;
      input.rewind = [this] { read_ = 0; };
    }
    return input;
  }

 private:
  std::uint64_t size_;
  std::chrono::milliseconds step_;
  std::chrono::milliseconds time_{0};
  std::uint64_t read_ = 0;
};

/// What a terminal shows of a text with carriage returns.
std::string shown(const std::string& text) {
  std::string line;
  std::size_t column = 0;
  for (const char c : text) {
    if (c == '\r') {
      column = 0;
      continue;
    }
    if (column == line.size()) line += ' ';
    line[column++] = c;
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

TEST_CASE("what is read soon shows no progress") {
  SlowInput slow(1000, 19ms);
  std::ostringstream err;
  {
    Progress progress(err, 80, slow.clock());
    const io::Input input = progress.watched(slow.input(true));
    std::array<char, 10> bytes{};
    for (int i = 0; i < 100; ++i) CHECK(input.read(bytes) == bytes.size());
  }
  CHECK(err.str().empty());
}

TEST_CASE("what takes longer has a line, which is gone at the end") {
  SlowInput slow(100'000'000, 100ms);
  std::ostringstream err;
  {
    Progress progress(err, 80, slow.clock());
    const io::Input input = progress.watched(slow.input(true));
    std::string bytes(1'000'000, ' ');
    for (int i = 0; i < 40; ++i) CHECK(input.read(bytes) == bytes.size());
    CHECK(shown(err.str()) == "reading  40% [############------------------] 40.0 MB of 100.0 MB, 10.0 MB/s");
    input.rewind();
    input.read(bytes);
    CHECK(shown(err.str()).starts_with("reading   1% "));
  }
  CHECK(shown(err.str()).empty());
  CHECK(err.str().back() == '\r');
  CHECK(err.str().find('\n') == std::string::npos);
}

TEST_CASE("an input that is done with stays counted") {
  SlowInput slow(1'000'000, 1000ms);
  std::ostringstream err;
  Progress progress(err, 80, slow.clock());
  const io::Input first = progress.watched(slow.input(true));
  std::string bytes(1'000'000, ' ');
  first.read(bytes);
  first.rewind();
  const io::Input second = progress.watched(slow.input(true));
  second.read(bytes);
  second.rewind();
  second.read(bytes);
  CHECK(shown(err.str()).starts_with("reading 100% "));
}

TEST_CASE("of a pipe the bytes are counted") {
  SlowInput slow(100'000'000, 1000ms);
  std::ostringstream err;
  Progress progress(err, 80, slow.clock());
  const io::Input input = progress.watched(slow.input(false));
  std::string bytes(1'000'000, ' ');
  for (int i = 0; i < 4; ++i) input.read(bytes);
  CHECK(shown(err.str()) == "reading 4.0 MB, 1.0 MB/s");
}

TEST_CASE("the line fits the terminal") {
  const auto line = [](std::size_t width) { return progress_line(1'234'567'890, 2'000'000'000, 4s, width); };
  CHECK(line(79) == "reading  61% [##################------------] 1.2 GB of 2.0 GB, 308.6 MB/s");
  for (std::size_t width = 1; width < 100; ++width) CHECK(line(width).size() <= width);
  CHECK(progress_line(999, std::nullopt, 0s, 79) == "reading 999 B");
  CHECK(progress_line(2000, 1000, 1s, 79) == "reading 2 kB, 2 kB/s");
}

TEST_CASE("a signal that ends the program leaves no half line") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child != -1);
  if (child == 0) {
    std::signal(SIGINT, SIG_DFL);
    ::dup2(ends[1], STDERR_FILENO);
    SlowInput slow(1000, 3000ms);
    std::ostringstream err;
    Progress progress(err, 80, slow.clock());
    const io::Input input = progress.watched(slow.input(true));
    std::array<char, 10> bytes{};
    input.read(bytes);
    const std::string line = err.str();
    if (::write(STDERR_FILENO, line.data(), line.size()) > 0) std::raise(SIGINT);
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string text;
  std::array<char, 256> bytes{};
  for (ssize_t size = ::read(ends[0], bytes.data(), bytes.size()); size > 0; size = ::read(ends[0], bytes.data(), bytes.size()))
    text.append(bytes.data(), static_cast<std::size_t>(size));
  ::close(ends[0]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK(text.find("reading") != std::string::npos);
  CHECK(shown(text).empty());
  CHECK(text.back() == '\r');
}
