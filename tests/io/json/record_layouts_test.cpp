#include "io/json/record_layouts.hpp"

#include <optional>
#include <string>
#include <vector>

#include "support/catch.hpp"

using namespace retain;
using io::RecordLayouts;

namespace {

constexpr std::uint32_t no_column = RecordLayouts::no_column;

class Layouts {
 public:
  explicit Layouts(const io::Limits& limits = {}) : limits_(limits) { layouts_.start_block(1000); }

  void learn(const std::string& record, const std::vector<std::uint32_t>& columns) { layouts_.learn(record, columns); }
  /// The texts of the columns of a record that is passed over, with what stands behind it: "A|5|;rest". None where it is not.
  std::optional<std::string> read(const std::string& record) {
    const std::string padded = std::string(16, '\0') + record + std::string(16, '\0');
    const char* const begin = padded.data() + 16;
    const char* const end = begin + record.size();
    const char* const behind = layouts_.pass_over(begin, end);
    if (behind == nullptr) return std::nullopt;
    std::string texts;
    for (const io::ScannedValue& value : layouts_.values()) {
      texts += value.begin == nullptr ? "-" : std::string(value.text);
      texts += '|';
    }
    return texts + ';' + std::string(behind, end);
  }

 private:
  io::Limits limits_;
  RecordLayouts layouts_{{true, true, false}, limits_, 0, true};
};

}  // namespace

TEST_CASE("a record is read by the layout of one before it", "[record_layouts]") {
  Layouts layouts;
  CHECK_FALSE(layouts.read(R"({"a":"A","b":5})"));
  layouts.learn(R"({"a":"A","b":5})", std::vector<std::uint32_t>{0, 1});
  CHECK(layouts.read(R"({"a":"B","b":-12.50})") == "B|-12.50|-|;");
  CHECK(layouts.read("{\"a\":  \"\",\"b\":null}\r\n") == "||-|;\r\n");
  CHECK(layouts.read(R"({"a":"\uc11c\t","b":true}x)") == "서\t|true|-|;x");
  for (const char* other : {R"({"b":5,"a":"A"})", R"({"a":"A" ,"b":5})", R"({"a":"A","b":5)", R"({"a":"A","b":5,"c":1})", R"({"a":"A"})",
                            R"({"a":A,"b":5})", R"({"a":"A","b":05})", R"({"a":"A","b":1e5})", R"({"a":[],"b":5})", R"({"a":{},"b":5})",
                            R"({"a":{"x":1},"b":5})", "{\"a\":\n\"A\",\"b\":5}", "", "{"}) {
    CAPTURE(other);
    CHECK_FALSE(layouts.read(other));
  }
}

TEST_CASE("several layouts are known, and members that are no column", "[record_layouts]") {
  Layouts layouts;
  layouts.learn(R"({"a":"A","x":[1,"}"],"b":5})", std::vector<std::uint32_t>{0, no_column, 1});
  layouts.learn(R"({"a":"A","b":5})", std::vector<std::uint32_t>{0, 1});
  layouts.learn(R"({"a":"A","c":{"x":1},"b":5})", std::vector<std::uint32_t>{0, 2, 1});
  layouts.learn(R"({"a":"A","c":null})", std::vector<std::uint32_t>{0, 2});
  layouts.learn("{}", {});
  CHECK(layouts.read(R"({"a":"A","x":{},"b":6})") == "A|6|-|;");
  CHECK(layouts.read(R"({"a":"B","x":[[{"y":"\""}]],"b":6})") == "B|6|-|;");
  CHECK(layouts.read(R"({"a":"B","b":7})") == "B|7|-|;");
  CHECK(layouts.read(R"({"a":"B","c":{"x":2},"b":7})") == "B|7|2|;");
  CHECK(layouts.read(R"({"a":"B","c":[1]})") == "B|-||;");
  CHECK(layouts.read(R"({"a":"B","c":{}})") == "B|-||;");
  CHECK(layouts.read("{}") == "-|-|-|;");
  CHECK_FALSE(layouts.read(R"({"a":"B","c":{"y":2},"b":7})"));
  CHECK_FALSE(layouts.read(R"({"a":"A","x":[{"y":1,"y":2}],"b":6})"));
}

TEST_CASE("what stands within a record counts from its level", "[record_layouts]") {
  io::Limits limits;
  limits.depth = 3;
  Layouts layouts(limits);
  layouts.learn(R"({"c":{"x":1}})", std::vector<std::uint32_t>{2});
  layouts.learn(R"({"c":1})", std::vector<std::uint32_t>{2});
  CHECK(layouts.read(R"({"c":{"x":[]}})") == "-|-||;");
  CHECK_FALSE(layouts.read(R"({"c":{"x":[[]]}})"));
  CHECK(layouts.read(R"({"c":[[]]})") == "-|-||;");
  CHECK_FALSE(layouts.read(R"({"c":[[[]]]})"));
}

TEST_CASE("layouts without end take no more room than they may", "[record_layouts]") {
  Layouts layouts;
  for (int i = 0; i < 10'000; ++i) {
    layouts.learn("{\"a\":" + std::string(static_cast<std::size_t>(i % 100), ' ') + "\"A\",\"" + std::to_string(i) + "\":5}",
                  std::vector<std::uint32_t>{0, no_column});
  }
  CHECK(layouts.read(R"({"a":"A","0":5})") == "A|-|-|;");
  CHECK_FALSE(layouts.read(R"({"a":"A","9999":5})"));
}
