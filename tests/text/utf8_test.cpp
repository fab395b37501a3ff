#include "text/utf8.hpp"

#include "support/catch.hpp"

using namespace retain;

TEST_CASE("code points are counted, not bytes", "[utf8]") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("abc") == 3);
  CHECK(count_code_points("기간,x") == 4);
  CHECK(count_code_points("\xF0\x9F\x98\x80") == 1);
}

TEST_CASE("code points of every size are read and written", "[utf8]") {
  std::string text;
  for (const char32_t c : {U'a', U'é', U'가', U'\uFFFD', U'\U0001F600', U'\U0010FFFF'}) {
    std::string one;
    append_utf8(one, c);
    const CodePoint point = first_code_point(one);
    CHECK(point.is_valid());
    CHECK(point.value == c);
    CHECK(point.size == one.size());
    text += one;
  }
  CHECK(text == "aé가\uFFFD\U0001F600\U0010FFFF");
  CHECK_FALSE(first_code_point("\x80").is_valid());
}

TEST_CASE("the first byte that is not UTF-8 is found", "[utf8]") {
  CHECK_FALSE(find_invalid_utf8("period,기간,\xF4\x8F\xBF\xBF"));
  CHECK(find_invalid_utf8("ab\xB1z") == 2);
  CHECK(find_invalid_utf8("\xC0\xAF") == 0);           // overlong
  CHECK(find_invalid_utf8("\xE0\x80\xAF") == 0);       // the same in three bytes
  CHECK(find_invalid_utf8("\xF0\x80\x80\xAF") == 0);   // and in four
  CHECK(find_invalid_utf8("x\xED\xA0\x80") == 1);      // a surrogate
  CHECK(find_invalid_utf8("x\xF4\x90\x80\x80") == 1);  // beyond U+10FFFF
  CHECK(find_invalid_utf8("a\xEA\xB8") == 1);          // cut off at the end
  CHECK(find_invalid_utf8("a\xEA\xB8,70") == 1);       // cut off before a comma
}

TEST_CASE("a byte is counted in texts of any length", "[utf8]") {
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{239}, std::size_t{240}, std::size_t{241}, std::size_t{100'000}}) {
    CAPTURE(size);
    CHECK(retain::count_byte(std::string(size, 'a'), 'a') == size);
    CHECK(retain::count_byte(std::string(size, 'a') + "b", 'b') == 1);
  }
}
