#pragma once

#include <cstddef>
#include <cstdint>

namespace retain::io {

/// The bytes that split a text into fields and records.
struct StructureBytes {
  char delimiter = ',';
  char line_end = '\n';
};

/// Where a text is split, and what a pass over all of it tells besides.
struct Structure {
  std::size_t count = 0;      ///< of offsets
  std::size_t line_ends = 0;  ///< of them, those of line ends
  bool is_regular = true;     ///< all others are delimiters: no quote stands where it neither opens nor closes a field
  bool is_ascii = true;
  bool has_quotes = false;
  bool has_quoted_line_end = false;  ///< a field holds one
  bool has_return = false;           ///< a carriage return, where lines end with a line feed
  bool has_lone_return = false;      ///< one that no line end follows
  bool has_control = false;          ///< another byte below the space

  friend bool operator==(const Structure&, const Structure&) = default;
};

/// Writes the offset of every delimiter and line end of `text` that ends a field to `offsets`, in order. Those between the quotes of a
/// field do not, and a quote that stands elsewhere than around a whole field, doubled ones too, is written like them, so that its record is
/// seen not to be plain. The text starts with a record and must be readable up to the next multiple of 64 bytes, `offsets` have room for
/// one a byte and so many more. With these offsets a record is split by comparing a few bytes and searching none.
inline constexpr std::size_t most_offsets_written = 65;
Structure find_structure(const char* text, std::size_t size, StructureBytes bytes, std::uint32_t* offsets);

/// Takes away what stands around the text of a field: quotes, and a carriage return behind the last of a record.
[[gnu::always_inline]] inline void trim_field(const char* text, bool is_last, std::uint32_t& begin, std::uint32_t& end) {
  end -= is_last && end > begin && text[end - 1] == '\r' ? 1U : 0U;
  const std::uint32_t quote = text[begin] == '"' ? 1 : 0;
  begin += quote;
  end -= quote;
}

}  // namespace retain::io
