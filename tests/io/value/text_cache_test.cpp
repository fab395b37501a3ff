#include "io/value/text_cache.hpp"

#include <map>
#include <random>
#include <string>
#include <string_view>

#include "support/catch.hpp"

using retain::io::TextCache;

namespace {

/// The value that a cache has for a text, looked up in both ways; -1 where it has none, -2 where the ways disagree. The bytes behind the
/// text must not matter.
int value_of(const TextCache<int>& cache, const std::string& text, char behind) {
  const std::string padded = text + std::string(16, behind);
  const std::string_view inside(padded.data(), text.size());
  const int* value = cache.find(text);
  return value == cache.find_inside(inside) ? value == nullptr ? -1 : *value : -2;
}

}  // namespace

TEST_CASE("a cache finds what was put into it and nothing else", "[text_cache]") {
  TextCache<int> cache;
  CHECK(value_of(cache, "2026-03", 'x') == -1);
  CHECK(value_of(cache, "", 'x') == -1);
  cache.insert("2026-03", 3);
  cache.insert("", 9);
  CHECK(cache.size() == 2);
  CHECK(value_of(cache, "2026-03", 'x') == 3);
  CHECK(value_of(cache, "2026-03", '\0') == 3);
  CHECK(value_of(cache, "", 'x') == 9);
  CHECK(value_of(cache, "2026-04", 'x') == -1);
  CHECK(value_of(cache, "2026-0", '3') == -1);
  CHECK(value_of(cache, "2026-03-", 'x') == -1);
}

TEST_CASE("texts of one beginning and one end are told apart", "[text_cache]") {
  TextCache<int> cache;
  // Of more than 16 bytes the ones behind count as well.
  const std::string first = "subscription----A---";
  const std::string second = "subscription----B---";
  cache.insert(first, 1);
  CHECK(value_of(cache, second, 'x') == -1);
  cache.insert(second, 2);
  CHECK(value_of(cache, first, 'x') == 1);
  CHECK(value_of(cache, second, 'x') == 2);
  cache.insert("12345678", 4);
  CHECK(value_of(cache, "1234567812345678", 'x') == -1);
  CHECK(value_of(cache, "123456781", '2') == -1);
}

TEST_CASE("a cache grows and keeps all", "[text_cache]") {
  std::mt19937 random(5);
  // Few letters, so that texts are alike in most bytes.
  std::uniform_int_distribution<int> letter(0, 2);
  std::uniform_int_distribution<std::size_t> length(0, 40);
  const auto draw = [&] {
    std::string text;
    for (std::size_t size = length(random); text.size() < size;) text += static_cast<char>("ab\xFF"[letter(random)]);
    return text;
  };
  TextCache<int> cache;
  std::map<std::string, int> expected;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = draw();
    const char behind = static_cast<char>("ab\0"[letter(random)]);
    const auto known = expected.find(text);
    const int before = value_of(cache, text, behind);
    if (before != (known == expected.end() ? -1 : known->second)) {
      CAPTURE(text, i);
      FAIL("not what was put in");
    }
    if (before == -1) {
      cache.insert(text, i);
      expected.emplace(text, i);
    }
  }
  CHECK(cache.size() == expected.size());
  CHECK(expected.size() > 10'000);
  for (const auto& [text, value] : expected) {
    if (value_of(cache, text, 'b') != value) {
      CAPTURE(text, value);
      FAIL("lost");
    }
  }
}
