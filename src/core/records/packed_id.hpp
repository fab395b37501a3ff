#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/records/batch.hpp"

namespace retain::ledger {

/// An id of the form 531e6c12-1988-4a69-bf3c-0fedf5b19384, its letters small, as the number of 128 bits that it writes: no two texts have
/// the same. Sixteen bytes take the place of a text, its size and its hash, and comparing two is one instruction.
struct PackedId {
  std::uint64_t high;
  std::uint64_t low;
  friend bool operator==(const PackedId&, const PackedId&) = default;
};

inline constexpr std::size_t packed_id_size = 36;

/// Empty where the text has another form.
std::optional<PackedId> pack_id(std::string_view text);
std::string unpack_id(const PackedId& id);

/// The digits of texts of that size, a column for each eight of them; and the dashes between them.
struct PackedIdTexts {
  std::array<BatchColumn, 4> digits;
  BatchColumn dashes;

  void load(std::size_t row, const char* text);
};
/// Packs the texts of a batch, and returns the rows whose texts have another form.
BatchRows pack_ids(const PackedIdTexts& texts, BatchColumn& high, BatchColumn& low);

/// A hash under the key of the process, as that of its text is.
std::uint64_t hash_of(const PackedId& id);

}  // namespace retain::ledger
