#include "core/records/packed_id.hpp"

#include <array>
#include <random>
#include <string>

#include "core/records/id_dictionary.hpp"
#include "support/catch.hpp"
#include "support/instructions.hpp"

using namespace retain;
using namespace retain::ledger;

namespace {

const std::string some_id = "531e6c12-1988-4a69-bf3c-0fedf5b19384";

}  // namespace

TEST_CASE("an id that is packed comes back as it was", "[packed_id]") {
  for (const std::string& id : {some_id, std::string("00000000-0000-0000-0000-000000000000"),
                                std::string("ffffffff-ffff-ffff-ffff-ffffffffffff"), std::string("01234567-89ab-cdef-0123-456789abcdef")}) {
    CAPTURE(id);
    const auto packed = pack_id(id);
    REQUIRE(packed);
    CHECK(unpack_id(*packed) == id);
    CHECK(hash_of(*packed) == keyed_hash(id));
  }
}

TEST_CASE("no other byte stands for a digit or a dash", "[packed_id]") {
  for (std::size_t at = 0; at < some_id.size(); ++at) {
    const bool is_dash = some_id[at] == '-';
    for (int byte = 0; byte < 256; ++byte) {
      std::string id = some_id;
      id[at] = static_cast<char>(byte);
      const bool is_digit = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f');
      CAPTURE(id, at, byte);
      const auto packed = pack_id(id);
      REQUIRE(packed.has_value() == (is_dash ? byte == '-' : is_digit));
      if (packed) REQUIRE(unpack_id(*packed) == id);
    }
  }
  CHECK_FALSE(pack_id(some_id.substr(1)));
  CHECK_FALSE(pack_id(some_id + "0"));
  CHECK_FALSE(pack_id(""));
}

TEST_CASE("ids of a batch are packed as each by itself, whatever the processor", "[packed_id]") {
  std::mt19937 random(20266);
  for (int round = 0; round < 300; ++round) {
    std::array<std::string, BatchColumn::rows> texts;
    PackedIdTexts loaded;
    for (std::size_t row = 0; row < texts.size(); ++row) {
      std::string& id = texts[row] = some_id;
      for (char& c : id) {
        if (c != '-') c = "0123456789abcdef"[random() % 16];
      }
      if (row % 4 == 1) id[random() % id.size()] = static_cast<char>(random());
      loaded.load(row, id.data());
    }
    for (const Instructions chosen : supported_instructions()) {
      const ChosenInstructions choice(chosen);
      BatchColumn high;
      BatchColumn low;
      const BatchRows others = pack_ids(loaded, high, low);
      for (std::size_t row = 0; row < texts.size(); ++row) {
        CAPTURE(texts[row], static_cast<int>(chosen));
        const auto alone = pack_id(texts[row]);
        REQUIRE(alone.has_value() == ((others >> row & 1) == 0));
        if (alone) REQUIRE(*alone == PackedId{high[row], low[row]});
      }
    }
  }
}
