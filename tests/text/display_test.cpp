#include "text/display.hpp"

#include "support/catch.hpp"

using namespace retain;

TEST_CASE("a text is cut where it is wider than its place") {
  CHECK(shortened("price", 5) == "price");
  CHECK(shortened("prices", 5) == "pric…");
  CHECK(shortened("가격이 비쌈", 7) == "가격이…");
  CHECK(shortened("가격이 비쌈", 6) == "가격…");
}

TEST_CASE("the width of a text is that of its composed characters on a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("2026-10") == 7);
  CHECK(display_width("대한민국") == 8);
  CHECK(display_width("\u1112\u1161\u11ab") == 2);  // 한, decomposed
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("CE − CN") == 7);
  CHECK(display_width("Ａ") == 2);
  CHECK(display_width("a\xff") == 2);
}

TEST_CASE("padding fills up to a width and cuts nothing") {
  CHECK(pad_left("7", 3) == "  7");
  CHECK(pad_right("유지", 6) == "유지  ");
  CHECK(pad_left("12345", 3) == "12345");
}

TEST_CASE("what a terminal would act on is made visible") {
  CHECK(visible("plain 한글 – é \\") == "plain 한글 – é \\");
  CHECK(visible("\x1b[31m") == "\\x1b[31m");
  CHECK(visible("a\tb\nc\rd") == "a\\tb\\nc\\rd");
  CHECK(visible(std::string_view("\0\x7f", 2)) == "\\x00\\x7f");
  CHECK(visible("\u009b") == "\\u009b");
  CHECK(visible("\u202etxt") == "\\u202etxt");
  CHECK(visible("\ufeffperiod") == "\\ufeffperiod");
  CHECK(visible("\uffff\ufdd0") == "\\uffff\\ufdd0");
  CHECK(visible("\U000e0041") == "\\U000e0041");
  CHECK(visible("a\xff\xc3") == "a\\xff\\xc3");
}

TEST_CASE("digits are grouped before the point alone") {
  CHECK(grouped("0") == "0");
  CHECK(grouped("999") == "999");
  CHECK(grouped("1000") == "1,000");
  CHECK(grouped("-123456.1234") == "-123,456.1234");
  CHECK(grouped("1234567") == "1,234,567");
}

TEST_CASE("a text is broken at its spaces, and a long word is not") {
  CHECK(wrapped("one two three", 7) == "one two\nthree");
  CHECK(wrapped("one two three", 7, 2) == "one two\n  three");
  CHECK(wrapped("  a  b", 20) == "  a  b");
  CHECK(wrapped("가나다 라마", 8) == "가나다\n라마");
  CHECK(wrapped("a incomprehensibly b", 5) == "a\nincomprehensibly\nb");
}

TEST_CASE("splitting keeps empty parts") {
  CHECK(split("a = b = c", " = ") == std::vector<std::string>{"a", "b", "c"});
  CHECK(split("", ",") == std::vector<std::string>{""});
  CHECK(split("a,,", ",") == std::vector<std::string>{"a", "", ""});
}

TEST_CASE("a sentence begins with a capital, if it has letters") {
  CHECK(capitalised("kept 60") == "Kept 60");
  CHECK(capitalised("90 at the end") == "90 at the end");
  CHECK(capitalised("").empty());
}
