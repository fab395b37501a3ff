#pragma once

#include <cstddef>
#include <memory>

namespace retain::ledger {

/// Memory for many small things, not initialised. A large block lies on huge pages where the system has them, because touching a page for
/// the first time and finding it again costs more than what is done there.
class MemoryBlock {
 public:
  MemoryBlock() = default;
  /// Throws std::bad_alloc.
  explicit MemoryBlock(std::size_t bytes);

  [[nodiscard]] std::byte* data() const { return bytes_.get(); }

 private:
  struct Release {
    void operator()(std::byte* bytes) const;
  };
  std::unique_ptr<std::byte[], Release> bytes_;
};

/// Bytes of a huge page: blocks of its multiples leave nothing unused.
inline constexpr std::size_t huge_page = std::size_t{2} << 20;

}  // namespace retain::ledger
