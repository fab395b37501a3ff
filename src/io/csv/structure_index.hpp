#pragma once

#include <cstddef>
#include <cstdint>

#include "text/utf8.hpp"

namespace retain::io {

/// The bytes that split a text into fields and records.
struct StructureBytes {
  char delimiter = ',';
  char line_end = '\n';
};

/// Writes the offset of every delimiter, line end and quote of `text` to `offsets`, in order, and returns how many there are.
/// `is_ascii` becomes false where a byte is not. The text must be readable up to the next multiple of 64 bytes, `offsets` have room for
/// one a byte and 8 more. With these offsets a record is parted by comparing a few bytes and searching none.
std::size_t find_structure(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets, bool& is_ascii);

/// The ways to do the same that this processor has, for tests; the last is the fastest.
struct StructureFinder {
  const char* name;
  std::size_t (*find)(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets, bool& is_ascii);
};
std::size_t structure_finders(StructureFinder (&finders)[3]);

}  // namespace retain::io
