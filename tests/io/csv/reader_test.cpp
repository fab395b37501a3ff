#include "io/csv/reader.hpp"

#include "support/catch.hpp"

using namespace retain::io;

namespace {

/// The fields between bars, a record a line; or the error with its place.
std::string read(std::string_view text, char delimiter = ',') {
  std::string result;
  CsvReader reader(text, delimiter);
  std::vector<CsvField> record;
  try {
    while (reader.next(record)) {
      for (const CsvField& field : record) result += '|' + std::string(field.text);
      result += "|\n";
    }
  } catch (const CsvError& error) {
    result += std::to_string(error.place().line) + ':' + std::to_string(error.place().column) + ' ' + error.what();
  }
  return result;
}

}  // namespace

TEST_CASE("records end with LF, CRLF, CR or the text", "[csv_reader]") {
  CHECK(read("a,b\n1,2\n") == "|a|b|\n|1|2|\n");
  CHECK(read("a,b\r\n1,2\r\n") == "|a|b|\n|1|2|\n");
  CHECK(read("a,b\r1,2\r") == "|a|b|\n|1|2|\n");
  CHECK(read("a,b\n1,2") == "|a|b|\n|1|2|\n");
  CHECK(read("a\r\n\nb") == "|a|\n||\n|b|\n");
  CHECK(read("") == "");
}

TEST_CASE("fields may be empty, and a delimiter at the end makes one", "[csv_reader]") {
  CHECK(read(",") == "|||\n");
  CHECK(read("a,,b,\n") == "|a||b||\n");
  CHECK(read("a;b,c", ';') == "|a|b,c|\n");
  CHECK(read("a\tb", '\t') == "|a|b|\n");
}

TEST_CASE("quoted fields hold delimiters, line breaks and doubled quotes", "[csv_reader]") {
  CHECK(read("\"a,b\",\"c\nd\",\"e\r\nf\"\n1,2,3") == "|a,b|c\nd|e\r\nf|\n|1|2|3|\n");
  CHECK(read("\"say \"\"hi\"\"\",\"\",\"\"\"\"") == "|say \"hi\"||\"|\n");
  CHECK(read("\"\"\"\"\"\",\"x\"\"\"") == "|\"\"|x\"|\n");
}

TEST_CASE("wrong quotes are errors where they are", "[csv_reader]") {
  CHECK(read("a\nb,\"c\nd\n") == "|a|\n2:3 a quote opens here and never closes");
  CHECK(read("\"a\"b,1") == "1:4 text after the closing quote of a field");
  CHECK(read("기간,a\"b") == "1:5 a quote inside a field that does not start with one");
  CHECK(read("\"a\" ,1") == "1:4 text after the closing quote of a field");
  CHECK(read("\"a\\\"b\",1") == "1:5 a quote behind a backslash closes its field, and text follows");
  CHECK(read("\"a\nb\"c") == "2:3 text after the closing quote of a field");
}

TEST_CASE("each field knows its line and its column in code points", "[csv_reader]") {
  CsvReader reader("기간,\"x\ny\",z\n2026-01,\"1,2O\",\"a\"\"b\nc\"\n", ',');
  std::vector<CsvField> record;
  REQUIRE(reader.next(record));
  CHECK(record[0].place == TextPlace{1, 1});
  CHECK(record[1].place == TextPlace{1, 4});
  CHECK(record[2].place == TextPlace{2, 4});
  REQUIRE(reader.next(record));
  CHECK(record[0].place == TextPlace{3, 1});
  CHECK(record[1].place == TextPlace{3, 9});
  CHECK(record[2].place == TextPlace{3, 16});
  CHECK(record[0].place_of(2) == TextPlace{3, 3});
  CHECK(record[1].place_of(0) == TextPlace{3, 9});
  CHECK(record[1].place_of(3) == TextPlace{3, 13});
  CHECK(record[2].place_of(2) == TextPlace{3, 20});
  CHECK(record[2].place_of(4) == TextPlace{4, 1});
}

TEST_CASE("fields and records have limits", "[csv_reader]") {
  const std::string mebibyte(CsvReader::most_field_bytes, 'x');
  CHECK(read("a," + mebibyte).size() == mebibyte.size() + 5);
  CHECK(read("a," + mebibyte + 'x') == "1:3 a field of more than 1 MiB");
  CHECK(read("\"" + mebibyte + "\"") == "1:1 a field of more than 1 MiB");
  CHECK(read(std::string(4095, ',')).size() == 4096 + 2);
  CHECK(read(std::string(4096, ',')) == "1:4097 more than 4096 columns");
}

TEST_CASE("limits are the user's", "[csv_reader]") {
  const auto fault = [](std::string_view text, const Limits& limits) {
    CsvReader reader(text, ',', {}, limits);
    std::vector<CsvField> record;
    try {
      while (reader.next(record)) {
      }
    } catch (const CsvError& error) {
      return error.what() + std::string("; ") + error.hint();
    }
    return std::string();
  };
  CHECK(fault("a,b,c", {.columns = 2}) ==
        "more than 2 columns; is it the right delimiter? --delimiter settles it, and --max-columns raises the limit");
  CHECK(fault("abcd", {.field_bytes = 3}) == "a field of more than 3 bytes; is this a text file? --max-field raises the limit");
  CHECK(fault("\"abcd", {.field_bytes = 3}).find("--max-field raises the limit of a field, 3 bytes") != std::string::npos);
  CHECK(fault(std::string(5000, ','), {.columns = 5001}).empty());
}

// Quadratic time would run into the time limit of the test runner.
TEST_CASE("hostile texts take linear time", "[csv_reader]") {
  constexpr std::size_t many = 1'200'000;
  CHECK(read(std::string(many, ',')) == "1:4097 more than 4096 columns");
  CHECK(read(std::string(many, '"')) == "1:1 a field of more than 1 MiB");
  CHECK(read('"' + std::string(many, '\n')) == "1:1 a quote opens here and never closes");
  CHECK(read("x\n\"" + std::string(many, ',')) == "|x|\n2:1 a quote opens here and never closes");
  CHECK(read(std::string(100'000, '\n')).size() == 300'000);
}
