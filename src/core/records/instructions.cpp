#include "core/records/instructions.hpp"

#include <array>
#include <atomic>
#include <cassert>

namespace retain {

namespace {

constexpr std::array all{Instructions::portable, Instructions::sse2, Instructions::avx2, Instructions::avx512};

std::size_t count_supported() {
#ifdef __x86_64__
  const bool has_avx2 =
      __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
                          __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi") &&
                          __builtin_cpu_supports("avx512vbmi2");
  return !has_avx2 ? 2 : !has_avx512 ? 3 : 4;
#else
  return 1;
#endif
}

std::atomic<Instructions>& chosen_instructions() {
  static std::atomic<Instructions> chosen = supported_instructions().back();
  return chosen;
}

}  // namespace

std::span<const Instructions> supported_instructions() {
  static const std::size_t count = count_supported();
  return std::span(all).first(count);
}

Instructions instructions() { return chosen_instructions().load(std::memory_order_relaxed); }

void choose_instructions(Instructions chosen) {
  assert(chosen <= supported_instructions().back());
  chosen_instructions() = chosen;
}

}  // namespace retain
