#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

/// What each target is: it reads any bytes, and ends the process where a property does not hold.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace retain::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

/// Ends the process unless the property holds, with what helps to see why.
inline void require(bool holds, std::string_view property, std::string_view about = {}) {
  if (holds) return;
  std::cerr << "does not hold: " << property << '\n' << about << '\n';
  std::abort();
}

/// Takes the first byte off the text; 0 where there is none.
inline std::uint8_t take_byte(std::string_view& text) {
  if (text.empty()) return 0;
  const auto byte = static_cast<std::uint8_t>(text.front());
  text.remove_prefix(1);
  return byte;
}

}  // namespace retain::fuzz
