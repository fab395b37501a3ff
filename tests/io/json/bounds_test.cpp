#include "io/json/bounds.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "support/catch.hpp"

using namespace retain::io;

namespace {

/// How much of a text is followed, a few bytes at a time, until it may not go on.
std::size_t followed(const std::string& text, const Limits& limits) {
  JsonBounds bounds(limits);
  constexpr std::size_t step = 7;
  for (std::size_t end = 0; end < text.size();) {
    const std::size_t start = end;
    end = std::min(end + step, text.size());
    if (!bounds.follow(std::string_view(text).substr(0, end), start)) return end;
  }
  return text.size();
}

}  // namespace

TEST_CASE("a document goes on as long as records end", "[json_bounds]") {
  Limits limits;
  limits.field_bytes = 25;  // a record of 100
  std::string records;
  for (int i = 0; i < 100; ++i) records += R"({"a":"}\"}","b":[1,{"c":"\\"}]},)";
  CHECK(followed(records, limits) == records.size());
  for (const char c : {'x', '1', ' ', '\n', '[', ',', '\\'}) {
    CAPTURE(c);
    CHECK(followed(records + std::string(1000, c), limits) < records.size() + 110);
    CHECK(followed(records + '"' + std::string(1000, c), limits) < records.size() + 110);
  }
  CHECK(followed(records + "{\"a\":\"" + std::string(50, '}') + std::string(500, '{') + std::string(50, '}'), limits) <
        records.size() + 115);
}
