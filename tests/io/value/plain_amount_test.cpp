#include "io/value/plain_amount.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "retain/amount.hpp"
#include "support/catch.hpp"
#include "support/instructions.hpp"
#include "support/sanitizers.hpp"

using retain::Amount;
using retain::io::PlainAmount;
using retain::io::read_plain_amount;

namespace {

/// Reads a text behind eight bytes that are digits, marks and signs themselves, and must not count.
std::optional<PlainAmount> read(std::string_view text, char mark = '.', std::string_view before = "12345.-9") {
  std::string buffer(before);
  buffer += text;
  buffer += "7.7,7777";
  PlainAmount amount;
  const char* begin = buffer.data() + before.size();
  if (!read_plain_amount(begin, begin + text.size(), mark, amount)) return std::nullopt;
  return amount;
}

/// "DIGITS/DECIMALS", or "none".
std::string brief(const std::optional<PlainAmount>& amount) {
  return amount ? std::to_string(amount->digits) + "/" + std::to_string(amount->decimals) : "none";
}

Amount amount_of(const PlainAmount& plain) {
  retain::int128 millionths = plain.digits;
  for (int i = plain.decimals; i < Amount::decimals; ++i) millionths *= 10;
  return Amount::from_millionths(millionths);
}

}  // namespace

TEST_CASE("a plain amount is its digits and how many of them are decimals", "[plain_amount]") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"0", "0/0"},
      {"7", "7/0"},
      {"-7", "-7/0"},
      {"-0", "0/0"},
      {"007", "7/0"},
      {"12", "12/0"},
      {"1234567", "1234567/0"},
      {"12345678", "12345678/0"},
      {"-12345678", "-12345678/0"},
      {"123456789", "123456789/0"},
      {"999999999999999", "999999999999999/0"},
      {"-999999999999999", "-999999999999999/0"},
      {"0.5", "5/1"},
      {"0.05", "5/2"},
      {"12.34", "1234/2"},
      {"-12.34", "-1234/2"},
      {"1234.50", "123450/2"},
      {"12345.67", "1234567/2"},
      {"-12345.67", "-1234567/2"},
      {"123456.78", "12345678/2"},
      {"1.234567", "1234567/6"},
      {"0.000001", "1/6"},
      {"-0.000001", "-1/6"},
      {"99.999999", "99999999/6"},
      {"123456789.123456", "123456789123456/6"},
      {"99999999999999.9", "999999999999999/1"},
  }));
  CAPTURE(text);
  CHECK(brief(read(text)) == expected);
  std::string comma = text;
  if (const auto mark = comma.find('.'); mark != std::string::npos) comma[mark] = ',';
  CHECK(brief(read(comma, ',')) == expected);
  if (comma != text) {
    CHECK_FALSE(read(comma, '.'));
    CHECK_FALSE(read(text, ','));
  }
}

TEST_CASE("what is written otherwise is no plain amount", "[plain_amount]") {
  const std::string text = GENERATE(as<std::string>(), "", "-", "--5", "+5", ".", ".5", "5.", "-.5", "-5.", "1..2", "1.2.3", "1,234",
                                    "1,234.5", " 5", "5 ", "5-", "1e5", "0x1F", "12a", "a12", "$5", "5%", "1.2345678", "0.0000001",
                                    "12345678.", "1234567890.", ".123456789", "1.23456789", "1234567.1234567", "1234567890123456",
                                    "0000000000000001", "123456789012345.6", "/5", ":5", "5/", "5:", "1234567/", "1234567:", "\xB0",
                                    "5\xAE"
                                    "5",
                                    "1234567\xB1", "12345678\xB1", "\xEF\xBC\x95", "12\n34");
  CAPTURE(text);
  CHECK(brief(read(text)) == "none");
}

TEST_CASE("every byte but a digit, and the mark between digits, spoils an amount wherever it stands", "[plain_amount]") {
  for (std::size_t size = 1; size <= 12; ++size) {
    for (std::size_t place = 0; place < size; ++place) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(size, '1');
        text[place] = static_cast<char>(byte);
        const bool is_digit = byte >= '0' && byte <= '9';
        const bool is_mark = byte == '.' && place > 0 && place + 1 < size && size - place - 1 <= 6;
        const bool is_sign = byte == '-' && place == 0 && size > 1;
        if (read(text).has_value() != (is_digit || is_mark || is_sign)) {
          CAPTURE(text, size, place, byte);
          FAIL("read otherwise");
        }
      }
    }
  }
}

TEST_CASE("a plain amount is the amount that the text is", "[plain_amount]") {
  std::mt19937 random(711);
  const std::string_view alphabet = "0123456789012345678901234567890123456789..-";
  std::uniform_int_distribution<std::size_t> letter(0, alphabet.size() - 1);
  std::uniform_int_distribution<std::size_t> length(1, 18);
  std::size_t plain = 0;
  for (int round = 0; round < 100'000; ++round) {
    std::string text;
    for (std::size_t size = length(random); text.size() < size;) text += alphabet[letter(random)];
    std::string before;
    while (before.size() < 8) before += alphabet[letter(random)];
    const auto amount = read(text, '.', before);
    const auto expected = Amount::parse(text);
    if (amount) {
      ++plain;
      if (!expected || amount_of(*amount) != expected->amount || expected->rounded) {
        CAPTURE(text, before);
        FAIL("not the same amount");
      }
      continue;
    }
    // What `Amount` reads and this does not has too many digits.
    if (expected && static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) <= 15) {
      const auto mark = text.find('.');
      if (mark == std::string::npos || text.size() - mark - 1 <= 6) {
        CAPTURE(text, before);
        FAIL("an amount that was not read");
      }
    }
  }
  CHECK(plain > 10'000);
}

TEST_CASE("amounts of a batch are read as each by itself, whatever the processor", "[plain_amount]") {
  std::mt19937 random(20263);
  const int decimals = GENERATE(0, 1, 2, 3, 6);
  const char mark = GENERATE('.', ',');
  const retain::io::PlainAmounts amounts(mark, decimals);
  for (unsigned round = 0; round < retain::test::sampled(300); ++round) {
    std::array<std::string, retain::BatchColumn::rows> texts;
    retain::BatchColumn last;
    retain::BatchColumn sizes;
    for (std::size_t row = 0; row < texts.size(); ++row) {
      std::string number = std::to_string(random() % (row % 4 == 0 ? 100'000'000 : 1000));
      if (decimals > 0 && row % 8 != 1) number += mark + std::string(static_cast<std::size_t>(decimals), '7');
      if (row % 16 == 3) number.insert(random() % number.size(), 1, "-.,x: "[random() % 6]);
      if (row % 32 == 5) number.clear();
      texts[row] = "12345.67" + number;
      last[row] = retain::load_word(texts[row].data() + number.size());
      sizes[row] = number.size();
    }
    for (const retain::Instructions chosen : retain::supported_instructions()) {
      const retain::ChosenInstructions choice(chosen);
      retain::BatchColumn units;
      const retain::BatchRows unusual = amounts.read_usual(last, sizes, units);
      for (std::size_t row = 0; row < texts.size(); ++row) {
        const char* const begin = texts[row].data() + 8;
        const char* const end = texts[row].data() + texts[row].size();
        CAPTURE(texts[row], decimals, static_cast<int>(chosen));
        PlainAmount plain;
        const bool is_plain = read_plain_amount(begin, end, mark, plain);
        const bool is_usual = (unusual >> row & 1) == 0;
        if (is_usual) {
          REQUIRE(is_plain);
          REQUIRE(plain.decimals == decimals);
          REQUIRE(static_cast<std::int64_t>(units[row]) == plain.digits);
        }
        std::int64_t alone = 0;
        REQUIRE(amounts.read(begin, end, alone) == (is_plain && plain.decimals <= decimals));
        if (is_usual) REQUIRE(alone == plain.digits);
      }
    }
  }
}
