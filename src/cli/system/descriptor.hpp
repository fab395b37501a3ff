#pragma once

#include <unistd.h>

#include <cerrno>
#include <utility>

namespace retain::cli {

/// Makes a call to the system again as long as a signal interrupts it.
template <typename Call>
auto uninterrupted(Call call) {
  for (;;) {
    const auto result = call();
    if (result != -1 || errno != EINTR) return result;
  }
}

/// An open file of the system, closed at the end of its scope.
class Descriptor {
 public:
  /// Takes over what `open` returned; -1 is no file.
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  [[nodiscard]] bool is_open() const { return number_ != -1; }
  [[nodiscard]] int number() const { return number_; }
  /// Whether the system took everything that was written: some file systems say so only here. An interrupted call has closed it all the
  /// same.
  bool close() { return !is_open() || ::close(std::exchange(number_, -1)) == 0 || errno == EINTR; }

 private:
  int number_;
};

}  // namespace retain::cli
