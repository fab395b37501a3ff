#include "io/json/list.hpp"

#include <string>

#include "support/catch.hpp"

using namespace retain::io;

namespace {

RecordsFound found_in(const std::string& text) {
  const std::string padded = text + std::string(Block::margin, '\0');
  return find_elements(std::string_view(padded).substr(0, text.size()));
}

}  // namespace

TEST_CASE("the list at a pointer is found in a document that may be cut off", "[json_list]") {
  const auto start = [](std::string_view document, std::string_view pointer) { return start_of_list(document, pointer); };
  CHECK(start(" [1,2", "") == 2);
  CHECK(start(R"({"a":[1],"b":{"[":"\"","data":[)", "/b/data") == 31);
  CHECK(start(R"({"x~y/z" : [1])", "/x~0y~1z") == 12);
  CHECK(start(R"({"\u0061":[1])", "/a") == 11);
  for (const auto& [document, pointer] : {std::pair{"{}", ""},
                                          {"{}", "/a"},
                                          {R"({"a":1})", "/a"},
                                          {R"({"a":{"b":1}})", "/a/b"},
                                          {R"({"a")", "/a"},
                                          {R"({"a":)", "/a"},
                                          {R"([[1]])", "/0"},
                                          {"", ""},
                                          {"", "/a"},
                                          {R"({"\u00":[1]})", "/a"},
                                          {R"({a:[1]})", "/a"}}) {
    CAPTURE(document, pointer);
    CHECK(start(document, pointer) == 0);
  }
}

TEST_CASE("elements are found up to the comma behind the last that is whole", "[json_list]") {
  CHECK(found_in(R"({"a":"}],{","b":[1,{}]},{"a":1},{"a")").end == 32);
  CHECK(found_in(R"({"a":"}],{","b":[1,{}]},{"a":1},{"a")").records == 2);
  CHECK(found_in(R"({"a":"\\\"},"},[1,2],5)").end == 21);
  CHECK(found_in(R"({"a":1})").end == 0);
  CHECK(found_in(R"({"a":"x,)").end == 0);
  CHECK(found_in(R"({"a":"x\)").end == 0);
  CHECK_FALSE(found_in(R"({"a":1},)").are_last);
}

TEST_CASE("the bracket that closes a list is found", "[json_list]") {
  const RecordsFound last = found_in(R"({"a":[1]} , {"b":2} ],"more":[]})");
  CHECK(last.end == 20);
  CHECK(last.are_last);
  CHECK(last.records == 2);
  CHECK_FALSE(last.lack_one);
  const RecordsFound none = found_in(" ]");
  CHECK(none.are_last);
  CHECK(none.records == 0);
  CHECK(none.lack_one);
  CHECK(found_in(R"({"a":1}, ])").lack_one);
  CHECK(found_in("}").are_last);
}
