#include "io/json/reader.hpp"

#include "support/catch.hpp"

using namespace retain::io;
using Kind = JsonValue::Kind;

namespace {

/// "LINE:COLUMN POINTER message | hint", or nothing where the text is JSON.
std::string error_of(std::string_view text) {
  try {
    read_json(text);
  } catch (const JsonError& error) {
    return std::to_string(error.place().line) + ':' + std::to_string(error.place().column) + ' ' + error.pointer() + ' ' + error.what() +
           " | " + error.hint();
  }
  return {};
}

}  // namespace

TEST_CASE("numbers keep their exact text", "[json_reader]") {
  for (const char* number :
       {"0", "-0", "12.0", "1e5", "1E+05", "0.1000000000000000000000000000001", "123456789012345678901234567890", "-5e-324"}) {
    CAPTURE(number);
    const JsonValue value = read_json(number);
    CHECK(value.kind == Kind::number);
    CHECK(value.text == number);
  }
}

TEST_CASE("values know their places", "[json_reader]") {
  const JsonValue root = read_json("{\"기간\" : \"2026-01\",\r\n  \"a\\\"b\": [1, true,\n null, {\"x\":\"y\"}]}", {5, 3});
  REQUIRE(root.members.size() == 2);
  CHECK(root.place == TextPlace{5, 3});
  CHECK(root.members[0].key == "기간");
  CHECK(root.members[0].key_place == TextPlace{5, 4});
  CHECK(root.members[0].value.place == TextPlace{5, 11});
  CHECK(root.members[1].key == "a\"b");
  CHECK(root.members[1].key_place == TextPlace{6, 3});
  const JsonValue& list = root.members[1].value;
  REQUIRE(list.members.size() == 4);
  CHECK(list.place == TextPlace{6, 11});
  CHECK(list.members[0].value.place == TextPlace{6, 12});
  CHECK(list.members[1].value.place == TextPlace{6, 15});
  CHECK(list.members[1].value.text == "true");
  CHECK(list.members[2].value.place == TextPlace{7, 2});
  CHECK(list.members[3].value.place == TextPlace{7, 8});
  CHECK(list.members[3].value.find("x")->text == "y");
  CHECK(list.members[3].value.find("z") == nullptr);
  CHECK(list.find("x") == nullptr);
}

TEST_CASE("texts that are not JSON say where and why", "[json_reader]") {
  struct Row {
    const char* text;
    const char* error;
  };
  const Row rows[] = {
      {"[{\"a\":1,}]", "1:9 /0 not valid JSON: unexpected '}'; expected string literal | remove the comma before it"},
      {"[1,\n]", "2:1 /1 not valid JSON: unexpected ']'; expected '[', '{', or a literal | remove the comma before it"},
      {"[1 2]", "1:4  not valid JSON: unexpected number literal; expected ']' | "},
      {"{\"a\" 1}", "1:6  not valid JSON: unexpected number literal; expected ':' | "},
      {"[{\"a\":1}\n", "1:9  not valid JSON: unexpected end of input; expected ']' | the text ends too early: is the file complete?"},
      {"{\"a\":\"b", "1:8 /a not valid JSON: invalid string: missing closing quote | the text ends too early: is the file complete?"},
      {"{\"a\":1} // x", "1:9  not valid JSON: invalid literal; expected end of input | JSON has no comments: remove it"},
      {"{'a':1}", "1:2  not valid JSON: invalid literal; expected string literal | write texts in double quotes"},
      {"[{\"a\":\n NaN}]", "2:2 /0/a not valid JSON: invalid literal | write null where a value is not known"},
      {"[Infinity]", "1:2 /0 not valid JSON: invalid literal | write null where a value is not known"},
      {"[+1]", "1:2 /0 not valid JSON: invalid literal | "},
      {"[01]", "1:3  not valid JSON: unexpected number literal; expected ']' | "},
      {"[0x10]", "1:3  not valid JSON: invalid literal; expected ']' | "},
      {"{\"a\":1}\n{\"a\":2}", "2:1  not valid JSON: unexpected '{'; expected end of input | give one document, or one a line"},
      {"[\"\\ud800\"]", "1:9 /0 not valid JSON: invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF | "},
      {"[1e400]", "1:2 /0 number out of range: 1e400 | numbers go up to 1.7e308"},
      {"[{\"a\":1,\"b\":2,\"a\":3}]", "1:15 /0/a duplicate key \"a\" | give each key once"},
      {"[{\"while parsing value\x01\":1}]",
       "1:23 /0 not valid JSON: invalid string: control character U+0001 (SOH) must be escaped to \\u0001; expected string literal | "},
      {"",
       "1:1  not valid JSON: unexpected end of input; expected '[', '{', or a literal | the text ends too early: is the file complete?"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(error_of(row.text) == row.error);
  }
}

TEST_CASE("keys may come again in another object", "[json_reader]") { CHECK(error_of("[{\"a\":{\"a\":1}},{\"a\":2}]").empty()); }

TEST_CASE("documents have limits", "[json_reader]") {
  const auto nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
  CHECK(error_of(nested(64)).empty());
  CHECK(error_of(nested(65)).find("1:65 ") == 0);
  CHECK(error_of(nested(65)).find("more than 64 levels of nesting") != std::string::npos);
  CHECK(error_of(std::string(999, '1') + "e-900").find("a number of more than 1,000 characters") != std::string::npos);
  CHECK(error_of("0." + std::string(998, '1')).empty());
  std::string members = "{\"k0\":0";
  for (int i = 1; i <= 4096; ++i) members += ",\"k" + std::to_string(i) + "\":0";
  CHECK(error_of(members + "}").find("an object of more than 4096 members") != std::string::npos);
}

// Quadratic time would run into the time limit of the test runner.
TEST_CASE("hostile documents take linear time", "[json_reader]") {
  CHECK(error_of(std::string(100'000, '[')).find("more than 64 levels") != std::string::npos);
  CHECK(error_of("[" + std::string(1'000'000, '7') + "]").find("more than 1,000 characters") != std::string::npos);
  CHECK(error_of("[0." + std::string(1'000'000, '7') + "]").find("more than 1,000 characters") != std::string::npos);
  std::string list = "[0";
  for (int i = 0; i < 50'000; ++i) list += ",0";
  CHECK(read_json(list + "]").members.size() == 50'001);
}

TEST_CASE("keys are escaped in pointers", "[json_reader]") {
  CHECK(pointer_token("a/b~c") == "a~1b~0c");
  CHECK(error_of("{\"a/b\":[0,{\"x\":1,\"x\":2}]}").find(" /a~1b/1/x duplicate key") != std::string::npos);
}

TEST_CASE("the limits of JSON are the user's", "[json_reader]") {
  const auto fault = [](std::string_view text, const Limits& limits) {
    try {
      read_json(text, {}, limits);
    } catch (const JsonError& error) {
      return error.what() + std::string("; ") + error.hint();
    }
    return std::string();
  };
  CHECK(fault("[[[1]]]", {.depth = 2}) == "more than 2 levels of nesting; --max-depth raises the limit");
  CHECK(fault("[[[1]]]", {.depth = 3}).empty());
  CHECK(fault("[12345]", {.digits = 4}) == "a number of more than 4 characters; shorten it; --max-digits raises the limit");
  CHECK(fault("[\"abcd\"]", {.field_bytes = 3}) == "a text of more than 3 bytes; --max-field raises the limit");
  CHECK(fault("{\"abcd\":1}", {.field_bytes = 3}) == "a text of more than 3 bytes; --max-field raises the limit");
  CHECK(fault("{\"a\":1,\"b\":2}", {.columns = 1}) ==
        "an object of more than 1 members; is it meant to be a list of rows? --max-columns raises the limit");
}

TEST_CASE("the start of a document is an error where it can go on no way", "[json_reader]") {
  const auto error_of_start = [](std::string_view text, const Limits& limits = {}) {
    try {
      check_json_start(text, {}, limits);
    } catch (const JsonError& error) {
      return std::to_string(error.place().column) + ' ' + error.pointer() + ' ' + error.what();
    }
    return std::string();
  };
  for (const char* start : {"", "[", "[1,2,{\"a\":[tr", "{\"a\":\"\\u12", "[{},{\"a\":-", "[[[[1],[2]],", "{\"a\":1,\"b"}) {
    CAPTURE(start);
    CHECK(error_of_start(start).empty());
  }
  CHECK(error_of_start("[1,2,{\"a\":5,\"a\"") == "13 /2/a duplicate key \"a\"");
  CHECK(error_of_start("[1,2,{\"a\":5,]") == "13 /2 not valid JSON: unexpected ']'; expected string literal");
  Limits limits;
  limits.field_bytes = 10;
  limits.digits = 10;
  CHECK(error_of_start("[1,{\"a\":\"0123456789", limits).empty());
  CHECK(error_of_start("[1,{\"a\":\"\\u0041\\n1234567", limits).empty());
  CHECK(error_of_start("[1,{\"a\":\"0123456789\\u0041", limits) == "9 /1/a a text of more than 10 bytes");
  CHECK(error_of_start("[1,{\"a\":5,\"0123456789a", limits) == "11 /1 a text of more than 10 bytes");
  CHECK(error_of_start("[1,[5,12345678901", limits) == "7 /1/1 a number of more than 10 characters");
}

TEST_CASE("of the start of a document the first records are kept", "[json_reader]") {
  std::string text = "{\"n\":[1,2,[3],4],\"data\":[";
  for (int i = 0; i < 3000; ++i) text += "{\"a\":[{\"b\":1}]},";
  const JsonValue root = read_json_start(text);
  REQUIRE(root.members.size() == 2);
  CHECK(root.members[0].value.members.size() == 1);
  CHECK(root.members[1].value.members.size() == 1000);
  CHECK_FALSE(root.members[1].value.members.back().value.source.empty());
}
