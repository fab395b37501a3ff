#include "io/opening/text_start.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;
using namespace std::string_literals;

namespace {

/// What is wrong with the start of a text; empty where nothing is.
std::string problem_with(const std::string& head) {
  const auto refusal = refusal_of_start("in.csv", head);
  return refusal ? testing::briefly({*refusal}) : std::string();
}

}  // namespace

TEST_CASE("a start that may be text is good", "[text_start]") {
  for (const std::string& head : {"customer,date\n"s, "\xEF\xBB\xBFperiod"s, "[{"s, "x"s, "\n\nperiod,cs"s, "고객"s}) {
    CAPTURE(head);
    CHECK(problem_with(head).empty());
  }
}

TEST_CASE("a start that is something else is told", "[text_start]") {
  CHECK(problem_with("\x04\x22\x4D\x18...") == "0:0 binary file: compressed with lz4");
  CHECK(problem_with("\xD0\xCF\x11\xE0...") == "0:0 binary file: an .xls workbook");
  CHECK(problem_with("\x1F\x9D...") == "0:0 binary file: compressed with compress");
  for (const char* text : {"<?xml version=\"1.0\"?>", "\n<!DOCTYPE html>", "<HTML><body>", "<table>"}) {
    CHECK(problem_with(text) == "0:0 a document of XML or HTML, as some programs write in place of a workbook");
  }
  CHECK(problem_with("%PDF-1.7") == "0:0 binary file: a PDF document");
  CHECK(problem_with("p\0e\0"s) == "0:0 the text looks like UTF-16, without a byte order mark");
  CHECK(problem_with("\0p\0e"s) == "0:0 the text looks like UTF-16, without a byte order mark");
  CHECK(problem_with("") == "0:0 file is empty");
  CHECK(problem_with("\xEF\xBB\xBF") == "0:0 file is empty");
  CHECK(problem_with("\n \t\r\n") == "0:0 no header and no rows");
  CHECK(problem_with("\xEF\xBB\xBF\xEF\xBB\xBFperiod") == "1:1 a second byte order mark (\\ufeff) at the start of the text");
}

TEST_CASE("binary files and UTF-16 are known by their first bytes", "[text_start]") {
  CHECK(has_signature("PAR1..."));
  CHECK_FALSE(has_signature("period,cs"));
  CHECK_FALSE(has_signature(""));
  CHECK(looks_like_utf_16("p\0"s));
  CHECK(looks_like_utf_16("\0p"s));
  CHECK_FALSE(looks_like_utf_16("\0\0"s));
  CHECK_FALSE(looks_like_utf_16("p"));
}

TEST_CASE("a byte order mark is no part of the text", "[text_start]") {
  CHECK(without_mark("\xEF\xBB\xBFperiod") == "period");
  CHECK(without_mark("period") == "period");
  CHECK(without_mark("\xEF\xBB") == "\xEF\xBB");
  CHECK(without_mark("").empty());
}

TEST_CASE("the format is what the text looks like unless it was settled", "[text_start]") {
  using enum InputFormat;
  CHECK(format_of("customer,date\n", detect) == csv);
  CHECK(format_of("[{\"a\":1}]", detect) == json);
  CHECK(format_of("\xEF\xBB\xBF \n{\n\"a\":1}", detect) == json);
  CHECK(format_of("{\"a\":1}\n{\"a\":2}\n", detect) == ndjson);
  CHECK(format_of("[{\"a\":1}]", csv) == csv);
  CHECK(format_of("a\tb", tsv) == tsv);
}

TEST_CASE("an ending that says another format is noted", "[text_start]") {
  CHECK(ending_note("in.csv", InputFormat::json) == "in.csv: read as JSON, which it holds");
  CHECK(ending_note("in.tsv", InputFormat::ndjson) == "in.tsv: read as JSON, which it holds");
  CHECK(ending_note("in.jsonl", InputFormat::csv) == "in.jsonl: read as CSV, which it holds");
  CHECK(ending_note("in.csv", InputFormat::csv).empty());
  CHECK(ending_note("in.json", InputFormat::ndjson).empty());
  CHECK(ending_note("<stdin>", InputFormat::json).empty());
}

TEST_CASE("lines of JSON are told from one document", "[text_start]") {
  CHECK(is_json_lines("{\"a\":1}\n{\"a\":2}\n"));
  CHECK(is_json_lines("{\"a\":1}\n\n{\"a\":2"));
  CHECK(is_json_lines("{\"a\":x}\n{\"a\":2}"));
  CHECK_FALSE(is_json_lines("{\"a\":1}\n\n"));
  CHECK_FALSE(is_json_lines("{\n\"a\":1}\n"));
  CHECK_FALSE(is_json_lines("[\n{\"a\":1}\n]"));
}
