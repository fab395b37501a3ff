#include "io/json/records.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace retain::io;

namespace {

/// The pointers of the records of a document, or what is wrong with it.
std::string records_of(std::string_view text, const RecordsPlace& where = {}) {
  try {
    const JsonValue root = read_json(text);
    const JsonRecords records = find_records(root, where);
    std::string pointers = records.in_envelope ? "in " + records.pointer + ":" : "";
    records.each([&](const JsonValue&, const std::string& pointer) { pointers += (pointers.empty() ? "" : " ") + pointer; });
    return pointers;
  } catch (const JsonError& error) {
    return std::string(error.what()) + "; " + error.hint();
  }
}

RecordsPlace at(std::string pointer) { return {std::move(pointer), {}, {}}; }
RecordsPlace expected_at(std::string pointer) { return {{}, std::move(pointer), {}}; }

RecordsPlace keys_are(RecordKeys keys) {
  return {{}, {}, [keys](const JsonValue&) { return keys; }};
}

std::string more_of(std::string_view text) {
  const JsonValue root = read_json(text);
  const auto more = find_records(root, {}).more;
  return more ? std::to_string(more->place.column) + ' ' + more->pointer + ' ' + more->text : std::string();
}

/// The keys of the first records of a text, each object in braces.
std::string first_records(std::string_view head, bool lines) {
  std::string keys;
  const bool are_empty = visit_first_records(head, lines, {}, {}, [&](const JsonValue& record, const JsonRecords& records) {
    keys += records.pointer + '{';
    for (const JsonMember& member : record.members) keys += member.key;
    keys += '}';
    return true;
  });
  return are_empty ? "empty pages" : keys;
}

}  // namespace

TEST_CASE("records are the elements of a list, the one list in an envelope, or the document", "[json_records]") {
  CHECK(records_of(R"([{"a":1},5,{}])") == "/0 /1 /2");
  CHECK(records_of(R"({"a":1,"b":[1,2]})").empty());
  CHECK(records_of("5").empty());
  CHECK(records_of(R"({"object":"list","data":[{"a":1},{}],"tags":["x"],"errors":[]})") == "in /data: /data/0 /data/1");
  CHECK(records_of(R"({"response":{"pay/ments":[{"a":[{"b":1}]}]}})") == "in /response/pay~1ments: /response/pay~1ments/0");
  CHECK(records_of(R"({"data":[],"has_more":false})") == "in /data:");
}

TEST_CASE("several lists of objects are refused with what there is", "[json_records]") {
  CHECK(records_of(R"({"data":[{},{}],"x":{"included":[{}]}})") ==
        "several lists of objects: /data (2 objects), /x/included (1 object); --records /data reads one of them");
  std::string many = "{\"l0\":[{}]";
  for (int i = 1; i < 20; ++i) many += ",\"l" + std::to_string(i) + "\":[{}]";
  CHECK(records_of(many + "}").find("/l7 (1 object) and 12 more; ") != std::string::npos);
}

TEST_CASE("the user's pointer picks a list, or the document itself", "[json_records]") {
  const std::string_view two = R"({"data":[{},{}],"a~/b":{"list":[{}]},"pages":[{"rows":[{}]}],"none":[],"tags":["x"]})";
  CHECK(records_of(two, at("/data")) == "in /data: /data/0 /data/1");
  CHECK(records_of(two, at("/a~0~1b/list")) == "in /a~0~1b/list: /a~0~1b/list/0");
  CHECK(records_of(two, at("/pages/0/rows")) == "in /pages/0/rows: /pages/0/rows/0");
  CHECK(records_of(two, at("/none")) == "in /none:");
  CHECK(records_of(two, at("")).empty());
  CHECK(records_of("[{},{}]", at("")) == "/0 /1");
  const std::string there = "; there is /data (2 objects), /a~0~1b/list (1 object), /pages (1 object)";
  for (const char* wrong : {"/items", "/tags", "/data/0", "/data/x", "/data/7/a", "/"}) {
    CHECK(records_of(two, at(wrong)) == "no list of objects at " + std::string(wrong) + there);
  }
  CHECK(records_of("{}", at("/data")) == "no list of objects at /data; the document holds no list of objects");
  CHECK(records_of("[{}]", at("/data")) == "no list of objects at /data; there is the document itself (1 object)");
}

TEST_CASE("later pages have their records where the first has them", "[json_records]") {
  CHECK(records_of(R"({"data":[],"seen":[{}]})", expected_at("/data")) == "in /data:");
  CHECK(records_of(R"({"items":[{}]})", expected_at("/data")) ==
        "no list of objects at /data, where the first page has its records; there is /items (1 object)");
  CHECK(records_of(R"({"data":[{}],"seen":[{}]})", expected_at("/data")).starts_with("several lists"));
  CHECK(records_of(R"({"a":1,"lines":[{}]})", expected_at("")).empty());
}

TEST_CASE("an object that is a record itself is no envelope", "[json_records]") {
  const std::string_view order = R"({"customer":"A","lines":[{"sku":1}]})";
  CHECK(records_of(order, keys_are(RecordKeys::row)).empty());
  CHECK(records_of(order, keys_are(RecordKeys::quantities)) == "in /lines: /lines/0");
  CHECK(records_of(R"({"cs":70,"tags":[]})", keys_are(RecordKeys::quantities)).empty());
}

TEST_CASE("a document of this program has its periods, whatever else it lists", "[json_records]") {
  CHECK(records_of(R"({"schema":"retain.report","periods":[{}],"overall":[{}]})") == "in /periods: /periods/0");
  CHECK(records_of(R"({"period":"2026-01","inputs":{},"lists":[{}],"none":[]})").empty());
  CHECK(records_of(R"({"schema":"other","periods":[{}],"overall":[{}]})").starts_with("several lists"));
}

TEST_CASE("an envelope says that pages follow", "[json_records]") {
  CHECK(more_of(R"({"has_more":true,"data":[{}]})") == "13 /has_more has_more is true");
  CHECK(more_of(R"({"data":{"hasNextPage":true,"rows":[{}]}})") == "24 /data/hasNextPage hasNextPage is true");
  CHECK(more_of(R"({"data":[{}],"meta":{"next_cursor":"x"}})") == "36 /meta/next_cursor next_cursor leads to them");
  CHECK(more_of(R"({"next_page":2,"data":[{}]})") == "14 /next_page next_page leads to them");
  CHECK(more_of(R"({"_links":{"next":{"href":"/2"}},"data":[{}]})") == "19 /_links/next next leads to them");
  // What says so outright counts, and a cursor may be there to go on later.
  CHECK(more_of(R"({"next_cursor":"x","has_more":false,"data":[{}]})").empty());
  for (const char* none : {"null", "\"\"", "{}", "0", "false", "[]"}) {
    CHECK(more_of(R"({"data":[{}],"next":)" + std::string(none) + "}").empty());
  }
  CHECK(more_of(R"({"data":[{"has_more":true}]})").empty());
}

TEST_CASE("the first records of a text that is cut off are those that are whole", "[json_records]") {
  CHECK(first_records(R"([{"a":1},{"b":2},{"c")", false) == "{a}{b}");
  CHECK(first_records(R"({"x":"[","data":[{"a":1},{"b":{"c":)", false) == "/data{a}");
  CHECK(first_records(R"([{"a":1},{"b":2x}])", false) == "{a}");
  CHECK(first_records(R"({"a":1)", false).empty());
  CHECK(first_records("{\"data\":[{\"a\":1}]}\nbroken\n\n{\"data\":[]}\n{\"data\":[{\"b\":1}]}\r\n{\"da", true) == "/data{a}/data{b}");
  CHECK(first_records("{\"data\":[]}", false) == "empty pages");
  CHECK(first_records("", true).empty());
}

TEST_CASE("a pointer is empty or starts with a slash", "[json_records]") {
  for (const char* good : {"", "/", "/data", "/a~0b~1c/0"}) CHECK(is_json_pointer(good));
  for (const char* bad : {"data", "#/data", "/a~", "/a~2", "$.data"}) CHECK_FALSE(is_json_pointer(bad));
}
