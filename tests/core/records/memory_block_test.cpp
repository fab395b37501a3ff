#include "core/records/memory_block.hpp"

#include <cstdint>
#include <cstring>
#include <utility>

#include "support/catch.hpp"

using retain::ledger::huge_page;
using retain::ledger::MemoryBlock;

TEST_CASE("a block is memory of its size, a large one on pages of its own", "[memory_block]") {
  CHECK(MemoryBlock().data() == nullptr);
  for (const std::size_t size : {std::size_t{1}, std::size_t{100}, huge_page - 1, huge_page, 3 * huge_page + 5}) {
    MemoryBlock block(size);
    REQUIRE(block.data() != nullptr);
    std::memset(block.data(), 7, size);
    CHECK(reinterpret_cast<std::uintptr_t>(block.data()) % (size >= huge_page ? huge_page : 64) == 0);
    std::byte* const bytes = block.data();
    const MemoryBlock moved = std::move(block);
    CHECK(moved.data() == bytes);
  }
}
