#include "core/records/id_dictionary.hpp"

#include <map>
#include <random>
#include <set>
#include <string>

#include "support/catch.hpp"

using retain::ledger::IdDictionary;
using retain::ledger::keyed_hash;

TEST_CASE("a hash depends on every byte and on the size", "[id_dictionary]") {
  for (std::size_t size = 0; size <= 40; ++size) {
    const std::string text(size, 'a');
    CAPTURE(size);
    CHECK(keyed_hash(text) == keyed_hash(std::string(size, 'a')));
    CHECK(keyed_hash(text) != keyed_hash(text + 'a'));
    CHECK(keyed_hash(text) != keyed_hash(text + '\0'));
    for (std::size_t i = 0; i < size; ++i) {
      for (int bit = 0; bit < 8; ++bit) {
        std::string other = text;
        other[i] = static_cast<char>(other[i] ^ (1 << bit));
        if (keyed_hash(other) == keyed_hash(text)) FAIL("bit " << bit << " of byte " << i << " does not count");
      }
    }
  }
}

TEST_CASE("hashes of neighbours spread over the partitions and the slots", "[id_dictionary]") {
  std::vector<int> high(16);
  std::vector<int> low(16);
  for (int i = 0; i < 16'000; ++i) {
    const std::uint64_t hash = keyed_hash("customer-" + std::to_string(i));
    ++high[hash >> 60];
    ++low[hash & 15];
  }
  // 1000 each, with a standard deviation of 31.
  for (std::size_t i = 0; i < 16; ++i) {
    CHECK(high[i] > 700);
    CHECK(high[i] < 1300);
    CHECK(low[i] > 700);
    CHECK(low[i] < 1300);
  }
}

TEST_CASE("an id has one number, dense in its partition", "[id_dictionary]") {
  const unsigned bits = GENERATE(0U, 1U, 5U);
  CAPTURE(bits);
  IdDictionary dictionary(bits);
  std::mt19937 random(bits);
  std::uniform_int_distribution<int> letter('a', 'd');
  std::uniform_int_distribution<std::size_t> length(0, 30);
  std::map<std::string, std::uint32_t> numbers;
  std::map<std::size_t, std::uint32_t> next;
  for (int i = 0; i < 30'000; ++i) {
    std::string id;
    for (std::size_t size = length(random); id.size() < size;) id += static_cast<char>(letter(random));
    // Every fourth is packed.
    if (i % 4 == 0) id = "531e6c12-1988-4a69-bf3c-0fedf5b1" + std::to_string(1000 + random() % 9000);
    const std::uint64_t hash = keyed_hash(id);
    const std::size_t partition = dictionary.partition_of(hash);
    REQUIRE(partition < std::size_t{1} << bits);
    const std::uint32_t number = dictionary.number_of(id, hash);
    const auto [known, is_new] = numbers.try_emplace(id, number);
    if (is_new && number != next[partition]++) FAIL("not the next number: " << id);
    if (!is_new && number != known->second) FAIL("a second number: " << id);
  }
  REQUIRE(numbers.size() > 20'000);
  std::size_t entries = 0;
  for (std::size_t partition = 0; partition < std::size_t{1} << bits; ++partition) entries += dictionary.ids(partition).size();
  CHECK(entries == numbers.size());
  std::size_t bytes = 0;
  for (const auto& [id, number] : numbers) {
    const IdDictionary::KnownId known = dictionary.ids(dictionary.partition_of(keyed_hash(id))).at(number);
    if (known.text() != id || known.hash() != keyed_hash(id)) FAIL("not the entry of " << id);
    bytes += id.size();
  }
  CHECK(dictionary.memory() > bytes);
}

TEST_CASE("ids of one hash are told apart", "[id_dictionary]") {
  IdDictionary dictionary(3);
  std::set<std::uint32_t> numbers;
  for (int i = 0; i < 1000; ++i) numbers.insert(dictionary.number_of("id" + std::to_string(i), 42));
  CHECK(numbers.size() == 1000);
  for (int i = 0; i < 1000; ++i) CHECK(dictionary.number_of("id" + std::to_string(i), 42) == static_cast<std::uint32_t>(i));
  CHECK(dictionary.ids(dictionary.partition_of(42)).size() == 1000);
}

TEST_CASE("an id longer than a block of ids is kept", "[id_dictionary]") {
  IdDictionary dictionary(0);
  const std::string longest(3'000'000, 'x');
  CHECK(dictionary.number_of(longest, keyed_hash(longest)) == 0);
  CHECK(dictionary.number_of("x", keyed_hash("x")) == 1);
  CHECK(dictionary.number_of(longest, keyed_hash(longest)) == 0);
  CHECK(dictionary.ids(0).at(0).text() == longest);
}
