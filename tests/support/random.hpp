#pragma once

#include <chrono>
#include <random>
#include <utility>
#include <vector>

#include "retain/number.hpp"

namespace retain::test {

/// Random values that are the same for the same seed on every machine.
class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}

  // std::uniform_int_distribution differs between libraries.
  int upto(int most) { return static_cast<int>(engine_() % static_cast<unsigned>(most + 1)); }
  bool one_in(int n) { return upto(n - 1) == 0; }
  int128 digits(int128 end) { return static_cast<int128>(engine_()) * static_cast<int128>(engine_() >> 1) % end; }

  template <class T>
  T one_of(const std::vector<T>& choices) {
    return choices[static_cast<std::size_t>(upto(static_cast<int>(choices.size()) - 1))];
  }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[static_cast<std::size_t>(upto(static_cast<int>(i) - 1))]);
  }
  std::chrono::sys_days day(std::chrono::sys_days first, std::chrono::sys_days last) {
    return first + std::chrono::days{upto(static_cast<int>((last - first).count()))};
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace retain::test
