#include "core/records/memory_block.hpp"

#include <cstdlib>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace retain::ledger {

MemoryBlock::MemoryBlock(std::size_t bytes) {
  constexpr std::size_t cache_line = 64;
  const std::size_t alignment = bytes >= huge_page ? huge_page : cache_line;
  const std::size_t size = (bytes + alignment - 1) / alignment * alignment;
  bytes_.reset(static_cast<std::byte*>(std::aligned_alloc(alignment, size)));
  if (bytes_ == nullptr) throw std::bad_alloc();
#ifdef __linux__
  if (alignment == huge_page) ::madvise(bytes_.get(), size, MADV_HUGEPAGE);
#endif
}

void MemoryBlock::Release::operator()(std::byte* bytes) const { std::free(bytes); }

}  // namespace retain::ledger
