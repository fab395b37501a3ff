#include "io/opening/table_start.hpp"

#include <string>

#include "support/catch.hpp"
#include "support/io_support.hpp"

using namespace retain;
using namespace retain::io;

namespace {

std::optional<TableStart> start_of(std::string_view text, const LoadOptions& options = {}) {
  const auto is_known = [](std::string_view name) { return name == "period" || name == "cs" || name == "ce"; };
  return find_table_start("in.csv", text, options, is_known);
}

/// "LINE DELIMITER FIRST_HEADER above N": where the header was found.
std::string briefly_start(std::string_view text, const LoadOptions& options = {}) {
  const auto start = start_of(text, options);
  if (!start) return "none";
  const Header& first = start->headers.front();
  return std::to_string(first.place.line) + " " + start->delimiter + " " + first.text + " above " + std::to_string(start->lines_above);
}

}  // namespace

TEST_CASE("a table begins with its header", "[table_start]") {
  const std::string_view text = "period;cs\r\n2026-01;70\n";
  const auto start = start_of(text);
  REQUIRE(start);
  CHECK(start->delimiter == ';');
  REQUIRE(start->headers.size() == 2);
  CHECK(start->headers[1].text == "cs");
  CHECK(start->headers[1].place == Place{"in.csv", 1, 8, {}});
  CHECK(text.substr(start->rows_offset) == "2026-01;70\n");
  CHECK(start->rows_place == TextPlace{2, 1});
  CHECK(start->table_offset == 0);
  CHECK(start->line_end == '\n');
  CHECK(start_of("period;cs\r2026-01;70\r")->line_end == '\r');
  CHECK(start->lines_above == 0);
  CHECK(briefly_start("\n ;\nperiod;cs\n") == "3 ; period above 0");
  CHECK(briefly_start("") == "none");
  CHECK(briefly_start("\n\n") == "none");
}

TEST_CASE("a first line sep= is honoured and skipped", "[table_start]") {
  const auto start = start_of("sep=;\r\na,b;c\n");
  REQUIRE(start);
  CHECK(start->delimiter == ';');
  CHECK(start->headers[0].text == "a,b");
  CHECK(start->headers[0].place.line == 2);
  CHECK(briefly_start("sep=|") == "none");
  LoadOptions pinned;
  pinned.delimiter = '|';
  CHECK(briefly_start("sep=;\na|b\n", pinned) == "2 | a above 0");
}

TEST_CASE("lines above the header that are no table are left out", "[table_start]") {
  CHECK(briefly_start("My report\nExported 2026-02-01\n\nperiod,cs,ce\n2026-01,1,2\n") == "4 , period above 3");
  CHECK(briefly_start("My report,,\n,,\nperiod,cs,ce\n2026-01,1,2\n") == "3 , period above 2");
  CHECK(briefly_start("My report; all, of, it\nperiod;cs;ce\n2026-01;1;2\n") == "2 ; period above 1");
  CHECK(briefly_start("The \"whole\" base\nperiod,cs,ce\n") == "2 , period above 1");
  CHECK(briefly_start("sep=;\nMy report\nperiod;cs;ce\n") == "3 ; period above 2");
}

TEST_CASE("what may be a table is not left out", "[table_start]") {
  CHECK(briefly_start("a,b,c\nperiod,cs,ce,d\n") == "1 , a above 0");
  CHECK(start_of("a,b,c\nperiod,cs,ce,d\n")->later_header == 2);
  CHECK(briefly_start("period,x\nperiod,cs,ce\n") == "1 , period above 0");
  CHECK(briefly_start("when,who\nperiod,cs\n") == "1 , when above 0");
  CHECK(start_of("when,who\nperiod,cs\n")->later_header == 2);
  CHECK(briefly_start("My report\nperiod\n") == "1 , My report above 0");
  CHECK(start_of("period,cs\n2026-01,70\n")->later_header == 0);
}

TEST_CASE("lines that the user leaves out are not judged", "[table_start]") {
  LoadOptions options;
  options.skip = 2;
  CHECK(briefly_start("a,b,c\nd,e,f\ng,cs\n1,2\n", options) == "3 , g above 0");
  CHECK(briefly_start("sep=;\na;b\nperiod;cs\n", options) == "3 ; period above 0");
  CHECK(briefly_start("a\n", options) == "none");
  options.skip = 0;
  CHECK(briefly_start("My report\nperiod,cs,ce\n", options) == "1 , My report above 0");
}

TEST_CASE("without a header the columns are numbers", "[table_start]") {
  LoadOptions options;
  options.has_header = false;
  const std::string_view text = "\n2026-01;70\n2026-02;71\n";
  const auto start = start_of(text, options);
  REQUIRE(start);
  CHECK(start->delimiter == ';');
  CHECK(start->headers[0].text == "1");
  CHECK(start->headers[1].text == "2");
  CHECK(text.substr(start->rows_offset) == "2026-01;70\n2026-02;71\n");
  CHECK(start->rows_place == TextPlace{2, 1});
}

TEST_CASE("units are named above the header, whether it was found or given", "[table_start]") {
  const std::string_view text = "My report\n단위: 천원\nperiod,cs,ce\n";
  LoadOptions options;
  for (const bool given : {false, true}) {
    CAPTURE(given);
    if (given) options.skip = 2;
    const auto start = start_of(text, options);
    REQUIRE(start);
    REQUIRE(start->units.size() == 1);
    CHECK(start->units[0].text == "천원");
    CHECK(start->units[0].place.line == 2);
  }
  CHECK(notes_of_start("in.csv", *start_of(text)) ==
        std::vector<std::string>{"in.csv: line 3 is taken for the header, and what stands above it is left out (--skip 2)",
                                 "in.csv: amounts are in \"천원\", which line 2 says"});
}

TEST_CASE("a header in single quotes is refused", "[table_start]") {
  Problems problems;
  const auto is_good = [&problems](std::string_view text) { return check_quotes(start_of(text)->headers, true, problems); };
  CHECK(is_good("period,cs\n"));
  CHECK(is_good("'period'\n"));
  CHECK_FALSE(is_good("'period','cs'\n"));
  CHECK(io::testing::briefly(problems.error_list()) == "1:1 fields are in single quotes, which are part of their text in CSV");
}

TEST_CASE("a first line of dates and numbers looks like data", "[table_start]") {
  const auto is_data = [](std::string_view text) { return looks_like_data(start_of(text)->headers, true); };
  CHECK(is_data("2026-01,70\n"));
  CHECK(is_data("abc,1.2.2026,70\n"));
  CHECK_FALSE(is_data("when,who\n"));
  CHECK_FALSE(is_data("',,',b\n"));
  CHECK_FALSE(is_data("2026 plan,Q1\n"));
}
