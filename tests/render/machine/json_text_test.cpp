#include "render/machine/json_text.hpp"

#include "retain/version.hpp"
#include "support/catch.hpp"

using namespace retain::render;

TEST_CASE("a document is indented, lists of bare values stay on a line") {
  const Json json = {
      {"a", 1}, {"list", {1.5, nullptr}}, {"rows", Json::array({{{"x", true}}})}, {"none", Json::array()}, {"empty", Json::object()}};
  CHECK(json_document(json) ==
        "{\n  \"a\": 1,\n  \"list\": [1.5, null],\n  \"rows\": [\n    {\n      \"x\": true\n    }\n  ],\n  \"none\": [],\n  \"empty\": "
        "{}\n}\n");
  CHECK(json_line(json) == "{\"a\":1,\"list\":[1.5,null],\"rows\":[{\"x\":true}],\"none\":[],\"empty\":{}}\n");
}

TEST_CASE("a document written member by member is the one of the object as a whole") {
  const std::vector<int> numbers = {1, 2};
  const auto object_of = [](int number) { return Json{{"number", number}, {"list", {number, {{"x", number}}}}}; };
  JsonDocument document;
  document.add("a", 1);
  document.add_objects("rows", numbers, object_of);
  document.add_objects("none", std::vector<int>{}, object_of);
  document.add("last", {{"b", {1, 2}}});
  CHECK(std::move(document).finish() ==
        json_document({{"a", 1}, {"rows", {object_of(1), object_of(2)}}, {"none", Json::array()}, {"last", {{"b", {1, 2}}}}}));
}

TEST_CASE("doubles are written in the shortest digits that read back the same") {
  CHECK(json_line(Json(82.1631511617529)) == "82.1631511617529\n");
  CHECK(json_line(Json(100.0)) == "100\n");
  CHECK(json_line(Json(-0.1)) == "-0.1\n");
}

TEST_CASE("texts are escaped, and bytes that are no UTF-8 are replaced") {
  CHECK(json_line(Json("a\"\\\n한")) == "\"a\\\"\\\\\\n한\"\n");
  CHECK(json_line(Json{{"k\"", "\xff"}}) == "{\"k\\\"\":\"\ufffd\"}\n");
}

TEST_CASE("an empty text is null") {
  CHECK(text_or_null("").is_null());
  CHECK(text_or_null("month") == Json("month"));
}

TEST_CASE("the generator is this program and its version") {
  CHECK(generator().at("name") == "retain");
  CHECK(generator().at("version") == RETAIN_VERSION);
}
