#pragma once

#include <cstdint>
#include <span>

namespace retain {

/// The sets of instructions that the loops over bytes and rows are written for, from the most common to the fastest. Every x86-64 processor
/// has SSE2.
enum class Instructions : std::uint8_t { portable, sse2, avx2, avx512 };

/// Those that this processor has.
std::span<const Instructions> supported_instructions();
/// The fastest of them, unless a test chose others.
Instructions instructions();
/// For tests: what runs from now on, one of the supported.
void choose_instructions(Instructions chosen);

#ifdef __x86_64__
// What a function needs in front of it to use them.
#define RETAIN_AVX2 [[gnu::target("avx2,bmi,bmi2,popcnt,lzcnt")]]
#define RETAIN_AVX512 [[gnu::target("avx2,bmi,bmi2,popcnt,lzcnt,avx512f,avx512bw,avx512dq,avx512vl,avx512vbmi,avx512vbmi2")]]
#endif

/// Runs `Loop::run(arguments...)`, which must be inlined always, as compiled for `instructions()`: one text of a loop for every processor.
template <class Loop>
class FastestLoop {
 public:
  template <class... Arguments>
  static auto run(Arguments&&... arguments) {
#ifdef __x86_64__
    switch (instructions()) {
      case Instructions::avx512:
        return with_avx512(arguments...);
      case Instructions::avx2:
        return with_avx2(arguments...);
      default:
        break;
    }
#endif
    return Loop::run(arguments...);
  }

 private:
#ifdef __x86_64__
  template <class... Arguments>
  RETAIN_AVX2 static auto with_avx2(Arguments&... arguments) {
    return Loop::run(arguments...);
  }
  template <class... Arguments>
  RETAIN_AVX512 static auto with_avx512(Arguments&... arguments) {
    return Loop::run(arguments...);
  }
#endif
};

}  // namespace retain
