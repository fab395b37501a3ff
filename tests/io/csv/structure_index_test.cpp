#include "io/csv/structure_index.hpp"

#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "text/utf8.hpp"

using namespace retain::io;

namespace {

struct Found {
  std::vector<std::uint32_t> offsets;
  bool is_ascii = true;
  friend bool operator==(const Found&, const Found&) = default;
};

/// What a loop over the bytes finds in the first `size` of them.
Found find_slowly(const std::string& text, std::size_t size, StructureBytes bytes) {
  Found found;
  for (std::size_t i = 0; i < size; ++i) {
    if (text[i] == bytes.delimiter || text[i] == bytes.line_end || text[i] == '"') found.offsets.push_back(static_cast<std::uint32_t>(i));
    if (static_cast<unsigned char>(text[i]) >= 0x80) found.is_ascii = false;
  }
  return found;
}

template <class Finder>
Found find_with(Finder find, const std::string& text, std::size_t size, StructureBytes bytes) {
  Found found;
  found.offsets.resize(size + 8);
  found.is_ascii = false;
  found.offsets.resize(find(text.data(), size, bytes, found.offsets.data(), found.is_ascii));
  return found;
}

std::vector<StructureFinder> all_finders() {
  StructureFinder finders[3];
  const std::size_t count = structure_finders(finders);
  return {finders, finders + count};
}

}  // namespace

TEST_CASE("every way to find structure agrees with a loop over the bytes", "[structure_index]") {
  std::mt19937 random(20261);
  // Of so many random bytes, the delimiter, the line end and the quote stand for themselves, and the others for what fills a field.
  const auto kinds = GENERATE(4, 40, 256, 100'000);
  const StructureBytes bytes = GENERATE(StructureBytes{',', '\n'}, StructureBytes{';', '\r'}, StructureBytes{'\t', '\n'});
  const bool ascii_only = GENERATE(true, false);
  std::uniform_int_distribution<int> kind(0, kinds - 1);
  std::uniform_int_distribution<int> byte(0, ascii_only ? 0x7F : 0xFF);
  for (std::size_t size = 0; size <= 300; ++size) {
    // What lies beyond the text is read and must not count, hence structure and high bytes there.
    std::string text(size + 64, '\xFF');
    for (std::size_t i = 0; i < size; ++i) {
      const int drawn = kind(random);
      text[i] = drawn == 0 ? bytes.delimiter : drawn == 1 ? bytes.line_end : drawn == 2 ? '"' : static_cast<char>(byte(random));
    }
    for (std::size_t i = size; i < text.size(); i += 2) text[i] = bytes.delimiter;
    const Found expected = find_slowly(text, size, bytes);
    for (const StructureFinder& finder : all_finders()) {
      CAPTURE(finder.name, size, kinds, ascii_only);
      REQUIRE(find_with(finder.find, text, size, bytes) == expected);
    }
    REQUIRE(find_with(find_structure, text, size, bytes) == expected);
  }
}

TEST_CASE("bytes that differ from structure in one bit are none", "[structure_index]") {
  std::string text;
  for (int byte = 0; byte < 256; ++byte) text += static_cast<char>(byte);
  text += std::string(64, '\0');
  for (const StructureFinder& finder : all_finders()) {
    CAPTURE(finder.name);
    const Found found = find_with(finder.find, text, 256, {',', '\n'});
    CHECK(found.offsets == std::vector<std::uint32_t>{'\n', '"', ','});
    CHECK_FALSE(found.is_ascii);
    CHECK(find_with(finder.find, text, 128, {',', '\n'}).is_ascii);
    CHECK_FALSE(find_with(finder.find, text, 129, {',', '\n'}).is_ascii);
  }
}

TEST_CASE("a text of structure alone is found whole", "[structure_index]") {
  const std::string text(64 * 5, ',');
  for (const StructureFinder& finder : all_finders()) {
    CAPTURE(finder.name);
    const Found found = find_with(finder.find, text, 257, {',', '\n'});
    REQUIRE(found.offsets.size() == 257);
    for (std::uint32_t i = 0; i < 257; ++i) REQUIRE(found.offsets[i] == i);
    CHECK(found.is_ascii);
  }
}

TEST_CASE("there is a way to find structure on every processor, and no two have one name", "[structure_index]") {
  const std::vector<StructureFinder> finders = all_finders();
  REQUIRE_FALSE(finders.empty());
  CHECK(std::string(finders.front().name) == "portable");
  for (std::size_t i = 1; i < finders.size(); ++i) CHECK(std::string(finders[i].name) != finders[i - 1].name);
}
