#include "fuzz/reports.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  retain::fuzz::require_round_trip(retain::fuzz::text_of(data, size));
  return 0;
}
