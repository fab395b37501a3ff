#include "core/records/numbered_ids.hpp"

#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/instructions.hpp"

using retain::ledger::NumberedIds;
using Sample = std::vector<std::string>;

namespace {

/// The number of an id that stands between other bytes; "-" for none.
std::string number_of(const NumberedIds& ids, const std::string& id) {
  const std::string around = "C0000001" + id + "00000000";
  const std::uint64_t number = ids.number_of(std::string_view(around).substr(8, id.size()));
  return number == NumberedIds::none ? "-" : std::to_string(number);
}

}  // namespace

TEST_CASE("ids of one form stand for their numbers", "[numbered_ids]") {
  const NumberedIds padded(Sample{"C0000123", "C0000007"});
  CHECK(number_of(padded, "C0000123") == "123");
  CHECK(number_of(padded, "C0000000") == "0");
  CHECK(number_of(padded, "C9999999") == "9999999");
  CHECK(padded.id_of(123) == "C0000123");
  CHECK(padded.id_of(0) == "C0000000");
  CHECK(padded.bits() == 24);  // 2^24 > 10^7

  const NumberedIds bare(Sample{"123", "7", "45678"});
  CHECK(number_of(bare, "123") == "123");
  CHECK(number_of(bare, "0") == "0");
  CHECK(number_of(bare, "99999999") == "99999999");
  CHECK(bare.id_of(99'999'999) == "99999999");
  CHECK(bare.id_of(0) == "0");
  CHECK(bare.bits() == 27);

  const NumberedIds prefixed(Sample{"cust_12", "cust_7"});
  CHECK(number_of(prefixed, "cust_12") == "12");
  CHECK(number_of(prefixed, "cust_12345678") == "12345678");
  CHECK(prefixed.id_of(7) == "cust_7");

  const NumberedIds wide(Sample{"ABCDEFG-00000001"});
  CHECK(number_of(wide, "ABCDEFG-00000001") == "1");
  CHECK(number_of(wide, "ABCDEFG-99999999") == "99999999");
  CHECK(number_of(wide, "ABCDEFH-00000001") == "-");
  CHECK(wide.id_of(1) == "ABCDEFG-00000001");

  const NumberedIds inner(Sample{"A1B2-10", "A1B2-99"});
  CHECK(number_of(inner, "A1B2-10") == "10");
  CHECK(number_of(inner, "A1B3-10") == "-");
}

TEST_CASE("an id of another form has no number", "[numbered_ids]") {
  const NumberedIds padded(Sample{"C0123", "C0001"});
  for (const char* id : {"", "C", "0123", "C123", "C00123", "c0123", "D0123", "C012x", "Cx123", "C-123", "C+123", "C 123", " C0123",
                         "C0123 ", "C012/", "C012:",
                         "C\xB0"
                         "123",
                         "CC123", "C0123C0123"}) {
    CAPTURE(id);
    CHECK(number_of(padded, id) == "-");
  }
  const NumberedIds bare(Sample{"123", "7"});
  for (const char* id : {"", "007", "00", "123456789", "1234567890123456", "-7", "+7", "7.", "7 ", " 7", "x", "12a", "1,2", "A2345678",
                         "1234567A", "\xEF\xBC\x97"}) {
    CAPTURE(id);
    CHECK(number_of(bare, id) == "-");
  }
}

TEST_CASE("ids without a common form know no number", "[numbered_ids]") {
  const Sample sample =
      GENERATE(Sample{}, Sample{""}, Sample{"abc"}, Sample{"C1", "D1"}, Sample{"C1", "1"}, Sample{"C1", "C"}, Sample{"C1", ""},
               Sample{"007", "7"}, Sample{"C07", "C123"}, Sample{"123456789"}, Sample{"C1", "C123456789"}, Sample{"ABCDEFGHI1"},
               Sample{"-7"}, Sample{"고객1"}, Sample{"a b1"}, Sample{"a.1"}, Sample{"#1"}, Sample{"'1"}, Sample{"C1x"}, Sample{"12.5"});
  const NumberedIds ids(sample);
  CHECK(ids.bits() == 0);
  for (const char* id : {"", "0", "1", "7", "C1", "12345678", "C0000001"}) CHECK(number_of(ids, id) == "-");
  for (const std::string& id : sample) CHECK(number_of(ids, id) == "-");
  CHECK(NumberedIds().bits() == 0);
  CHECK(number_of(NumberedIds(), "1") == "-");
}

TEST_CASE("an id and its number are told from each other", "[numbered_ids]") {
  const Sample sample =
      GENERATE(Sample{"1"}, Sample{"01"}, Sample{"C0000123"}, Sample{"C1"}, Sample{"ABCDEFG-1"}, Sample{"ABCDEFG-00000001"},
               Sample{"00000000"}, Sample{"u-123", "u-9"}, Sample{"abcd0"}, Sample{"abc0001"});
  const NumberedIds ids(sample);
  CAPTURE(sample);
  REQUIRE(ids.bits() > 0);
  std::uint64_t most = 0;
  for (const std::uint64_t number :
       {0U, 1U, 9U, 10U, 99U, 123U, 1000U, 54'321U, 999'999U, 1'234'567U, 9'999'999U, 10'000'000U, 12'345'678U, 99'999'999U}) {
    if (number >> ids.bits() != 0) continue;
    const std::string id = ids.id_of(number);
    const std::string found = number_of(ids, id);
    // A number of more digits than the padded form has none.
    if (found == "-") {
      CHECK(id.size() > sample.front().size());
      continue;
    }
    CHECK(found == std::to_string(number));
    most = number;
  }
  CHECK(most > 0);
  CHECK(most >> ids.bits() == 0);
}

TEST_CASE("no two ids have one number", "[numbered_ids]") {
  const Sample sample =
      GENERATE(Sample{"1"}, Sample{"01"}, Sample{"C1"}, Sample{"C01"}, Sample{"C-0001"}, Sample{"CC1"}, Sample{"CCCCCC1"});
  const NumberedIds ids(sample);
  REQUIRE(ids.bits() > 0);
  CAPTURE(sample);
  std::mt19937 random(17);
  const std::string_view alphabet = "0012C-";
  std::uniform_int_distribution<std::size_t> letter(0, alphabet.size() - 1);
  std::uniform_int_distribution<std::size_t> length(1, 16);
  std::map<std::string, std::string> id_of_number;
  const std::string prefix = sample.front().substr(0, sample.front().find_last_not_of("0123456789") + 1);
  for (int round = 0; round < 20'000; ++round) {
    std::string id = round % 2 == 0 ? prefix : std::string();
    for (std::size_t size = length(random); id.size() < size;) id += alphabet[letter(random)];
    id.resize(std::min<std::size_t>(id.size(), 16));
    const std::string number = number_of(ids, id);
    if (number == "-") continue;
    const auto [known, is_new] = id_of_number.emplace(number, id);
    if (known->second != id) FAIL(id << " and " << known->second << " are both " << number);
    if (ids.id_of(std::stoull(number)) != id) FAIL(id << " is not the id of " << number);
    if (std::stoull(number) >> ids.bits() != 0) FAIL(number << " has more bits");
  }
  CHECK(id_of_number.size() > 5);
}

TEST_CASE("ids of a batch have the numbers that each has by itself, whatever the processor", "[numbered_ids]") {
  std::mt19937 random(20264);
  const Sample sample = GENERATE(Sample{"C0000123", "C0000007"}, Sample{"1", "23456"}, Sample{"user-7", "user-1234567"}, Sample{"x", "1"});
  const NumberedIds ids(sample);
  for (int round = 0; round < 300; ++round) {
    std::array<std::string, retain::BatchColumn::rows> texts;
    retain::BatchColumn first;
    retain::BatchColumn last;
    retain::BatchColumn sizes;
    for (std::size_t row = 0; row < texts.size(); ++row) {
      std::string id = sample[row % 2];
      for (char& c : id) {
        if (c >= '0' && c <= '9') c = static_cast<char>('0' + random() % 10);
      }
      if (row % 8 == 3) id[random() % id.size()] = "0a- /:"[random() % 6];
      if (row % 16 == 5) id.insert(random() % id.size(), std::to_string(random() % 100));
      if (row % 32 == 7) id.clear();
      texts[row] = "C0000001" + id + "00000000";
      first[row] = retain::load_word(texts[row].data() + 8);
      last[row] = retain::load_word(texts[row].data() + id.size());
      sizes[row] = id.size();
    }
    for (const retain::Instructions chosen : retain::supported_instructions()) {
      const retain::ChosenInstructions choice(chosen);
      retain::BatchColumn numbers;
      const retain::BatchRows others = ids.read(first, last, sizes, numbers);
      for (std::size_t row = 0; row < texts.size(); ++row) {
        const std::string id = texts[row].substr(8, texts[row].size() - 16);
        CAPTURE(id, static_cast<int>(chosen));
        REQUIRE(((others >> row & 1) != 0 ? "-" : std::to_string(numbers[row])) == number_of(ids, id));
      }
    }
  }
}
