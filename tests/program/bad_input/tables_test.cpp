#include "program/bad_input/bad_input.hpp"

using namespace retain::test;

namespace {

const std::string snapshot_header = "period,cs,cn,ce\n";
const std::string row_header = "customer,date,amount\n";
const std::string snapshot_row = "2026-01,70,30,90\n";
const std::string good_row = "A,2026-01-05,1\n";

}  // namespace

TEST_CASE("bad input 42: a short row", "[bad-input]") {
  check_refused(read_snapshots(snapshot_header + "2026-01,70,30\n"), {"<stdin>:2:1:", "3 fields where the header has 4"});
  check_refused(read_rows(row_header + good_row + "A,2026-01-05\n"), {"<stdin>:3:1:", "2 fields where the header has 3"});
}

TEST_CASE("bad input 43: a long row", "[bad-input]") {
  check_refused(read_snapshots(snapshot_header + "2026-01,70,30,90,1\n"), {"<stdin>:2:18:", "5 fields where the header has 4"});
  check_refused(read_rows(row_header + good_row + "A,2026-01-05,1,2\n"), {"<stdin>:3:16:", "4 fields where the header has 3"});
}

TEST_CASE("bad input 44: bad rows skipped and kept apart", "[bad-input]") {
  const ScratchFolder folder;
  const std::vector<std::string> flags = {"--on-bad-row=skip", "--rejects", folder.path("r.csv")};
  const Run snapshots = read_snapshots(snapshot_header + snapshot_row + "2026-02,90,30\n2026-03,90,30,90,1\n", flags);
  check_read(snapshots, {"2 "});
  CHECK(cell(snapshots, "customers_end") == "90");
  CHECK(cell(snapshots, "period", 1) == "no such row");
  CHECK(folder.read("r.csv").find(",3,1,field_count,\"2026-02,90,30\"\n") != std::string::npos);
  const Run rows = read_rows(row_header + good_row + "A,2026-01-05\nA,2026-01-05,1,2\n", flags);
  check_read(rows, {"2 "});
  CHECK(cell(rows, "revenue_end") == "1");
  CHECK(folder.read("r.csv").find(",4,16,field_count,\"A,2026-01-05,1,2\"\n") != std::string::npos);
}

TEST_CASE("bad input 45: more bad rows than are allowed", "[bad-input]") {
  const std::vector<std::string> flags = {"--on-bad-row=skip", "--max-bad-rows", "1"};
  check_read(read_snapshots(snapshot_header + snapshot_row + "x\n", flags));
  check_refused(read_snapshots(snapshot_header + snapshot_row + "x\ny\n", flags), {"--max-bad-rows"});
  check_read(read_rows(row_header + good_row + "x\n", flags));
  check_refused(read_rows(row_header + good_row + "x\ny\n", flags), {"--max-bad-rows"});
}

TEST_CASE("bad input 46: a delimiter at the end of every line", "[bad-input]") {
  CHECK(cell(read_snapshots("period,cs,cn,ce,\n2026-01,70,30,90,\n"), "customers_end") == "90");
  CHECK(cell(read_rows("customer,date,amount,\nA,2026-01-05,1,\n"), "revenue_end") == "1");
}

TEST_CASE("bad input 47: blank lines", "[bad-input]") {
  CHECK(cell(read_snapshots(snapshot_header + snapshot_row + "\n2026-02,90,30,80\n\n\n\n"), "customers_end", 1) == "80");
  CHECK(cell(read_rows(row_header + good_row + "\nB,2026-01-06,2\n\n\n\n"), "revenue_end") == "3");
}

TEST_CASE("bad input 48: no line end at the end", "[bad-input]") {
  CHECK(cell(read_snapshots(snapshot_header + "2026-01,70,30,90"), "customers_end") == "90");
  CHECK(cell(read_rows(row_header + "A,2026-01-05,1"), "revenue_end") == "1");
}

TEST_CASE("bad input 49: every kind of line end", "[bad-input]") {
  for (const std::string end : {"\r\n", "\r", "\n"}) {
    CHECK(cell(read_snapshots("period,cs,ce" + end + "2026-01,70,90" + end + "2026-02,90,80" + end), "customers_end", 1) == "80");
    CHECK(cell(read_rows("customer,date,amount" + end + "A,2026-01-05,1" + end + "B,2026-01-05,2" + end), "revenue_end") == "3");
  }
  const Run snapshots = read_snapshots("period,cs,ce\r\n2026-01,70,90\n2026-02,90,80\r2026-03,80,75\n");
  CHECK(cell(snapshots, "customers_end", 1) == "80");
  CHECK(cell(snapshots, "customers_end", 2) == "75");
  CHECK(cell(read_rows("customer,date,amount\r\nA,2026-01-05,1\nB,2026-01-05,2\rC,2026-01-05,4\r\n"), "revenue_end") == "7");
}

TEST_CASE("bad input 50: line breaks and quotes in quotes", "[bad-input]") {
  const std::string field = "\"a\nb\r\nc\"\"d\"";
  const Run snapshots = run_retain({"report", "-f", "json"}, "period,segment,cs,ce\n2026-01," + field + ",70,90\n2026-01,e,7,9\n");
  check_read(snapshots);
  CHECK(snapshots.out.find(R"("a\nb\r\nc\"d")") != std::string::npos);
  check_refused(read_snapshots("period,segment,cs,ce\n2026-01," + field + ",70,90\n2026-01,x,70,9x\n"), {"<stdin>:5:15:", "9x"});
  check_refused(read_rows(row_header + field + ",2026-01-05,1\nB,2026-01-05,x\n"), {"<stdin>:5:14:"});
}

TEST_CASE("bad input 51: a quote that never closes", "[bad-input]") {
  check_refused(read_snapshots("period,segment,cs,ce\n2026-01,a,70,90\n2026-01,\"b,70,90\n2026-01,c,70,90\n"),
                {"<stdin>:3:9:", "a quote opens here and never closes"});
  std::string rows = row_header + good_row + "\"B,2026-01-05,1\n";
  for (int i = 0; i < 100'000; ++i) rows += good_row;
  check_refused(read_rows(rows), {"<stdin>:3:1:", "a quote opens here and never closes"});
}

TEST_CASE("bad input 51: a header that is damaged is told before a column of the user that it lacks", "[bad-input]") {
  const std::string rows = "A,2026-01-05,1\n";
  for (const std::string flag : {"customer=X", "amount=X", "date=X"}) {
    CAPTURE(flag);
    check_refused(read_rows("\"customer,date,amount\n" + rows, {"--column", flag}), {"<stdin>:1:1: error: a quote opens here"});
    check_refused(read_rows("\n\ncustomer,da\"te,amount\n" + rows, {"--column", flag}), {"<stdin>:3:12: error: a quote inside a field"});
  }
}

TEST_CASE("bad input 52: text behind a closing quote", "[bad-input]") {
  check_refused(read_snapshots("period,segment,cs,ce\n2026-01,\"a\"b,70,90\n"), {"<stdin>:2:12:", "after the closing quote"});
  check_refused(read_rows(row_header + "\"a\"b,2026-01-05,1\n"), {"<stdin>:2:4:", "after the closing quote"});
}

TEST_CASE("bad input 53: a quote within a field", "[bad-input]") {
  check_refused(read_snapshots("period,segment,cs,ce\n2026-01,a\"b,70,90\n"), {"<stdin>:2:10:", "a quote inside a field"});
  check_refused(read_rows(row_header + "a\"b,2026-01-05,1\n"), {"<stdin>:2:2:", "a quote inside a field"});
}

TEST_CASE("bad input 54: quotes behind a backslash", "[bad-input]") {
  check_refused(read_snapshots("period,segment,cs,ce\n2026-01,\"a\\\"b\",70,90\n"), {"<stdin>:2:13:", "double each quote"});
  check_refused(read_rows(row_header + "\"a\\\"b\",2026-01-05,1\n"), {"<stdin>:2:5:", "double each quote"});
}

TEST_CASE("bad input 55: fields in single quotes", "[bad-input]") {
  check_refused(read_snapshots("'period','segment','cs','ce'\n'2026-01','a, b','70','90'\n"), {"<stdin>:1:1:", "single quotes"});
  check_refused(read_rows("'customer','date','amount'\n'A, B','2026-01-05','1'\n"), {"<stdin>:1:1:", "single quotes"});
}

TEST_CASE("bad input 56: a line that names the delimiter", "[bad-input]") {
  CHECK(cell(read_snapshots("sep=;\nperiod;cs;cn;ce\n2026-01;70;30;90\n"), "customers_end") == "90");
  CHECK(cell(read_rows("sep=;\ncustomer;date;amount\nA;2026-01-05;1\n"), "revenue_end") == "1");
}

TEST_CASE("bad input 56: a table separated by spaces", "[bad-input]") {
  const std::string header = "customer date amount note\n";
  const std::string rows = "\"A 1\" 2026-01-05 1.5 \"paid, late\"\nB 2026-01-06 2 \nA 2026-02-05 1 x\n";
  const Run run = read_rows(header + rows, {"--delimiter", " "});
  check_read(run);
  CHECK(cell(run, "customers_end", 0) == "2");
  CHECK(cell(run, "revenue_end", 0) == "3.5");
  CHECK(cell(run, "customers_new", 1) == "1");
  check_refused(read_rows(header + "A  2026-01-05 1 x\n", {"--delimiter", " "}), {"<stdin>:2"});
  CHECK(cell(read_snapshots("period cs cn ce\n2026-01 70 30 90\n", {"--delimiter", " "}), "customers_churned") == "10");
}

TEST_CASE("bad input 57: lines of text above the header", "[bad-input]") {
  const std::string preamble = "Our customers\n\ncreated today\n";
  for (const Run& run : {read_snapshots(preamble + snapshot_header + snapshot_row), read_rows(preamble + row_header + good_row)}) {
    INFO(run.err);
    CHECK((run.status == 0 || run.status == 3));
    if (run.status == 3) check_refused(run, {"<stdin>:1:1:"});
  }
}

TEST_CASE("bad input 57: the flag that skips lines above the header", "[bad-input]") {
  const std::string preamble = "Our customers\n\ncreated today\n";
  for (const Run& run : {read_snapshots(preamble + snapshot_header + snapshot_row), read_rows(preamble + row_header + good_row)}) {
    if (run.status == 3) check_refused(run, {"--skip 3"});
  }
  CHECK(cell(read_snapshots(preamble + snapshot_header + snapshot_row, {"--skip", "3"}), "customers_end") == "90");
  CHECK(cell(read_rows(preamble + row_header + good_row, {"--skip", "3"}), "revenue_end") == "1");
}

TEST_CASE("bad input 58: a header of two rows", "[bad-input]") {
  check_refused(read_snapshots("period,customers,,\n,cs,cn,ce\n2026-01,70,30,90\n"), {"<stdin>:"});
  check_refused(read_rows("sales,,\ncustomer,date,amount\nA,2026-01-05,1\n"), {"<stdin>:"});
}

TEST_CASE("bad input 58: the flag that skips the first row of a header", "[bad-input]") {
  check_refused(read_snapshots("period,customers,,\n,cs,cn,ce\n2026-01,70,30,90\n"), {"--skip"});
  check_refused(read_rows("sales,,\ncustomer,date,amount\nA,2026-01-05,1\n"), {"--skip 1"});
}

TEST_CASE("bad input 59: a totals row", "[bad-input]") {
  for (const std::string word : {"Total", "합계", "Summe"}) {
    check_refused(read_snapshots(snapshot_header + snapshot_row + word + ",70,30,90\n"), {"<stdin>:3:1:", word, "remove the row"});
    check_refused(read_rows(row_header + good_row + word + ",,1\n"), {"<stdin>:3:"});
    check_refused(read_rows(row_header + good_row + "," + word + ",1\n"), {"<stdin>:3:"});
  }
}

TEST_CASE("bad input 60: a second table below a blank line", "[bad-input]") {
  check_refused(read_snapshots(snapshot_header + snapshot_row + "\n" + snapshot_header + "2026-02,90,30,90\n"),
                {"<stdin>:4:1:", "the header again"});
  check_refused(read_rows(row_header + good_row + "\n" + row_header + good_row), {"<stdin>:4:1:", "the header again"});
  check_refused(read_rows(row_header + good_row + "\nname,city\nB,x\n"), {"<stdin>:4:1:"});
}

TEST_CASE("bad input 61: no header", "[bad-input]") {
  check_refused(read_snapshots("2026-01,70,30,90\n2026-02,90,30,90\n"), {"<stdin>:1:1:", "no header recognised"});
  check_refused(read_rows("A,2026-01-05,1\nB,2026-01-05,1\n"), {"<stdin>:1:1:"});
}

TEST_CASE("bad input 61: the flag for a table without a header", "[bad-input]") {
  check_refused(read_snapshots("2026-01,70,30,90\n2026-02,90,30,90\n"), {"--no-header"});
  check_refused(read_rows("A,2026-01-05,1\nB,2026-01-05,1\n"), {"no header recognised", "--no-header"});
}

TEST_CASE("bad input 62: two columns of one name", "[bad-input]") {
  check_refused(read_snapshots("period,cs,cn,ce,cs\n2026-01,70,30,90,70\n"),
                {"<stdin>:1:17:", "two columns for customers at the start", "at 1:8"});
  check_refused(read_rows("customer,date,amount,amount\nA,2026-01-05,1,2\n"), {"<stdin>:1:22:", "two columns", "at 1:15"});
}

TEST_CASE("bad input 63: a column without a name", "[bad-input]") {
  const Run snapshots = read_snapshots("period,cs,cn,ce,\n2026-01,70,30,90,x\n");
  check_read(snapshots, {"<stdin>:1:17: warning:", "without a name"});
  CHECK(cell(snapshots, "customers_end") == "90");
  CHECK(cell(read_rows("customer,date,,amount\nA,2026-01-05,x,1\n"), "revenue_end") == "1");
}

TEST_CASE("bad input 64: spaces, capitals and units in a header", "[bad-input]") {
  CHECK(cell(read_snapshots("PERIOD, Cs ,CN,매출 (만원)\n2026-01,70,30,90\n", {"--column", "revenue_end=매출 (만원)"}), "revenue_end") ==
        "900000");
  CHECK(cell(read_snapshots("PERIOD, Cs ,CN,Ending MRR\n2026-01,70,30,90\n"), "revenue_end") == "90");
  CHECK(cell(read_rows("CUSTOMER, Date , Amount \nA,2026-01-05,1\n"), "revenue_end") == "1");
  CHECK(cell(read_rows("고객,일자,매출 (원)\nA,2026-01-05,1\n"), "revenue_end") == "1");
}

TEST_CASE("bad input 65: a column that is missing", "[bad-input]") {
  check_refused(read_rows("customr,date,amount\nA,2026-01-05,1\n"), {"no customer", "is it \"customr\"?", "\"date\", \"amount\""});
  check_refused(read_rows("customr,date,amount\nA,2026-01-05,1\n", {"--column", "customer=custmer"}), 2,
                {"no column \"custmer\"", "\"customr\""});
  check_refused(read_snapshots("period,start,and\n2026-01,1,2\n", {"--column", "customers_end=end"}), 2, {"no column \"end\""});
  check_read(read_snapshots("period,cs,custmers_end\n2026-01,90,30\n"), {"did you mean \"customers_end\"?"});
}
