#include "io/problems/limits.hpp"

#include "text/format.hpp"

namespace retain::io {

std::string size_text(std::size_t bytes) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  constexpr std::size_t kibibyte = std::size_t{1} << 10;
  if (bytes % mebibyte == 0 && bytes > 0) return formatted("{} MiB", bytes / mebibyte);
  if (bytes % kibibyte == 0 && bytes > 0) return formatted("{} KiB", bytes / kibibyte);
  return formatted("{} byte{}", bytes, bytes == 1 ? "" : "s");
}

std::string long_record_text(const Limits& limits) { return formatted("a record of more than {}", size_text(limits.record_bytes())); }

std::string with_thousands(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t end = text.size(); end > 3; end -= 3) text.insert(end - 3, ",");
  return text;
}

}  // namespace retain::io
