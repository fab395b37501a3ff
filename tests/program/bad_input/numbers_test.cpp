#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

namespace {

/// The revenue of rows of one customer in January, each amount as it is written.
Run read_amounts(std::initializer_list<std::string> amounts, char delimiter = ',') {
  const std::string d(1, delimiter);
  std::string text = "customer" + d + "date" + d + "amount\n";
  for (const std::string& amount : amounts) text += "A" + d + "2026-01-05" + d + amount + '\n';
  return read_rows(text);
}

/// Snapshots of one revenue, a period for each.
Run read_revenues(std::initializer_list<std::string> amounts, char delimiter = ',') {
  std::string text = "period" + std::string(1, delimiter) + "revenue_end\n";
  int month = 1;
  for (const std::string& amount : amounts) text += "2026-0" + std::to_string(month++) + delimiter + amount + '\n';
  return read_snapshots(text);
}

}  // namespace

TEST_CASE("bad input 17: semicolons and a decimal comma", "[bad-input]") {
  const Run snapshots = read_revenues({"1.234,50"}, ';');
  check_read(snapshots, {"the decimal mark is the comma"});
  CHECK(cell(snapshots, "revenue_end") == "1234.5");
  const Run rows = read_amounts({"1.234,50"}, ';');
  check_read(rows);
  CHECK(cell(rows, "revenue_end") == "1234.5");
}

TEST_CASE("bad input 18: a mark that nothing tells", "[bad-input]") {
  check_refused(read_revenues({"1.234", "1.235"}, ';'), {"<stdin>:2:9:", "ambiguous", "--decimal"});
  check_refused(read_amounts({"1.234", "1.235"}, ';'), {"<stdin>:2:14:", "ambiguous", "--decimal"});
}

TEST_CASE("bad input 19: grouped digits in quotes", "[bad-input]") {
  CHECK(cell(read_revenues({"\"1,234.50\""}), "revenue_end") == "1234.5");
  CHECK(cell(read_amounts({"\"1,234.50\""}), "revenue_end") == "1234.5");
}

TEST_CASE("bad input 20: grouped digits without quotes", "[bad-input]") {
  check_refused(read_revenues({"1,234.50"}), {"<stdin>:2:11:", "3 fields where the header has 2", "thousands separator"});
  check_refused(read_amounts({"1,234.50"}), {"<stdin>:2:16:", "4 fields where the header has 3", "thousands separator"});
}

TEST_CASE("bad input 21: two decimal marks", "[bad-input]") {
  check_refused(read_revenues({"1.234,5", "1,234.5"}, ';'), {"<stdin>:3:9:", "two decimal marks", "at 2:9"});
  check_refused(read_amounts({"1.234,5", "1,234.5"}, ';'), {"<stdin>:3:14:", "two decimal marks", "at 2:14"});
}

TEST_CASE("bad input 22: digits grouped otherwise than by three", "[bad-input]") {
  for (const std::string number : {"1,23,456", "1.23.456"}) {
    check_refused(read_revenues({number}, ';'), {"<stdin>:2:", "group digits by three", number});
    check_refused(read_amounts({number}, ';'), {"<stdin>:2:", "group digits by three", number});
  }
}

TEST_CASE("bad input 23: spaces and apostrophes between groups", "[bad-input]") {
  for (const std::string separator : {"\u00a0", "\u202f", "'"}) {
    CHECK(cell(read_revenues({"1" + separator + "234,5"}, ';'), "revenue_end") == "1234.5");
    CHECK(cell(read_amounts({"1" + separator + "234,5"}, ';'), "revenue_end") == "1234.5");
  }
}

TEST_CASE("bad input 24: won signs", "[bad-input]") {
  for (const std::string number : {"\"₩5,000\"", "5000원", "\"￦5,000\""}) {
    CHECK(cell(read_revenues({number}), "revenue_end") == "5000");
    CHECK(cell(read_amounts({number}), "revenue_end") == "5000");
  }
}

TEST_CASE("bad input 25: two currencies", "[bad-input]") {
  check_refused(read_revenues({"$5", "€5"}), {"<stdin>:3:9:", "two currencies", "USD at 2:9"});
  check_refused(read_amounts({"$5", "€5"}), {"<stdin>:3:14:", "two currencies", "USD at 2:14"});
}

TEST_CASE("bad input 26: signs of negative numbers", "[bad-input]") {
  const Run rows = read_amounts({"5000", "\"(1,234.50)\"", "1234-", "−5"});
  check_read(rows);
  CHECK(cell(rows, "revenue_end") == "2526.5");
  for (const std::string number : {"\"(1,234.50)\"", "1234-", "−5"}) {
    check_refused(read_revenues({number}), {"<stdin>:2:9:", "revenue at the end: ", "cannot be negative"});
  }
}

TEST_CASE("bad input 27: fullwidth digits", "[bad-input]") {
  CHECK(cell(read_revenues({"１２３"}), "revenue_end") == "123");
  CHECK(cell(read_amounts({"１２３"}), "revenue_end") == "123");
}

TEST_CASE("bad input 28: scientific notation", "[bad-input]") {
  for (const std::string number : {"1e5", "1E+05"}) {
    const Run snapshots = read_revenues({number});
    check_read(snapshots, {"<stdin>:2:9: warning:", "scientific notation"});
    CHECK(cell(snapshots, "revenue_end") == "100000");
    const Run rows = read_amounts({number});
    check_read(rows, {"<stdin>:2:14: warning:", "scientific notation"});
    CHECK(cell(rows, "revenue_end") == "100000");
  }
}

TEST_CASE("bad input 29: exponents out of range", "[bad-input]") {
  for (const std::string number : {"1e400", "-1e400"}) {
    check_refused(read_revenues({number}), {"<stdin>:2:9:", "revenue at the end: ", "is out of range", number});
    check_refused(read_amounts({number}), {"<stdin>:2:14:", "amount: ", "is out of range", number});
  }
}

TEST_CASE("bad input 30: what is not a number", "[bad-input]") {
  for (const std::string number : {"NaN", "inf", "-Infinity"}) {
    check_refused(read_revenues({number}), {"<stdin>:2:9:", "revenue at the end: ", "is not an amount", number});
    check_refused(read_amounts({number}), {"<stdin>:2:14:", "amount: ", "is not an amount", number});
  }
}

TEST_CASE("bad input 31: numbers of other notations", "[bad-input]") {
  for (const std::string number : {"0x10", "1_000", "1..2", "--1", "+-1"}) {
    check_refused(read_revenues({number}), {"<stdin>:2:10:", "revenue at the end: ", "is not an amount", number});
    check_refused(read_amounts({number}), {"<stdin>:2:15:", "amount: ", "is not an amount", number});
  }
}

TEST_CASE("bad input 32: a count beyond 64 bits", "[bad-input]") {
  check_refused(read_snapshots("period,cs,cn,ce\n2026-01,9223372036854775808,30,90\n"), {"<stdin>:2:9:", "out of range"});
}

TEST_CASE("bad input 33: sums are exact", "[bad-input]") {
  const std::string most = "999999999999999999";
  const Run rows = read_amounts({most, most, most, most, most, most, most, most, most, most, most, most});
  check_read(rows);
  CHECK(cell(rows, "revenue_end") == "11999999999999999988");
  const Run overall = run_retain({"report", "-f", "json"}, "period,sales\n2026-01," + most + "\n2026-02," + most + "\n");
  check_read(overall, {"15 digits"});
}

TEST_CASE("bad input 34: decimals are kept, and more than six are rounded with a word", "[bad-input]") {
  const Run snapshots = read_revenues({"1.005", "1.00500049"});
  check_read(snapshots, {"<stdin>:3:9: warning:", "rounded"});
  CHECK(cell(snapshots, "revenue_end") == "1.005");
  const Run rows = read_amounts({"1.00500049"});
  check_read(rows, {"<stdin>:2:14: warning:", "rounded"});
  CHECK(cell(rows, "revenue_end") == "1.005");
}

TEST_CASE("bad input 35: missing amounts", "[bad-input]") {
  check_refused(read_amounts({""}), {"<stdin>:2:14:", "amount is empty"});
  for (const std::string word : {"-", "N/A"}) {
    check_refused(read_revenues({word}), {"<stdin>:2:9:", "not an amount", "leave the cell empty"});
    check_refused(read_amounts({word}), {"<stdin>:2:14:", "not an amount"});
  }
  for (const std::string word : {"#N/A", "#DIV/0!"}) {
    check_refused(read_revenues({word}), {"<stdin>:2:9:", "an error of Excel", word});
    check_refused(read_amounts({word}), {"<stdin>:2:14:", "an error of Excel", word});
  }
  CHECK(read_snapshots("period,cs,cn,ce\n2026-01,,30,90\n").status == 0);
}

TEST_CASE("bad input 36: counts that contradict each other", "[bad-input]") {
  check_refused(read_snapshots("period,cs,cn,ce\n2026-01,-70,30,90\n"),
                {"<stdin>:2:9:", "customers at the start: \"-70\" cannot be negative"});
  check_refused(read_snapshots("period,cs,lost,ce\n2026-01,70,71,90\n"), {"<stdin>:2", "lost customers 71", "customers at the start 70"});
  check_refused(read_snapshots("period,cs,cn,ce\n2026-01,70,91,90\n"), {"<stdin>:2", "new customers 91", "customers at the end 90"});
  check_refused(read_snapshots("period,cs,cn,lost,ce\n2026-01,70,30,5,90\n"), {"<stdin>:2", "95", "90", "5"});
}

TEST_CASE("bad input 37: half a customer", "[bad-input]") {
  check_refused(read_snapshots("period,cs,cn,ce\n2026-01,10.5,30,90\n"), {"<stdin>:2:9:", "not a whole number", "10.5"});
}

TEST_CASE("bad input 38: a start that is not the end before it", "[bad-input]") {
  const std::string text = "period,cs,cn,ce\n2026-01,70,30,90\n2026-02,95,30,90\n";
  check_read(read_snapshots(text), {"<stdin>:3:9: warning:", "customers at the start 95", "customers at the end 90", "<stdin>:2"});
  check_refused(read_snapshots(text, {"--strict"}), {"<stdin>:3:9: error:", "<stdin>:2"});
}

TEST_CASE("bad input 39: nobody at the start", "[bad-input]") {
  const Run run = run_retain({"report", "-f", "json"}, "period,cs,cn,ce\n2026-01,0,30,30\n");
  check_read(run);
  CHECK(run.out.find("\"crr\": null") != std::string::npos);
  CHECK(run.out.find("\"crr\": \"zero_start_customers\"") != std::string::npos);
}

TEST_CASE("bad input 40: a lifetime without churn", "[bad-input]") {
  const Run run = run_retain({"report", "-f", "json", "--metrics", "cltv"},
                             "period,cs,cn,lost,ce,sales,purchases,buyers\n2026-01,70,30,0,100,100,10,5\n");
  check_read(run);
  CHECK(run.out.find("\"cltv\": null") != std::string::npos);
  CHECK(run.out.find("\"cltv\": \"zero_churn\"") != std::string::npos);
  CHECK(run.out.find("nfinity") == std::string::npos);
}

TEST_CASE("bad input 41: a fraction where a percent is expected", "[bad-input]") {
  check_refused(read_snapshots("period,cs,gross_margin\n2026-01,70,0.8\n"), {"<stdin>:2:12:", "looks like a fraction", "80%"});
  check_refused(read_snapshots("period,cs,cn,ce\n2026-01,70,30,90\n", {"--require", "crr>=0.85"}), 2, {"--require", "fraction", "85"});
}
