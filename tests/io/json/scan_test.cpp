#include "io/json/scan.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "io/json/reader.hpp"
#include "support/catch.hpp"
#include "support/random.hpp"

using namespace retain;
using io::JsonScan;

namespace {

const io::Limits limits;

/// What the scan passes over of a text from its beginning on; none where it does not.
std::optional<std::string> passed_over(const std::string& text, bool lines = false, std::size_t levels = 0) {
  const std::string padded = text + std::string(16, '\0');
  const char* end = JsonScan(limits, lines).end_of_value(padded.data(), levels);
  if (end == nullptr) return std::nullopt;
  return text.substr(0, static_cast<std::size_t>(end - padded.data()));
}

std::string unescaped(const std::string& string) {
  std::string text(string.size(), '\0');
  text.resize(static_cast<std::size_t>(io::unescape(string, text.data()) - text.data()));
  return text;
}

}  // namespace

TEST_CASE("a value is passed over to its end", "[scan]") {
  for (const char* value : {"0", "-1.50", "12345678901234567890.25", "true", "false", "null", R"("")", R"("a, \"b\" \\")", "[]", "{}",
                            R"([1,[2,{"a":[]}],"]"])", R"({"a" : {"a":1} , "b":[ ]})", R"("서울 \ud83d\ude00")"}) {
    CAPTURE(value);
    CHECK(passed_over(std::string(value) + ",1]") == value);
  }
}

TEST_CASE("what is no JSON is not passed over, nor what only the reader knows", "[scan]") {
  for (const char* value : {"01x", "-", "+1", "1.", ".5", "tru", "nul", "'a'", R"("a)", "\"a\nb\"", R"("\x")", R"("\u12g4")", R"("\ud800")",
                            R"("\udc00")", R"("\ud800\u0041")", "[1,]", "[1 2]", "[,]", R"({"a":1,})", R"({"a" 1})", R"({a:1})", "[1}", "",
                            // Valid, or may be.
                            "1e5", "1E400", R"("\u0000")", R"({"a":1,"a":2})", R"({"a":1})"}) {
    CAPTURE(value);
    if (const auto passed = passed_over(value)) CHECK(nlohmann::json::accept(*passed));
  }
  CHECK_FALSE(passed_over("1e5"));
  CHECK_FALSE(passed_over(R"("\u0000")"));
  CHECK_FALSE(passed_over(R"({"a":1,"a":2})"));
  CHECK_FALSE(passed_over(R"({"\u0061":1,"a":2})"));
}

TEST_CASE("limits hold for what is passed over", "[scan]") {
  CHECK(passed_over("[[]]", false, limits.depth - 2));
  CHECK_FALSE(passed_over("[[]]", false, limits.depth - 1));
  CHECK_FALSE(passed_over('"' + std::string(limits.field_bytes + 1, 'x') + '"'));
  CHECK(passed_over('"' + std::string(limits.field_bytes, 'x') + '"'));
  CHECK_FALSE(passed_over(std::string(limits.digits + 1, '1')));
}

TEST_CASE("a line end is a space, but not where each line is a document", "[scan]") {
  CHECK(passed_over("[\n1,\r\n2]"));
  CHECK_FALSE(passed_over("[\n1]", true));
  CHECK(passed_over("[ \t\r1]", true));
}

TEST_CASE("escapes stand for their characters", "[scan]") {
  CHECK(unescaped(R"(a\"\\\/\b\f\n\r\tz)") == "a\"\\/\b\f\n\r\tz");
  CHECK(unescaped(R"(\u0041\u00e9\uc11c\uD83D\ude00)") == "A\u00e9\uc11c\U0001F600");
  CHECK(unescaped("서울") == "서울");
}

TEST_CASE("quotes and brackets alone tell where a value ends", "[scan]") {
  const auto span = [](std::string_view text) { return text.substr(0, io::span_of_value(text)); };
  CHECK(span(R"({"a":"}\"","b":[{}]},{"a":1})") == R"({"a":"}\"","b":[{}]})");
  CHECK(span("[1,[2]]]") == "[1,[2]]");
  CHECK(span("12.5,3") == "12.5");
  CHECK(span(R"("a\\",1)") == R"("a\\")");
  CHECK(span(R"({"a":1)") == R"({"a":1)");
  CHECK(span(R"("a\)") == R"("a\)");
}

TEST_CASE("what is passed over is valid JSON, whatever bytes come", "[scan]") {
  test::Random random(7);
  const std::vector<std::string> pieces{"{",    "}",    "[", "]",  ",",  ":",   "\"",      "\"a\"",   "\"b\"",   "1",    "-0.5", "e1",
                                        "true", "null", " ", "\n", "\\", "\\n", "\\u0041", "\\ud800", "\\udc00", "\x01", "x"};
  std::size_t passed = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string text = i % 2 == 0 ? "[" : "{\"k\":";
    for (int left = random.upto(9); left >= 0; --left) text += random.one_of(pieces);
    const auto found = passed_over(text);
    if (!found) continue;
    ++passed;
    CAPTURE(text);
    REQUIRE(nlohmann::json::accept(*found));
    REQUIRE_NOTHROW(io::read_json(*found));
    REQUIRE(io::span_of_value(text) == found->size());
  }
  CHECK(passed > 100);
}
