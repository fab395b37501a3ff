#include "io/json/flat_record.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace retain::io;

namespace {

/// "name@line:column" of each member.
std::string members_of(const JsonValue& object) {
  std::string text;
  for (const JsonMember& member : object.members) {
    text += (text.empty() ? "" : " ") + member.key + '@' + std::to_string(member.value.place.line) + ':' +
            std::to_string(member.value.place.column);
  }
  return text;
}

}  // namespace

TEST_CASE("members of objects within a record have dotted names and their own places", "[flat_record]") {
  const JsonValue record =
      read_json("{\"id\":1,\"customer\":{\"id\":\"A\",\n\"a/b\":{\"c\":[{\"x\":1}]}},\"none\":{},\"list\":[{\"y\":2}]}");
  const FlatRecord flat(record, {});
  CHECK(members_of(flat.value()) == "id@1:7 customer.id@1:26 customer.a/b.c@2:12 none@2:31 list@2:41");
  CHECK(flat.value().members[1].value.text == "A");
  CHECK(flat.value().members[4].value.members.empty());
  CHECK(flat.value().source == record.source);
  CHECK(flat.pointer_at({1, 26}) == "/customer/id");
  CHECK(flat.pointer_at({2, 8}) == "/customer/a~1b/c");
  CHECK(flat.pointer_at({2, 12}) == "/customer/a~1b/c");
  CHECK(flat.pointer_at({2, 1}).empty());
}

TEST_CASE("a record without objects within it stays as it is", "[flat_record]") {
  for (const char* text : {R"({"id":1,"list":[{"y":2}],"none":{}})", "[{\"a\":{\"b\":1}}]", "5"}) {
    const JsonValue record = read_json(text);
    const FlatRecord flat(record, {});
    CHECK(&flat.value() == &record);
    CHECK(flat.pointer_at(record.place).empty());
  }
}

TEST_CASE("an object may be taken whole", "[flat_record]") {
  const JsonValue record = read_json(R"({"a":{"x":1},"b":{"x":{"y":2}}})");
  std::string names;
  for (const FlatMember& flat : flat_members(record, {}, [](const FlatMember& object) { return object.name == "b.x"; })) {
    names += flat.name + flat.pointer + ' ';
  }
  CHECK(names == "a.x/a/x b.x/b/x ");
}

TEST_CASE("a long name before many others cannot fill the memory", "[flat_record]") {
  std::string text = "{\"" + std::string(1000, 'k') + "\":{\"m0\":1";
  for (int i = 1; i < 2000; ++i) text += ",\"m" + std::to_string(i) + "\":1";
  const JsonValue record = read_json(text + "}}");
  CHECK_NOTHROW(FlatRecord(record, {}));
  Limits limits;
  limits.field_bytes = 100'000;
  CHECK_THROWS_AS(FlatRecord(record, limits), JsonError);
}
