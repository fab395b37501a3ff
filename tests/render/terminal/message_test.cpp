#include "render/terminal/message.hpp"

#include <vector>

#include "support/catch.hpp"
#include "text/width.hpp"
#include "text/words.hpp"

using namespace retain;
using retain::display_width;
using retain::split;
using retain::render::format_diagnostics;

namespace {

Diagnostic problem(Severity severity, const std::string& message) {
  Diagnostic diagnostic;
  diagnostic.severity = severity;
  diagnostic.code = severity == Severity::warning ? "discontinuity" : "";
  diagnostic.message = message;
  return diagnostic;
}

Diagnostic at(std::size_t line, std::size_t column, const std::string& excerpt) {
  Diagnostic diagnostic = problem(Severity::error, "lost revenue: \"1,2O0.00\" is not an amount");
  diagnostic.place = {"monthly.csv", line, column, ""};
  diagnostic.excerpt = excerpt;
  return diagnostic;
}

std::string text_of(const std::vector<Diagnostic>& diagnostics) { return format_diagnostics(diagnostics, false); }

}  // namespace

TEST_CASE("a message has its place, the line with a caret, and a hint") {
  Diagnostic diagnostic = at(4, 22, R"(2025-03,50000.00,"1,2O0.00",12)");
  diagnostic.hint = "use digits and at most 6 decimals, for example 1200.00";
  CHECK(text_of({diagnostic}) ==
        "monthly.csv:4:22: error: lost revenue: \"1,2O0.00\" is not an amount\n"
        "  4 | 2025-03,50000.00,\"1,2O0.00\",12\n"
        "    |                      ^\n"
        "hint: use digits and at most 6 decimals, for example 1200.00\n");
}

TEST_CASE("a message without a place is the program's own") {
  CHECK(text_of({problem(Severity::error, "unknown metric \"chrn\"")}) == "retain: error: unknown metric \"chrn\"\n");
  CHECK(text_of({problem(Severity::warning, "hm")}) == "retain: warning: hm\n");
}

TEST_CASE("a JSON pointer follows the message, so that the place stays one that editors know") {
  Diagnostic diagnostic = problem(Severity::error, "not a number");
  diagnostic.place = {"in.json", 5, 12, "/periods/3/arpa"};
  CHECK(text_of({diagnostic}) == "in.json:5:12: error: not a number (at /periods/3/arpa)\n");
}

TEST_CASE("the caret stands below its character whatever the width of those before it") {
  CHECK(text_of({at(2, 4, "지역,x")}).find("  2 | 지역,x\n    |      ^\n") != std::string::npos);
  CHECK(text_of({at(2, 3, "\t\tx")}).find("  2 | \\t\\tx\n    |     ^\n") != std::string::npos);
}

TEST_CASE("a place without a column shows its line without a caret") {
  CHECK(text_of({at(3, 0, "a,b")}) == "monthly.csv:3: error: lost revenue: \"1,2O0.00\" is not an amount\n  3 | a,b\n");
}

TEST_CASE("a long line is cut around the column and keeps the caret on it") {
  std::string line(5000, '.');
  for (const std::size_t column : {std::size_t{1}, std::size_t{50}, std::size_t{2500}, std::size_t{5000}}) {
    std::string marked = line;
    marked[column - 1] = 'X';
    const std::vector<std::string> lines = split(text_of({at(4, column, marked)}), "\n");
    CAPTURE(column);
    REQUIRE(lines.size() == 4);
    CHECK(display_width(lines[1]) <= 100);
    CHECK(display_width(lines[1]) >= 98);
    CHECK(display_width(lines[1].substr(0, lines[1].find('X'))) == lines[2].find('^'));
  }
}

TEST_CASE("nothing from an input reaches the terminal unescaped") {
  Diagnostic diagnostic = at(1, 1, "\x1b]0;title\x07");
  diagnostic.message = "bad \x1b[2J";
  diagnostic.hint = "\u202e";
  diagnostic.place.file = "a\nb.csv";
  const std::string text = text_of({diagnostic});
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find('\x07') == std::string::npos);
  CHECK(text.find("\u202e") == std::string::npos);
  CHECK(text.find("a\\nb.csv:1:1: error: bad \\x1b[2J\n") == 0);
}

TEST_CASE("the first ten errors are shown, then how many more there are") {
  const std::string ten = text_of(std::vector<Diagnostic>(10, problem(Severity::error, "no")));
  CHECK(split(ten, "\n").size() == 11);
  CHECK(ten.find("more") == std::string::npos);
  CHECK(text_of(std::vector<Diagnostic>(11, problem(Severity::error, "no"))) == ten + "and 1 more error\n");
  CHECK(text_of(std::vector<Diagnostic>(1234, problem(Severity::error, "no"))) == ten + "and 1224 more errors\n");
}

TEST_CASE("three warnings of a code are shown, then how many more of it there are") {
  std::vector<Diagnostic> warnings(5, problem(Severity::warning, "gap"));
  warnings.push_back(problem(Severity::warning, "other"));
  warnings.back().code = "unknown_column";
  CHECK(text_of(warnings) ==
        "retain: warning: gap\nretain: warning: gap\nretain: warning: gap\nretain: warning: other\n"
        "and 2 more discontinuity warnings\n");
}

TEST_CASE("a hint that several messages share is said once, below the last of them") {
  std::vector<Diagnostic> errors(2, problem(Severity::error, "no"));
  for (Diagnostic& error : errors) error.hint = "leave the cell empty";
  CHECK(text_of(errors) == "retain: error: no\nretain: error: no\nhint: leave the cell empty\n");
}

TEST_CASE("colour marks the severity and the hint, and nothing else") {
  const std::vector<Diagnostic> errors{problem(Severity::error, "no")};
  CHECK(format_diagnostics(errors, true) == "retain: \x1b[1;31merror\x1b[0m: no\n");
}
