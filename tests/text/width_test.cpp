#include "text/width.hpp"

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

TEST_CASE("a text is broken at its spaces, and a long word is not") {
  CHECK(wrapped("one two three", 7) == "one two\nthree");
  CHECK(wrapped("one two three", 7, 2) == "one two\n  three");
  CHECK(wrapped("  a  b", 20) == "  a  b");
  CHECK(wrapped("가나다 라마", 8) == "가나다\n라마");
  CHECK(wrapped("a incomprehensibly b", 5) == "a\nincomprehensibly\nb");
}
