#include "text/visible.hpp"

#include "support/catch.hpp"

using namespace retain;

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

TEST_CASE("what a terminal would act on is an escape in JSON") {
  CHECK(visible_in_json("\"plain \\n 한글 – é 👍\"") == "\"plain \\n 한글 – é 👍\"");
  CHECK(visible_in_json("\"\u009b31m\x7f\"") == R"("\u009b31m\u007f")");
  CHECK(visible_in_json("\u202e\u2066\u200e\u061c\ufeff") == R"(\u202e\u2066\u200e\u061c\ufeff)");
  CHECK(visible_in_json("a\U000e0041b") == R"(a\udb40\udc41b)");
  // Joiners are part of emoji and of words.
  CHECK(visible_in_json("\u200d") == "\u200d");
}
