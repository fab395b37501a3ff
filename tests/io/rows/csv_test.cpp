#include "io/rows/csv.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/instructions.hpp"
#include "support/rows_answer.hpp"
#include "support/rows_runs.hpp"
#include "support/sanitizers.hpp"
#include "support/scratch_folder.hpp"

using namespace retain;
using test::errors_of;
using test::movements_of;
using test::Run;
using test::run_retain;

namespace {

const std::string header = "customer,date,amount\n";

/// Records of so many bytes or a little more, every hundredth with line breaks in a field, and the line after the last.
struct GoodRows {
  std::string text;
  std::size_t line = 2;
  std::size_t records = 0;
};
GoodRows good_rows(std::size_t size, const std::string& line_end) {
  GoodRows rows;
  while (rows.text.size() < size) {
    const std::string number = std::to_string(1'000'000 + rows.records++);
    const bool breaks = rows.records % 100 == 0;
    rows.text += "C" + number + ",2026-01-15,12.50,";
    rows.text += breaks ? "\"one" + line_end + "two\"\"" + line_end + "\"" : "note";
    rows.text += line_end;
    rows.line += breaks ? 3 : 1;
  }
  return rows;
}

/// Rows of which most look alike and some do not, in as many ways as there are.
std::string mixed_rows(unsigned seed) {
  std::mt19937 random(seed);
  const auto one_in = [&random](unsigned n) { return random() % n == 0; };
  const std::string line_end = seed % 3 == 0 ? "\r\n" : "\n";
  const bool are_quoted = seed % 4 == 1;
  const bool has_words = seed % 2 == 0;
  const bool has_orders = seed % 5 == 2;
  const bool has_many_segments = seed % 8 == 6;
  const unsigned ids = seed % 6;
  const unsigned rarity = seed % 7 == 0 ? 1'000'000 : 5 + seed % 40;  // of what is not alike
  const auto put = [&](std::string& text, const std::string& field) {
    const bool quoted = are_quoted ? !one_in(rarity) : one_in(rarity);
    text += quoted || field.find_first_of(",\"\r\n") != std::string::npos ? "\"" + field + "\"" : field;
  };
  std::string text = std::string("customer,date,amount,region,note") + (has_words ? ",status,currency" : "") + (has_orders ? ",order" : "");
  text += line_end;
  const char* const odd_amounts[] = {"-7.25", "0", "7", "7.5", "1e2", "1234567.89", "12345678901.25", "1.2345", "0.00", " 7.25"};
  const char* const odd_ids[] = {"0", "X1", "고객1", "김철수", "e\u0301", " C0000001", "C1", "17850.0", "'=A1", "C00000001"};
  const char* const odd_notes[] = {"", "say \"\"hi\"\"", "a,b", "two\nlines", "two\r\nlines", "\"\"", "é"};
  for (int row = 0; row < 1200; ++row) {
    const std::string number = std::to_string(1'000'000 + random() % 500);
    std::string id = ids == 0   ? "C" + number
                     : ids == 1 ? number.substr(3)
                     : ids == 2 ? "user" + number + "@example.com"
                     : ids == 3 ? "고객" + number
                     : ids == 4 ? "550e8400-e29b-41d4-a716-44665" + number
                                : "C" + number;
    if (one_in(rarity)) id = odd_ids[random() % std::size(odd_ids)];
    put(text, id);
    put(text += ',', "2026-0" + std::to_string(1 + random() % 6) + "-1" + std::to_string(random() % 10));
    put(text += ',', one_in(rarity) ? odd_amounts[random() % std::size(odd_amounts)] : std::to_string(random() % 100) + ".25");
    put(text += ',', has_many_segments ? "R" + std::to_string(random() % 700) : std::string(1, static_cast<char>('A' + random() % 3)));
    put(text += ',', one_in(rarity) ? odd_notes[random() % std::size(odd_notes)] : "note");
    if (has_words) {
      put(text += ',', one_in(8) ? "failed" : one_in(50) ? "refunded" : "paid");
      put(text += ',', "USD");
    }
    if (has_orders) put(text += ',', "O" + std::to_string(row / 3));
    text += line_end;
    if (one_in(rarity * 4)) text += line_end;
    if (seed % 11 == 3 && one_in(rarity * 4)) text += "C1000001,2026-13-01,5.25,A" + line_end;
    if (seed % 13 == 4 && one_in(400)) text += "C1000001,2026-01-01,5.25,A,a \"stray\" quote" + line_end;
  }
  return text;
}

}  // namespace

TEST_CASE("rows read at speed say what rows read with care say, whatever the processor", "[rows_csv]") {
  for (unsigned seed = 0; seed < test::sampled(120); ++seed) {
    const std::string text = mixed_rows(seed);
    io::LoadOptions options;
    if (seed % 2 == 0) options.by = {"region"};
    if (seed % 11 == 3) options.bad_rows.skip = true;
    options.threads = 1;
    const std::string expected = test::careful_answer_of_rows(text, options);
    for (const Instructions chosen : supported_instructions()) {
      const ChosenInstructions choice(chosen);
      CAPTURE(seed, static_cast<int>(chosen));
      REQUIRE(test::answer_of_rows(text, options) == expected);
    }
  }
}

TEST_CASE("every fault of a row is reported at its place, with its line", "[rows_csv]") {
  const std::string line_end = GENERATE(as<std::string>(), "\n", "\r\n", "\r");
  const std::string text = "customer,date,amount" + line_end + "A1,2026-01,5" + line_end + "B1,2026-13,5" + line_end +
                           "B1,2026-01,1,2O0.00" + line_end + "B1,2026-01,\"1,2O0.00\"" + line_end + ",2026-01,5" + line_end +
                           "B2,2026-01" + line_end + "#N/A,,x" + line_end;
  CAPTURE(line_end);
  CHECK(errors_of(text) ==
        "<stdin>:3:4: error: period \"2026-13\" has no valid month\n"
        "  3 | B1,2026-13,5\n"
        "    |    ^\n"
        "hint: write 2026-03, 2026-Q1, 2026, 2026-W05 or 2026-03-15\n"
        "<stdin>:4:14: error: 4 fields where the header has 3\n"
        "  4 | B1,2026-01,1,2O0.00\n"
        "    |              ^\n"
        "hint: put numbers with a thousands separator or a decimal comma in quotes: \"1,234.50\"\n"
        "<stdin>:5:16: error: amount: \"1,2O0.00\" is not an amount\n"
        "  5 | B1,2026-01,\"1,2O0.00\"\n"
        "    |                ^\n"
        "hint: use digits and at most 6 decimals, for example 1200.00\n"
        "<stdin>:6:1: error: customer is empty\n"
        "  6 | ,2026-01,5\n"
        "    | ^\n"
        "hint: rows without a customer cannot be followed: --where 'customer!=' leaves them out\n"
        "<stdin>:7:1: error: 2 fields where the header has 3\n"
        "  7 | B2,2026-01\n"
        "    | ^\n"
        "hint: give every row as many fields as the header has; a field may be empty\n"
        "<stdin>:8:1: error: customer holds an error of Excel: \"#N/A\"\n"
        "  8 | #N/A,,x\n"
        "    | ^\n"
        "hint: mend the formula\n"
        "<stdin>:8:6: error: date is empty\n"
        "  8 | #N/A,,x\n"
        "    |      ^\n"
        "hint: give every row a date\n"
        "<stdin>:8:7: error: amount: \"x\" is not an amount\n"
        "  8 | #N/A,,x\n"
        "    |       ^\n"
        "hint: use digits and at most 6 decimals, for example 1200.00\n");
}

TEST_CASE("the first ten faults are shown and the others counted", "[rows_csv]") {
  std::string text = header;
  for (int i = 0; i < 3000; ++i) text += "C" + std::to_string(i) + ",2026-01,x\n";
  const std::string errors = errors_of(text);
  CHECK(errors.starts_with("<stdin>:2:12: error: amount: \"x\" is not an amount\n  2 | C0,2026-01,x\n"));
  CHECK(errors.find("\n<stdin>:11:12: error: ") != std::string::npos);
  CHECK(errors.find("\n<stdin>:12:") == std::string::npos);
  CHECK(errors.ends_with("and 2990 more errors\n"));
}

TEST_CASE("places are exact behind many blocks that several threads read", "[rows_csv]") {
  const std::string line_end = GENERATE(as<std::string>(), "\n", "\r\n");
  const GoodRows good = good_rows(2'500'000, line_end);
  const std::string start = "customer,date,amount,note" + line_end + good.text;
  const std::string line = std::to_string(good.line);
  const std::string next = std::to_string(good.line + 1);
  const std::string beyond(line.size(), ' ');
  const std::string bad = "고객1,2026-01-15,12x,note" + line_end + "C1,2026-01-32,5,note" + line_end;
  const std::string expected = ":" + line + ":18: error: amount: \"12x\" is not an amount\n  " + line + " | 고객1,2026-01-15,12x,note\n  " +
                               beyond + " |                    ^\nhint: use digits and at most 6 decimals, for example 1200.00\n";
  const std::string second = ":" + next + ":4: error: period \"2026-01-32\" is a day that does not exist\n";
  CAPTURE(line_end);
  SECTION("on standard input") {
    for (const char* threads : {"1", "4"}) {
      const std::string errors = errors_of(start + bad + good.text, {"--threads", threads});
      CHECK(errors.starts_with("<stdin>" + expected + "<stdin>" + second));
    }
  }
  SECTION("in a file") {
    const test::ScratchFolder folder;
    const std::string file = folder.write("rows.csv", start + bad + good.text);
    for (const char* threads : {"1", "4"}) {
      const Run run = run_retain({"snapshot", file, "--threads", threads});
      CHECK(run.status == 3);
      CHECK(run.err.starts_with(file + expected + file + second));
    }
  }
  SECTION("an open quote ends the reading") {
    const std::string errors =
        errors_of(start + "C1,2026-01-15,5x,note" + line_end + "C1,2026-01-15,7,\"note" + line_end + "C2,2026-01,x,note" + line_end,
                  {"--threads", "4"});
    CHECK(errors.starts_with("<stdin>:" + line + ":16: error: amount: \"5x\" is not an amount\n"));
    CHECK(errors.find("\n<stdin>:" + next + ":17: error: a quote opens here and never closes\n") != std::string::npos);
    CHECK(std::count(errors.begin(), errors.end(), '^') == 2);
  }
  SECTION("a byte that is no text") {
    CHECK(errors_of(start + "고객\xFF,2026-01-15,5,note" + line_end + good.text, {"--threads", "4"}) ==
          "<stdin>:" + line + ":3: error: not UTF-8: byte 0xFF\nhint: " + io::other_encoding_hint + "\n");
    CHECK(errors_of(start + "C1,2026-01-15,5" + std::string(1, '\0') + ",note" + line_end, {"--threads", "4"}) ==
          "<stdin>:" + line + ":16: error: binary file: a NUL byte\nhint: export the table as CSV or JSON\n");
  }
}

TEST_CASE("many good rows of several threads are all there", "[rows_csv]") {
  const GoodRows good = good_rows(4'500'000, "\n");
  const std::string records = std::to_string(good.records);
  const std::string revenue = std::to_string(good.records * 25 / 2) + (good.records % 2 == 1 ? ".5" : "");
  const test::ScratchFolder folder;
  const std::string file = folder.write("rows.csv", "customer,date,amount,note\n" + good.text);
  for (const char* threads : {"1", "4"}) {
    for (const char* memory : {"1M", "1G"}) {
      CAPTURE(threads, memory);
      const Run run = run_retain({"snapshot", file, "--threads", threads, "--memory", memory, "-q"});
      CHECK(run.status == 0);
      CHECK(run.out.ends_with("\n2026-01,,false,0," + records + ",0,0," + records + ",0," + revenue + ",0,0,0,0," + revenue + "," +
                              revenue + "," + records + "," + records + ",0\n"));
    }
  }
}

TEST_CASE("a row means the same however it is written", "[rows_csv]") {
  // The first row of a date is read with care, later ones at speed: each form stands in both places.
  const std::string form =
      GENERATE(as<std::string>(), "A100,2026-01,1234.5", "\"A100\",2026-01,1234.5", "A100,\"2026-01\",1234.5", "A100,2026-01,\"1,234.50\"",
               " A100 ,2026-01,1234.5", "A100, 2026-01 ,1234.5", "A100,2026-01, 1234.5 ", "A100,2026-01,1234.500000",
               "A100,2026-01,01234.5", "A100,2026-01,1.2345K", "A100,2026-01,\"$1,234.5\"", "\"A100\",\"2026-01\",\"1234.5\"");
  for (const std::string line_end : {"\n", "\r\n"}) {
    CAPTURE(form, line_end);
    const Run run = run_retain({"movements", "-f", "csv"}, "customer,date,amount" + line_end + form + line_end + "A101,2026-01,1" +
                                                               line_end + form + line_end + "A102,2026-01,2" + line_end + form);
    CHECK(run.out ==
          "customer,segment,period,movement,before,after,change\nA100,,2026-01,new,0,3703.5,3703.5\nA101,,2026-01,new,0,1,1\n"
          "A102,,2026-01,new,0,2,2\n");
  }
}

TEST_CASE("ids of every form are told apart and come back as they are", "[rows_csv]") {
  CHECK(
      movements_of(header +
                   "C01,2026-01,1\nC1,2026-01,2\nc1,2026-01,3\nC001,2026-01,4\n고객,2026-01,5\nC01,2026-01,1\nX,2026-01,6\n'C1,2026-01,7\n"
                   "\"a,b\",2026-01,8\n\"a\"\"b\",2026-01,9\nC123456789012,2026-01,10\n") ==
      "'C1,,2026-01,new,0,7,7\nC001,,2026-01,new,0,4,4\nC01,,2026-01,new,0,2,2\nC1,,2026-01,new,0,2,2\nC123456789012,,2026-01,new,0,10,10\n"
      "X,,2026-01,new,0,6,6\n\"a\"\"b\",,2026-01,new,0,9,9\n\"a,b\",,2026-01,new,0,8,8\nc1,,2026-01,new,0,3,3\n고객,,2026-01,new,0,5,5\n");
  // Composed and decomposed are one customer.
  CHECK(movements_of(header + "가,2026-01,1\n\xE1\x84\x80\xE1\x85\xA1,2026-01,2\n") == "가,,2026-01,new,0,3,3\n");
}

TEST_CASE("amounts with more decimals than the first rows have are exact", "[rows_csv]") {
  std::string text = header;
  for (int i = 0; i < 1100; ++i) text += "A" + std::to_string(1000 + i) + ",2026-01,0\n";
  text += "A1,2026-01,0.1\nA2,2026-01,-0.000001\nA2,2026-01,0.000003\nA3,2026-01,999999999999999999.999999\nA4,2026-01,0.0000025\n";
  const Run run = run_retain({"movements", "-f", "csv"}, text);
  CHECK(run.out ==
        "customer,segment,period,movement,before,after,change\nA1,,2026-01,new,0,0.1,0.1\nA2,,2026-01,new,0,0.000002,0.000002\n"
        "A3,,2026-01,new,0,999999999999999999.999999,999999999999999999.999999\nA4,,2026-01,new,0,0.000002,0.000002\n");
  CHECK(run.err == "<stdin>:1106:12: warning: an amount has more than six decimals and is rounded\n");
}

TEST_CASE("blank lines, unread columns and a byte order mark do not matter", "[rows_csv]") {
  CHECK(movements_of("\xEF\xBB\xBF\n\nnote,amount,customer,x,date\n,5,A1,,2026-01\n\n  \nsome,6,A2,\"\n\",2026-01\n\n") ==
        "A1,,2026-01,new,0,5,5\nA2,,2026-01,new,0,6,6\n");
  CHECK(errors_of("\xEF\xBB\xBF"
                  "customer,date,amount\n\nA1,2026-01,x\n")
            .starts_with("<stdin>:3:12: error: "));
  CHECK(errors_of("sep=;\ncustomer;date;amount\nA1;2026-01;x\n").starts_with("<stdin>:3:12: error: "));
}

TEST_CASE("the header again is a fault", "[rows_csv]") {
  CHECK(errors_of(header + "A1,2026-01,5\n" + header + "A2,2026-01,5\n") ==
        "<stdin>:3:1: error: the header again\n  3 | customer,date,amount\n    | ^\nhint: give each table as a file of its own\n");
}

TEST_CASE("two currencies in one file are an error", "[rows_csv]") {
  const std::string errors = errors_of(header + "A1,2026-01,$5\nA2,2026-01,7\nA3,2026-01,₩7\n");
  CHECK(errors.starts_with("<stdin>:4:12: error: two currencies: KRW here, USD at 2:12\n"));
}

TEST_CASE("the unit in the header scales every amount", "[rows_csv]") {
  CHECK(movements_of("고객번호,월,매출(만원)\nA1,2026-01,1.5\nA2,2026-01,2\n") ==
        "A1,,2026-01,new,0,15000,15000\nA2,,2026-01,new,0,20000,20000\n");
}

TEST_CASE("segments stand beside the rows", "[rows_csv]") {
  const std::string text =
      "customer,date,amount,plan,region\nA1,2026-01,5,pro,kr\nA2,2026-01,6,pro,us\nA1,2026-01,1,free,kr\nA3,2026-01,2,\"pro\",kr\nA4,2026-"
      "01,3,,kr\n";
  CHECK(movements_of(text, {"--by", "plan"}) ==
        "A1,free,2026-01,new,0,1,1\nA1,pro,2026-01,new,0,5,5\nA2,pro,2026-01,new,0,6,6\nA3,pro,2026-01,new,0,2,2\nA4,(none),2026-01,new,0,"
        "3,3\n");
  CHECK(movements_of(text, {"--by", "region,plan"}) ==
        "A1,kr / free,2026-01,new,0,1,1\nA1,kr / pro,2026-01,new,0,5,5\nA2,us / pro,2026-01,new,0,6,6\nA3,kr / pro,2026-01,new,0,2,2\n"
        "A4,kr / (none),2026-01,new,0,3,3\n");
  CHECK(errors_of("customer,date,amount,plan\nA1,2026-01,5,Total\n", {"--by", "plan"})
            .starts_with("<stdin>:2:14: error: \"Total\" looks like a totals row\n"));
}

TEST_CASE("rows that are read at speed keep to the limits", "[rows_csv]") {
  const std::string row = "A1,2026-01-05,1234\n";
  CHECK(errors_of(header + row + row, {"--max-digits", "3"}).find("2:15: error: amount is longer than a number may be (3 characters)") !=
        std::string::npos);
  const std::string long_row = std::string(2000, 'x') + ",2026-01-05,5\n";
  CHECK(errors_of(header + row + long_row, {"--max-field", "1K"}).find("3:1: error: a field of more than 1 KiB") != std::string::npos);
  CHECK(errors_of(header + row + "A1,2026-01-05,5," + std::string(5'000'000, 'x'), {}).find("a field of more than 1 MiB") !=
        std::string::npos);
  std::string fields = "A1,2026-01-05,5";
  for (int i = 0; i < 6; ++i) fields += ',' + std::string(1'000'000, 'x');
  CHECK(errors_of(header + row + fields + '\n').find("3:1: error: a record of more than 4 MiB") != std::string::npos);
}
