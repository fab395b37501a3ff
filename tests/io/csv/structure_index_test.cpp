#include "io/csv/structure_index.hpp"

#include <random>
#include <string>
#include <vector>

#include "core/records/instructions.hpp"
#include "support/catch.hpp"
#include "support/instructions.hpp"

using namespace retain;
using namespace retain::io;

namespace {

struct FoundStructure {
  std::vector<std::uint32_t> offsets;
  Structure structure;
};

/// What a loop over the bytes finds in the first `size` of them.
FoundStructure find_slowly(const std::string& text, std::size_t size, StructureBytes bytes) {
  FoundStructure found;
  bool inside = false;
  bool begins_field = true;
  bool was_closing = false;
  for (std::size_t i = 0; i < size; ++i) {
    const char c = text[i];
    const bool is_line_end = c == bytes.line_end;
    const bool is_structure = !inside && (c == bytes.delimiter || is_line_end);
    const bool opens = c == '"' && !inside;
    const bool is_stray = (opens && !begins_field) || (was_closing && !is_structure && c != '\r');
    if (is_structure || is_stray) found.offsets.push_back(static_cast<std::uint32_t>(i));
    Structure& facts = found.structure;
    if (is_structure && is_line_end) ++facts.line_ends;
    if (is_stray) facts.is_regular = false;
    if (static_cast<unsigned char>(c) >= 0x80) facts.is_ascii = false;
    if (c == '"') facts.has_quotes = true;
    if (inside && is_line_end) facts.has_quoted_line_end = true;
    if (c == '\r' && bytes.line_end != '\r') {
      facts.has_return = true;
      if (i + 1 == size || text[i + 1] != bytes.line_end) facts.has_lone_return = true;
    }
    if (static_cast<unsigned char>(c) < 0x20 && !is_line_end && c != '\r') facts.has_control = true;
    was_closing = c == '"' && inside;
    if (c == '"') inside = !inside;
    begins_field = is_structure;
  }
  found.structure.count = found.offsets.size();
  return found;
}

void require_same(const std::string& text, std::size_t size, StructureBytes bytes) {
  const FoundStructure expected = find_slowly(text, size, bytes);
  for (const Instructions chosen : supported_instructions()) {
    const ChosenInstructions choice(chosen);
    CAPTURE(static_cast<int>(chosen), size, text);
    std::vector<std::uint32_t> offsets(size + most_offsets_written);
    const Structure found = find_structure(text.data(), size, bytes, offsets.data());
    offsets.resize(found.count);
    REQUIRE(offsets == expected.offsets);
    REQUIRE(found == expected.structure);
  }
}

}  // namespace

TEST_CASE("every way to find structure agrees with a loop over the bytes", "[structure_index]") {
  std::mt19937 random(20261);
  // Of so many random bytes, some stand for themselves, and the others for what fills a field.
  const auto kinds = GENERATE(5, 40, 256, 100'000);
  const StructureBytes bytes = GENERATE(StructureBytes{',', '\n'}, StructureBytes{';', '\r'}, StructureBytes{'\t', '\n'});
  const bool ascii_only = GENERATE(true, false);
  std::uniform_int_distribution<int> kind(0, kinds - 1);
  std::uniform_int_distribution<int> byte(0, ascii_only ? 0x7F : 0xFF);
  const std::string own = {bytes.delimiter, bytes.line_end, '"', '\r'};
  for (std::size_t size = 0; size <= 300; ++size) {
    // What lies beyond the text is read and must not count, hence structure and high bytes there.
    std::string text(size + 64, '\xFF');
    for (std::size_t i = 0; i < size; ++i) {
      const auto drawn = static_cast<std::size_t>(kind(random));
      text[i] = drawn < own.size() ? own[drawn] : static_cast<char>(byte(random));
    }
    for (std::size_t i = size; i < text.size(); i += 2) text[i] = bytes.delimiter;
    require_same(text, size, bytes);
  }
}

TEST_CASE("quotes around whole fields split as if they were not there", "[structure_index]") {
  std::mt19937 random(20262);
  const std::string fields[] = {"a", "\"a\"", "\"\"", "", "\"a,b\"", "\"a\nb\"", "\"a\"\"b\"", "\"a\"b", "a\"b", "\"a\r\""};
  const std::string ends[] = {",", "\n", "\r\n"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += fields[random() % (round % 2 == 0 ? 6 : 10)] + ends[random() % 3];
    const std::size_t size = text.size() - random() % 3;
    require_same(text + std::string(64, ','), size, {',', '\n'});
  }
}

TEST_CASE("bytes that differ from structure in one bit are none", "[structure_index]") {
  std::string text;
  for (int byte = 0; byte < 256; ++byte) text += byte == '"' ? ' ' : static_cast<char>(byte);
  text += std::string(64, '\0');
  for (const std::size_t size : {std::size_t{128}, std::size_t{129}, std::size_t{256}}) require_same(text, size, {',', '\n'});
}

TEST_CASE("a text of structure alone is found whole", "[structure_index]") { require_same(std::string(64 * 5, ','), 257, {',', '\n'}); }
